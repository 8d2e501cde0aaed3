package tmf702

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
)

// FuzzDecode compares the strict reader with the library's: what it takes in the library takes in
// too, and means the same by.
func FuzzDecode(f *testing.F) {
	for _, body := range []string{`{}`, `{"a":[1,"x",null,true,{"b":-1.5e3}]}`, `{"a":1,"a":2}`, "\xff", `[[[`, `1 2`, `{"é":1}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		v, err := decode(body)
		if err != nil {
			if len(body) > 2 && strings.Contains(err.Error(), string(body)) {
				t.Errorf("the error quotes the body: %v", err)
			}
			return
		}
		var want any
		if err := json.Unmarshal(body, &want); err != nil && !strings.Contains(err.Error(), "cannot unmarshal number") {
			t.Fatalf("%q was read, and the library says %v", body, err)
		}
		again, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := decode(again); err != nil {
			t.Errorf("%q was read and written as %q, which cannot be read: %v", body, again, err)
		}
	})
}

// FuzzQuery feeds queries to every parser of them; none may panic, and a filter that was taken in
// can be asked.
func FuzzQuery(f *testing.F) {
	for _, q := range []string{"name=Ana", "a.b.gt=1&c%3E2", "name.regex=^A", "fields=none&sort=-name&limit=3", "vmid=1,2,3", "id!=x"} {
		f.Add(q)
	}
	o := object{"id": "x", "name": "Ana", "resourceCharacteristic": []any{object{"name": charFailed, "value": 3}}}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, c := range []catalog{resources(), monitors(), events()} {
			if q, err := parseQuery(raw, c); err == nil {
				q.picks(o)
				q.sort([]object{o, {}})
				q.project(o)
			}
		}
		_, _ = parseFields(raw, resources())
		_, _ = parseEventQuery(raw)
	})
}

func TestFiltersComparesByKind(t *testing.T) {
	t.Parallel()
	entry := object{
		"resourceVersion": "10", "startOperatingDate": "2025-11-04T09:14:00Z",
		"resourceCharacteristic": []any{
			object{"name": charFailed, "value": 9}, object{"name": charPINMustChange, "value": true}, object{"name": charEmail, "value": "ana@harbor.example"},
		},
	}
	for term, want := range map[string]bool{
		"resourceVersion.gt=9":                               true, // as numbers, not as texts
		"resourceVersion.lt=9":                               false,
		"resourceVersion=10.0":                               true,
		"startOperatingDate.gt=2025-11-04T10:13:00%2B01:00":  true, // the same day in another zone, a minute before
		"startOperatingDate.lte=2025-11-04T10:14:00%2B01:00": true,
		"resourceCharacteristic.failedAttempts=9":            true,
		"resourceCharacteristic.failedAttempts.ne=9":         false,
		"resourceCharacteristic.pinMustChange=1":             true,
		"resourceCharacteristic.pinMustChange.ne=false":      true,
		"resourceCharacteristic.email.regex=@harbor\\.":      true,
		"resourceCharacteristic.email.regex=^harbor":         false,
		"resourceCharacteristic.phone.ne=1":                  true, // who has none has not this one
		"resourceCharacteristic.phone=1":                     false,
		"resourceCharacteristic.phone.regex=.*":              false,
		"resourceCharacteristic.name=email,phone":            true,
		"resourceCharacteristic.value=ana@harbor.example":    true,
	} {
		q, err := parseQuery(term, resources())
		if err != nil {
			t.Errorf("%s: %v", term, err)
			continue
		}
		if got := q.picks(entry); got != want {
			t.Errorf("%s holds: %v, want %v", term, got, want)
		}
	}
}

// The names that events are made of are those of the audit.
func TestTheActsAreThoseOfTheAudit(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		actCreate, actDelete, actEdit, actActivate, actExpire, actForceChange, actResetDefault, actResetTemporary, actSetPIN, actLock,
	} {
		if _, known := mailbox.InfoByName(name); !known {
			t.Errorf("no act is called %s", name)
		}
	}
}

// What the API's document says a resource and a monitor have is what clients can ask for by name.
func TestTheCatalogsAreTheDocuments(t *testing.T) {
	t.Parallel()
	whole, err := Document("http://localhost")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Components struct {
			Schemas map[string]struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(whole, &doc); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]catalog{"Resource": resources(), "Monitor": monitors(), "ResourceAttributeValueChangeEvent": events()} {
		for attribute := range doc.Components.Schemas[name].Properties {
			if !c.knows(attribute) {
				t.Errorf("clients cannot ask for %s of %s", attribute, name)
			}
		}
		for path := range c.paths {
			if first, _, _ := strings.Cut(path, "."); !c.knows(first) {
				t.Errorf("%s can be compared and is no attribute of %s", path, name)
			}
		}
	}
}

func TestEveryRefusalHasAStatus(t *testing.T) {
	t.Parallel()
	for _, code := range mailbox.RefusalCodes() {
		if got := statusOf(code); !slices.Contains([]int{400, 409, 412}, got) {
			t.Errorf("%s answers %d", code, got)
		}
	}
}

func TestRetriesAreTwiceAsFarApartEachTime(t *testing.T) {
	t.Parallel()
	for tries, want := range map[int]time.Duration{1: time.Second, 2: 2 * time.Second, 5: 16 * time.Second, 9: 256 * time.Second, 10: 5 * time.Minute, 1000: 5 * time.Minute} {
		if got := retryAfter(tries); got != want {
			t.Errorf("after %d tries %v, want %v", tries, got, want)
		}
	}
}

func TestTheLimiterForgetsWhoIsQuiet(t *testing.T) {
	t.Parallel()
	now := time.Now()
	l := newLimiter(1, func() time.Time { return now })
	for range 3 {
		l.take("busy")
	}
	now = now.Add(-time.Hour) // a clock that is put back fills no bucket
	if l.take("busy") == 0 {
		t.Error("a clock that was put back let a token through")
	}
	now = now.Add(3 * time.Hour)
	l.take("other")
	if len(l.buckets) != 1 {
		t.Errorf("%d tokens are remembered, want the one that has just come", len(l.buckets))
	}
	if newLimiter(0, nil).take("x") != 0 {
		t.Error("no limit holds a token back")
	}
}
