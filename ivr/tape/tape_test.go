package tape_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/tape"
)

// sample is a short call.
func sample() tape.Tape {
	return tape.Tape{
		From: mailbox.Key{Tenant: "harbor", Number: "4012"}, To: "*98",
		Started: time.Date(2025, 11, 4, 9, 14, 0, 0, time.UTC),
		Records: []ivr.Record{
			{What: ivr.Moved{From: ivr.StateOnHook, Trigger: ivr.TriggerOffered, To: ivr.StateWelcome}},
			{At: 1500 * time.Millisecond, What: ivr.Entry{Kind: ivr.EntryPIN, Slot: "a", Digits: 4, End: ivr.EndTerm}},
			{At: 2 * time.Second, What: ivr.HungUp{}},
		},
	}
}

func TestATapeIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := sample().Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := tape.Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample(), got); diff != "" {
		t.Errorf("tape (-written +read):\n%s", diff)
	}
	if got.Length() != 2*time.Second || (tape.Tape{}).Length() != 0 {
		t.Errorf("lengths are %v and %v", got.Length(), tape.Tape{}.Length())
	}
}

func TestWhatIsNoTapeIsTold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, src, want string }{
		{"empty", "", "who called whom"},
		{"no headlines", "00:00.000 < hung-up\n", "who called whom"},
		{"a number without a tenant", "# from 4012\n# to 7000\n", "tenant/number"},
		{"no time", "# from harbor/4012\n# to 7000\n# started today\n", "no time"},
		{"a line that is no record", "# from harbor/4012\n# to 7000\nhello\n", "line 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := tape.Read(strings.NewReader(tt.src)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestATapeIsNamedByItsFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "odd.tape")
	var b bytes.Buffer
	if err := sample().Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := tape.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	want := sample()
	want.Name = "odd"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tape (-written +loaded):\n%s", diff)
	}
	if _, err := tape.Load(path + "x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there gives %v", err)
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := sample().Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add("# from a/1\n# to 2\n# started 2025-11-04T09:14:00Z\n")
	f.Fuzz(func(t *testing.T, src string) {
		got, err := tape.Read(strings.NewReader(src))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := got.Write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := tape.Read(&b)
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		if diff := cmp.Diff(got, again); diff != "" {
			t.Errorf("tape (-once +twice):\n%s", diff)
		}
	})
}
