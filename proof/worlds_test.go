package proof_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// used makes a portal that has been used, closes it, and returns its path and its bytes. The first
// mailbox has one wrong try behind it and the second one is locked; both have been left alone since.
func used(t *testing.T) (path string, content []byte) {
	t.Helper()
	p := makePortal(t, 300)
	guess := func(k mailbox.Key, n int) {
		for range n {
			if _, err := p.try(t.Context(), k, wrong, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	guess(box(0), 1)
	guess(box(1), 5)
	guess(box(2), 3) // a store with one head broken falls back by one commit
	if err := p.store.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(p.path)
	if err != nil {
		t.Fatal(err)
	}
	return p.path, content
}

// damagedCopy puts bytes beside the key of a portal.
func damagedCopy(t *testing.T, from string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "portal.db")
	key, err := os.ReadFile(from + ".key")
	if err := errors.Join(err, os.WriteFile(path, content, 0o600), os.WriteFile(path+".key", key, 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}

// answers asks a portal that may be damaged about what it must know. It returns which answers were
// wrong though nobody reported an error.
func answers(ctx context.Context, path string) (wrongly []string, err error) {
	p, err := openPortal(path, bolt.Options{Timeout: time.Second})
	if err != nil {
		return nil, err
	}
	defer p.store.Close() //nolint:errcheck // nothing is expected of a damaged store
	for _, ask := range []struct {
		k    mailbox.Key
		with pin.PIN
		want mailbox.Verdict
	}{
		{box(0), wrong, mailbox.Refused},
		{box(0), right, mailbox.SignedIn},
		{box(1), right, mailbox.Locked},
		{box(5000), right, mailbox.Refused},
	} {
		out, err := p.try(ctx, ask.k, ask.with, "")
		if err != nil {
			return wrongly, err
		}
		if out.Verdict != ask.want {
			wrongly = append(wrongly, fmt.Sprintf("%s: %s instead of %s", ask.k, out.Verdict, ask.want))
			if out.Verdict == mailbox.SignedIn {
				return wrongly, errLetIn
			}
		}
	}
	return wrongly, nil
}

// errLetIn is the one thing that no damage excuses.
var errLetIn = errors.New("somebody was let in")

// TestDamageNeverLetsAnybodyIn flips bits and cuts the file at random places. The portal answers as
// before or says what is wrong. Records carry checksums, but a key that bbolt no longer finds is a
// number that nobody has: such a mailbox is refused, and the check of the store names the damage.
func TestDamageNeverLetsAnybodyIn(t *testing.T) {
	t.Parallel()
	from, sound := used(t)
	if wrongly, err := answers(t.Context(), damagedCopy(t, from, sound)); err != nil || len(wrongly) > 0 {
		t.Fatalf("the sound store: %q, %v", wrongly, err)
	}
	reported := 0
	for i := range 60 {
		b, what := append([]byte(nil), sound...), ""
		if i%6 == 0 {
			b = b[:mathrand.IntN(len(b))]
			what = fmt.Sprintf("cut at %d of %d", len(b), len(sound))
		} else {
			at, bit := mathrand.IntN(len(b)), mathrand.IntN(8)
			b[at] ^= 1 << bit
			what = fmt.Sprintf("bit %d of byte %d of %d", bit, at, len(b))
		}
		path := damagedCopy(t, from, b)
		wrongly, err := answers(t.Context(), path)
		switch {
		case errors.Is(err, errLetIn):
			t.Errorf("%s: %q", what, wrongly)
		case err != nil:
			reported++
			if !errors.Is(err, mailbox.ErrDamaged) && !errors.Is(err, mailbox.ErrNewer) && !errors.Is(err, pin.ErrWrongKey) {
				t.Errorf("%s: error %v, want one that says what is wrong with the store", what, err)
			}
		case len(wrongly) > 0:
			wantReported(t, what, path, wrongly)
		}
	}
	if reported == 0 {
		t.Error("no damage was reported")
	}
}

// wantReported wants the check of a store to find what made it answer wrongly.
func wantReported(t *testing.T, what, path string, wrongly []string) {
	t.Helper()
	p, err := openPortal(path, bolt.Options{Timeout: time.Second})
	if err != nil {
		return
	}
	defer p.store.Close() //nolint:errcheck // nothing is expected of a damaged store
	if report, err := p.store.Check(t.Context()); err == nil && report.OK() {
		t.Errorf("%s: %q, and the check finds nothing", what, wrongly)
	}
}

func TestARestoreBringsTheBackupBack(t *testing.T) {
	t.Parallel()
	from, sound := used(t)
	path := damagedCopy(t, from, sound)
	p := reopen(t, path, bolt.Options{})
	backup := filepath.Join(t.TempDir(), "backup.db")
	if _, err := p.store.BackupFile(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(p.store.Close(), os.Truncate(path, int64(len(sound)/2))); err != nil {
		t.Fatal(err)
	}
	if _, err := answers(t.Context(), path); !errors.Is(err, mailbox.ErrDamaged) {
		t.Errorf("half a store: error %v, want ErrDamaged", err)
	}
	o := bolt.Options{Chain: p.keys.Chain, KeyID: p.keys.ID()}
	if err := bolt.Restore(t.Context(), path, backup, o, true); err != nil {
		t.Fatal(err)
	}
	if wrongly, err := answers(t.Context(), path); err != nil || len(wrongly) > 0 {
		t.Errorf("after the restore: %q, %v", wrongly, err)
	}
}

func TestAnotherKeyFileOpensNothingAndBreaksNothing(t *testing.T) {
	t.Parallel()
	from, sound := used(t)
	path := damagedCopy(t, from, sound)
	if err := os.Rename(path+".key", path+".own"); err != nil {
		t.Fatal(err)
	}
	if _, err := pin.CreateKeyFile(path+".key", rand.Reader); err != nil {
		t.Fatal(err)
	}
	if _, err := answers(t.Context(), path); !errors.Is(err, pin.ErrWrongKey) {
		t.Errorf("with another key: error %v, want ErrWrongKey", err)
	}
	if err := os.Rename(path+".own", path+".key"); err != nil {
		t.Fatal(err)
	}
	if wrongly, err := answers(t.Context(), path); err != nil || len(wrongly) > 0 {
		t.Errorf("with its own key again: %q, %v", wrongly, err)
	}
}

// TestAMachineClockSetBackMakesNothingYoung: a PIN that has expired stays so, and no entry of the
// audit is older than the one before.
func TestAMachineClockSetBackMakesNothingYoung(t *testing.T) {
	t.Parallel()
	p := makePortal(t, 1)
	at := func(shift time.Duration) mailbox.Verdict {
		q, err := openPortalAt(p.path, bolt.Options{}, func() time.Time { return time.Now().Add(shift) })
		if err != nil {
			t.Fatal(err)
		}
		defer q.store.Close() //nolint:errcheck // the end of this process
		out, err := q.try(t.Context(), box(0), right, "")
		if err != nil {
			t.Fatal(err)
		}
		return out.Verdict
	}
	const month = 31 * 24 * time.Hour
	for _, step := range []struct {
		shift time.Duration
		want  mailbox.Verdict
	}{{0, mailbox.SignedIn}, {month, mailbox.MustChange}, {0, mailbox.MustChange}, {-12 * month, mailbox.MustChange}} {
		if got := at(step.shift); got != step.want {
			t.Errorf("with the machine's clock off by %v: %s, want %s", step.shift, got, step.want)
		}
	}
	entries, err := p.AuditLog(t.Context(), mailbox.AuditFilter{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(entries); i++ { // newest first
		if entries[i-1].At.Before(entries[i].At) {
			t.Errorf("entry %d is of %v, and the one before it of %v", entries[i-1].Seq, entries[i-1].At, entries[i].At)
		}
	}
}
