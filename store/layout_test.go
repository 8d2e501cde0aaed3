package store

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// note is a record that has gone through two versions: the second one brought Loud, which is
// made of Text in older ones.
type note struct {
	Text string
	Loud bool
}

func noteFields(c *coder, n *note) {
	text(c, &n.Text)
	if c.version >= 2 {
		c.flag(&n.Loud)
	} else if c.reading {
		n.Loud = strings.ToUpper(n.Text) == n.Text
	}
}

var (
	noteV1 = layout[note]{"note", 1, noteFields}
	noteV2 = layout[note]{"note", 2, noteFields}
	key    = []byte("key")
)

func TestAnOlderRecordIsMigratedWhenRead(t *testing.T) {
	t.Parallel()
	got, err := noteV2.decode(key, noteV1.encode(key, note{Text: "HELLO"}))
	if want := (note{"HELLO", true}); got != want || err != nil {
		t.Errorf("decoded %+v, %v, want %+v", got, err, want)
	}
}

func TestANewerRecordIsRefusedNamingBothVersions(t *testing.T) {
	t.Parallel()
	_, err := noteV1.decode(key, noteV2.encode(key, note{Text: "hello"}))
	if !errors.Is(err, mailbox.ErrNewer) || !strings.Contains(fmt.Sprint(err), "note record has version 2, this program knows versions up to 1") {
		t.Errorf("error %v, want ErrNewer with both versions", err)
	}
}

func TestAChangedRecordIsRefused(t *testing.T) {
	t.Parallel()
	good := boxLayout.encode(key, sampleBox())
	refused := func(what string, key, b []byte) {
		t.Helper()
		if v, err := boxLayout.decode(key, b); !errors.Is(err, mailbox.ErrDamaged) || !cmp.Equal(v, mailbox.Mailbox{}) {
			t.Errorf("%s: decoded %+v, %v, want ErrDamaged and nothing", what, v, err)
		}
	}
	for i := range good {
		for bit := range 8 {
			b := append([]byte(nil), good...)
			b[i] ^= 1 << bit
			refused(fmt.Sprintf("bit %d of byte %d flipped", bit, i), key, b)
		}
		refused(fmt.Sprintf("cut at %d", i), key, good[:i])
	}
	refused("a byte too many", key, append(append([]byte(nil), good...), 0))
	refused("under another key", []byte("kez"), good)
	refused("nothing", key, nil)
}

func TestARecordOfAnotherKindIsRefused(t *testing.T) {
	t.Parallel()
	b := noteV1.encode(key, note{Text: "hello"})
	if _, err := mailLayout.decode(key, b); !errors.Is(err, mailbox.ErrDamaged) {
		t.Errorf("a note read as a mail: error %v, want ErrDamaged", err)
	}
}

// TestAValueHasOneForm refuses bodies that say something, but not in the way of the writer.
func TestAValueHasOneForm(t *testing.T) {
	t.Parallel()
	everything := layout[all]{"all", 1, allFields}
	sound := everything.encode(key, all{Number: -1, Items: []uint64{2, 3}})
	for _, tt := range []struct {
		name string
		body []byte
		ok   bool
	}{
		{"as it is written", sound[frame:], true},
		{"a number with a byte too many", []byte{0x81, 0x00, 0, 0, 2, 2, 3}, false},
		{"a number of more than 64 bits", append(bytes.Repeat([]byte{0xff}, 10), 0, 0, 0), false},
		{"a flag that is neither yes nor no", []byte{1, 2, 0, 2, 2, 3}, false},
		{"a time that is zero and says that it is not", append(zeroTime(), 2, 2, 3), false},
		{"a time with more than a second of nanoseconds", []byte{1, 0, 1, 0, 0x80, 0x94, 0xeb, 0xdc, 0x03, 2, 2, 3}, false},
		{"a list longer than the record", []byte{1, 0, 0, 0xff, 0x7f, 2, 3}, false},
	} {
		b := append([]byte{1, 0, 0, 0, 0}, tt.body...)
		binary.BigEndian.PutUint32(b[1:], checksum(key, 1, tt.body))
		got, err := everything.decode(key, b)
		if tt.ok && err != nil || !tt.ok && !errors.Is(err, mailbox.ErrDamaged) {
			t.Errorf("%s: decoded %+v, %v", tt.name, got, err)
		}
	}
}

// zeroTime is the beginning of an [all] whose time is set, to the zero time.
func zeroTime() []byte {
	seconds := time.Time{}.Unix()
	c := coder{buf: []byte{1, 0, 1}}
	c.signed(&seconds)
	return append(c.buf, 0)
}

// all is a record with a field of every kind that has more than one thinkable form.
type all struct {
	Number int64
	Flag   bool
	At     time.Time
	Items  []uint64
}

func allFields(c *coder, a *all) {
	c.signed(&a.Number)
	c.flag(&a.Flag)
	c.instant(&a.At)
	list(c, &a.Items, (*coder).count)
}

// TestTheFormatStays keeps version 1 readable for ever: a record of each kind must be written
// just as it was. A change of layout needs a new version, and a golden file of its own.
func TestTheFormatStays(t *testing.T) {
	t.Parallel()
	file := filepath.Join("testdata", "v1.golden")
	var lines strings.Builder
	for _, s := range samples() {
		fmt.Fprintf(&lines, "%s %s\n", s.name, hex.EncodeToString(s.encoded))
	}
	if *update {
		if err := os.WriteFile(file, []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), lines.String()); d != "" {
		t.Errorf("records are written in another way (-want +got):\n%s", d)
	}
}

// FuzzDecode reads arbitrary bodies as every kind of record, of every version. What is taken in must
// be the one form of its value; what an older version has written takes that form when it is written
// again.
func FuzzDecode(f *testing.F) {
	kinds := samples()
	for i, s := range kinds {
		f.Add(i, s.encoded[frame:])
	}
	f.Fuzz(func(t *testing.T, kind int, body []byte) {
		if kind < 0 || kind >= len(kinds) {
			return
		}
		s := kinds[kind]
		newest := s.encoded[0]
		for version := byte(1); version <= newest; version++ {
			b := append([]byte{version, 0, 0, 0, 0}, body...)
			binary.BigEndian.PutUint32(b[1:], checksum(key, version, body))
			written, err := s.recode(b)
			if err != nil {
				if !errors.Is(err, mailbox.ErrDamaged) {
					t.Errorf("%s: error %v, want ErrDamaged", s.name, err)
				}
				continue
			}
			if version == newest && string(written) != string(b) {
				t.Errorf("%s read from %x is written as %x", s.name, b, written)
			}
			if again, err := s.recode(written); err != nil || string(again) != string(written) {
				t.Errorf("%s of version %d, written as %x, is read and written as %x, %v", s.name, version, written, again, err)
			}
		}
	})
}

// sample is an encoded record of one kind.
type sample struct {
	name    string
	encoded []byte
	recode  func([]byte) ([]byte, error) // decodes and encodes
}

func sampleOf[T any](l layout[T], v T) sample {
	return sample{l.name, l.encode(key, v), func(b []byte) ([]byte, error) {
		v, err := l.decode(key, b)
		if err != nil {
			return nil, err
		}
		return l.encode(key, v), nil
	}}
}

func samples() []sample {
	at := time.Date(2026, 11, 22, 9, 14, 0, 5, time.FixedZone("", 3600))
	box := mailbox.Key{Tenant: "harbor", Number: "4012"}
	return []sample{
		sampleOf(tenantLayout, mailbox.Tenant{ID: "harbor", CompanyPIN: pin.Sealed{1, 2}, Sites: []string{"Pier", ""}}),
		sampleOf(boxLayout, sampleBox()),
		sampleOf(userLayout, box),
		sampleOf(messageLayout, mailbox.Message{ID: 1 << 40, Mailbox: box, At: at, Duration: -time.Second, New: true}),
		sampleOf(mailLayout, mailbox.Mail{ID: 7, Kind: mailbox.MailTemporaryPIN, Secret: pin.Sealed{9}, Attempts: -1}),
		sampleOf(callLayout, mailbox.Call{ID: "c1", Started: at, Lease: at.Add(time.Hour)}),
		sampleOf(auditLayout, mailbox.AuditEntry{Seq: 3, At: at, Act: "reset", FailuresBefore: 4, Chain: []byte{1}}),
		sampleOf(clockLayout, mailbox.Clock{Mode: mailbox.ClockLab, Offset: 31 * 24 * time.Hour, High: at}),
		sampleOf(classLayout, mailbox.Class{Name: "training", Loaded: at, Acts: 12}),
		sampleOf(countLayout, mailbox.Throttle{Name: "web-user 01ab", Times: []time.Time{at, at.Add(time.Second)}}),
		sampleOf(tokenLayout, mailbox.Token{ID: "0a1b", Name: "crm", Scope: mailbox.ScopeReset, Sum: "ff", CreatedAt: at}),
		sampleOf(subscriptionLayout, mailbox.Subscription{ID: "s1", Callback: "https://crm.example", Seen: 9, Tries: 2, NextTry: at}),
		sampleOf(jobLayout, mailbox.Job{ID: "j1", Since: time.Hour, Failures: []mailbox.JobNote{{Number: "4012", Reason: "locked"}}, Lease: at}),
		sampleOf(requestLayout, mailbox.Request{Key: "k1", Asked: "a1", Result: "harbor/4012", At: at}),
		sampleOf(tapeLayout, mailbox.Tape{ID: "c1", From: "4012", To: "*98", Mailbox: box, Started: at, Length: time.Minute, Cause: "caller", Text: "00:00.000 < offered"}),
		sampleOf(stateLayout, state{Revision: 300, Seq: 2, Head: []byte{5, 6}}),
		sampleOf(checkpointLayout, checkpoint{Seq: 1000, Chain: []byte{7}, Sign: []byte{8, 9}}),
		sampleOf(changeLayout, []mailbox.Change{{Kind: mailbox.ChangedMail, Record: "7"}, {Kind: mailbox.ChangedClock}}),
	}
}

func sampleBox() mailbox.Mailbox {
	at := time.Date(1969, 7, 20, 20, 17, 40, 999999999, time.UTC)
	return mailbox.Mailbox{
		Key:    mailbox.Key{Tenant: "harbor", Number: "4012"},
		Owner:  mailbox.Owner{First: "Ana", Last: "Duarte", UserName: "ana"},
		Active: true,
		Credential: mailbox.Credential{
			Kind: mailbox.CredentialPersonal, Generation: 3, SetAt: at,
			Verifier: pin.Verifier{Scheme: "hmac", Salt: []byte{1}, Sum: []byte{2, 3}},
			History:  []pin.Verifier{{Scheme: "hmac"}, {}},
		},
		Failures: 4, FailedAt: []time.Time{at, {}},
		Web: &mailbox.Web{Hash: "argon2id", Generation: 2, TempUntil: at},
	}
}
