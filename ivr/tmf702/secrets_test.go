package tmf702_test

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"voiceportal/fixtures"
	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// haul is everything that leaves the portal, or stays on its disk, by where it was found.
type haul map[string]string

func (h haul) add(where, what string) { h[where] += what + "\n" }

// find tells where a PIN is, in clear or in a form that anybody can read.
func (h haul) find(p pin.PIN) []string {
	digits := p.Reveal()
	forms := []string{digits, p.Reverse().Reveal(), hex.EncodeToString([]byte(digits)), base64.StdEncoding.EncodeToString([]byte(digits))}
	var found []string
	for _, where := range slices.Sorted(maps.Keys(h)) {
		if slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(h[where], form) }) {
			found = append(found, where)
		}
	}
	return found
}

// longPINs draws PINs of twelve digits, which occur nowhere by accident and which the rules of
// riverside accept.
func longPINs(t testing.TB, n int) []pin.PIN {
	t.Helper()
	profiles, err := fixtures.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := profiles.Profile("essensys")
	if err != nil {
		t.Fatal(err)
	}
	all := make([]pin.PIN, n)
	for i := range all {
		if all[i], err = rules.PIN.Generate(rand.Reader, 12, pin.Context{}); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestNoPINLeavesThePortal sends PINs in at every place that a client can think of, right and wrong,
// keys them in by phone, and then looks for them in all that came out. Two that are leaked on
// purpose are found: in what was sent as a name, and as a correlation id.
func TestNoPINLeavesThePortal(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	accounts := accountsOn(t, boltAt(t, path))
	if err := load(t.Context(), accounts); err != nil {
		t.Fatal(err)
	}
	p := openPortal(t, accounts)
	phones := newExchange(t, accounts)
	l := newListener(p)
	p.subscribe(l, "", "")
	p.run()
	found := haul{}
	send := func(c request) answer {
		c.wrong = true
		a := p.do(c)
		found.add("answers", a.raw)
		found.add("headers of answers", fmt.Sprint(a.header))
		return a
	}
	secrets := longPINs(t, 24)
	use := func() string { // a PIN that was not used yet
		s := secrets[0]
		secrets = secrets[1:]
		return s.Reveal()
	}
	all := slices.Clone(secrets)
	resource := "/resource/riverside-2002"
	patch := func(body string) request { return request{method: http.MethodPatch, path: resource, body: body} }

	// As it should be, in both spellings and by a JSON Patch.
	chosen := use()
	send(patch(`{"newPin":"` + chosen + `","customerChosen":true}`)).want(200)
	send(patch(`{"resourceCharacteristic":[{"name":"voicemailPassword","value":"` + use() + `"}]}`)).want(200)
	last := use()
	byPatch := patch(`[{"op":"add","path":"/newPin","value":"` + last + `"}]`)
	byPatch.media = "application/json-patch+json"
	send(byPatch).want(200)
	phones.dial(noah).keys(last + "#").want(ivr.StateCollectNewPIN)
	changed := use()
	phones.dial(noah).keys(last+"#", changed+"#", changed+"#").want(ivr.StateMainMenu)
	phones.dial(noah).keys(use() + "#") // a wrong try
	send(request{method: http.MethodPost, path: "/resource", body: `{"vmid":"2990","newPin":"` + use() + `","resourceCharacteristic":[{"name":"tenant","value":"riverside"}]}`}).want(201)

	// Refused: against the rules, twice, at odds, as a number, and where no PIN belongs.
	send(patch(`{"newPin":"`+reversed(changed)+`"}`)).wantError(400, "rule")
	send(patch(`{"newPin":"`+use()+`","resourceCharacteristic":[{"name":"voicemailPassword","value":"`+use()+`"}]}`)).wantError(400, "conflicting-request")
	send(patch(`{"newPin":`+strings.TrimLeft(use(), "0")+`}`)).wantError(400, "invalid-body")
	send(patch(`{"newPin":"`+use()+`"`)).wantError(400, "invalid-body")
	send(patch(`{"`+use()+`":1}`)).wantError(400, "unknown-attribute")
	send(patch(`{"administrativeState":"`+use()+`"}`)).wantError(400, "invalid-body")
	send(patch(`{"vmid":"`+use()+`"}`)).wantError(400, "conflicting-request")
	badPatch := patch(`[{"op":"replace","path":"/` + use() + `","value":"` + use() + `"}]`)
	badPatch.media = "application/json-patch+json"
	send(badPatch).wantError(400, "patch-does-not-apply")
	send(request{method: http.MethodGet, path: "/resource/" + use()}).wantError(404, "not-found")
	send(request{method: http.MethodGet, path: "/resource?name=" + use()}).want(200)
	send(request{method: http.MethodGet, path: "/resource?" + use() + "=1"}).wantError(400, "unknown-attribute")
	keyed := patch(`{"resetPin":"default"}`)
	keyed.header = map[string]string{"Idempotency-Key": use(), "If-Match": `"` + use() + `"`}
	send(keyed).wantError(412, "stale")
	send(request{method: http.MethodGet, path: "/resource", token: use()}).wantError(401, "unauthorized")

	// The leaks: nobody can keep a client from calling a mailbox by a PIN.
	named, correlated := use(), use()
	leak := request{method: http.MethodPost, path: "/resource", header: map[string]string{"X-Correlation-ID": correlated}}
	leak.body = `{"vmid":"2991","name":"` + named + `","resourceCharacteristic":[{"name":"tenant","value":"riverside"}]}`
	send(leak).want(201)

	for e := l.next(); e.event.text("event.resource.id") != "riverside-2991"; e = l.next() {
		found.add("events", e.event.raw)
	}
	found.add("answers", p.get("/resource").raw)
	found.add("metrics", p.do(request{method: http.MethodGet, path: "!/metrics", token: "-"}).raw)
	gather(t, p, found, path)

	for i, secret := range all {
		where := found.find(secret)
		leaked := secret.Reveal() == named || secret.Reveal() == correlated
		if !leaked && len(where) > 0 {
			t.Errorf("PIN %d of %d is in %s", i+1, len(all), strings.Join(where, ", "))
		}
		if leaked && len(where) == 0 {
			t.Errorf("PIN %d of %d was leaked on purpose and is found nowhere: the search is blind", i+1, len(all))
		}
	}
	for leak, places := range map[string][]string{named: {"answers", "store file"}, correlated: {"headers of answers", "log", "audit", "store file"}} {
		where := found.find(pin.New(leak))
		for _, place := range places {
			if !slices.Contains(where, place) {
				t.Errorf("a leaked PIN is not found in the %s", place)
			}
		}
	}
}

// gather adds what stays in the portal: audit, mails with their heads, log and the files of the store.
func gather(t *testing.T, p *portal, found haul, path string) {
	t.Helper()
	entries, err := p.AuditLog(t.Context(), mailbox.AuditFilter{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		found.add("audit", fmt.Sprintf("%+v %s", e, mailbox.Sentence(e)))
	}
	mails, err := p.Mails(t.Context(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mails {
		found.add("mails", fmt.Sprintf("%+v", m))
	}
	found.add("log", p.log.String())
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found.add("store file", string(raw))
	}
}

func reversed(s string) string { return pin.New(s).Reverse().Reveal() }
