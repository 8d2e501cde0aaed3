package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
	"voiceportal/store/bolt"
	"voiceportal/store/storetest"
)

// full makes a store with enough records for pages of every kind, and returns its file.
func full(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{})
	for i := range 3 {
		if err := s.Update(t.Context(), func(tx mailbox.Tx) error {
			for n := range 100 {
				m := storetest.Filled[mailbox.Mailbox](1000*i + n)
				m.Key = mailbox.Key{Tenant: "harbor", Number: fmt.Sprint(5000 + 100*i + n)}
				if err := tx.PutMailbox(m); err != nil {
					return err
				}
			}
			return charge(tx)
		}); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// useAll does everything with a store that may be damaged, and returns what it read and the
// first error. What it must not do is panic, or take for ever.
func useAll(ctx context.Context, path string) (c storetest.Contents, err error) {
	s, err := bolt.Open(path, bolt.Options{Timeout: 200 * time.Millisecond})
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	err = s.View(ctx, func(r mailbox.Reader) (err error) {
		c, err = storetest.Read(r, "harbor")
		return err
	})
	report, checked := s.Check(ctx)
	if checked == nil && !report.OK() {
		checked = fmt.Errorf("%w: %v", mailbox.ErrDamaged, report.Problems[0])
	}
	if err := errors.Join(err, checked); err != nil {
		return c, err // bbolt trusts a page that it writes anew, and may go on for ever
	}
	_, measured := s.Stats(ctx)
	return c, errors.Join(measured, s.Update(ctx, charge))
}

// wantDamage accepts what errors a damaged store may give.
func wantDamage(t *testing.T, what string, err error) {
	t.Helper()
	for _, kind := range []error{mailbox.ErrDamaged, mailbox.ErrNewer, mailbox.ErrNoMailbox} {
		if errors.Is(err, kind) {
			return
		}
	}
	if err != nil {
		t.Errorf("%s: error %v, want ErrDamaged", what, err)
	}
}

func TestATruncatedStoreIsDamagedAndNothingWorse(t *testing.T) {
	t.Parallel()
	sound := full(t)
	for size := 0; size < len(sound); size += 4096 + 512 {
		path := filepath.Join(t.TempDir(), "portal.db")
		write(t, path, sound[:size])
		_, err := useAll(t.Context(), path)
		wantDamage(t, fmt.Sprint("cut at ", size), err)
	}
}

// TestAFlippedBitIsFoundOrDoesNoHarm flips bits of pages in use and free alike. Either somebody
// says that the store is damaged, or it reads as before.
func TestAFlippedBitIsFoundOrDoesNoHarm(t *testing.T) {
	t.Parallel()
	sound := full(t)
	path := filepath.Join(t.TempDir(), "portal.db")
	write(t, path, sound)
	want, err := useAll(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	const flips = 60
	found := 0
	for range flips {
		b := append([]byte(nil), sound...)
		at, bit := rand.IntN(len(b)), rand.IntN(8)
		if rand.IntN(2) == 0 {
			at = at&^4095 + rand.IntN(64) // the heads of pages are where it hurts
		}
		b[at] ^= 1 << bit
		path := filepath.Join(t.TempDir(), "portal.db")
		write(t, path, b)
		got, err := useAll(t.Context(), path)
		what := fmt.Sprintf("bit %d of byte %d of %d", bit, at, len(b))
		wantDamage(t, what, err)
		if err != nil {
			found++
			continue
		}
		// The head of the newest state is kept twice, one commit apart: with one copy broken the
		// store falls back to the commit before, as after a crash.
		if got.Revision == want.Revision && len(got.Mailboxes) != len(want.Mailboxes) {
			t.Errorf("%s: nobody found it, and %d of %d mailboxes are left", what, len(got.Mailboxes), len(want.Mailboxes))
		}
	}
	if found == 0 {
		t.Errorf("of %d flipped bits none was found", flips)
	}
}

// TestAStoreDamagedWhileOpen cuts a store that a process has open: the next use says so, and so
// do all others, in time.
func TestAStoreDamagedWhileOpen(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	write(t, path, full(t))
	s := opened(t, path, bolt.Options{})
	cut(t, path, 5*4096)
	for range 3 {
		err := s.Update(t.Context(), charge)
		if !errors.Is(err, mailbox.ErrDamaged) {
			t.Errorf("Update: error %v, want ErrDamaged", err)
		}
		err = s.View(t.Context(), func(r mailbox.Reader) error {
			_, err := storetest.Read(r, "harbor")
			return err
		})
		if !errors.Is(err, mailbox.ErrDamaged) {
			t.Errorf("View: error %v, want ErrDamaged", err)
		}
		if _, err := s.Check(t.Context()); !errors.Is(err, mailbox.ErrDamaged) {
			t.Errorf("Check: error %v, want ErrDamaged", err)
		}
	}
}

func TestCheckOfAFileNamesTheFirstBrokenAuditEntry(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	chained := func(secret string) bolt.Options {
		return bolt.Options{Chain: func(prev, entry []byte) []byte {
			return store.Unkeyed(prev, append([]byte(secret), entry...))
		}}
	}
	s := withAna(t, path, chained("key"))
	for range 20 {
		if err := s.Update(t.Context(), charge); err != nil {
			t.Fatal(err)
		}
	}
	wantSound(t, s)
	r, err := opened(t, path, chained("another key")).Check(t.Context())
	if err != nil || len(r.Problems) != 1 || r.Problems[0].Where != "audit 1" {
		t.Errorf("with another key: %v, %v, want a break at entry 1", r.Problems, err)
	}
}

// TestAPageThatBreaksUnderACommitKeepsNobodyOut breaks pages that an act writes to without
// reading them first, so that bbolt panics with its locks held.
func TestAPageThatBreaksUnderACommitKeepsNobodyOut(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{})
	name := func(i int) string { return fmt.Sprintf("tenant-%04d", i) }
	if err := s.Update(t.Context(), func(tx mailbox.Tx) error {
		for i := range 500 {
			if err := tx.PutTenant(mailbox.Tenant{ID: name(i), Name: "stands here"}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for page := range pages(b) {
		if bytes.Contains(page, []byte("stands here")) {
			page[0] ^= 0x80 // the page takes itself for another one
		}
	}
	write(t, path, b)
	other := opened(t, path, bolt.Options{Timeout: time.Second})
	for range 2 {
		err := s.Update(t.Context(), func(tx mailbox.Tx) error { return tx.PutTenant(mailbox.Tenant{ID: name(0)}) })
		if !errors.Is(err, mailbox.ErrDamaged) {
			t.Errorf("Update: error %v, want ErrDamaged", err)
		}
	}
	if err := s.Update(t.Context(), charge); !errors.Is(err, mailbox.ErrDamaged) {
		t.Errorf("a later Update: error %v, want ErrDamaged: bbolt is not to be trusted any more", err)
	}
	if err := other.Update(t.Context(), charge); err != nil {
		t.Errorf("an Update elsewhere in the file: %v", err)
	}
	if failures, _ := counted(t, s); failures != 1 {
		t.Errorf("%d failures, want 1", failures)
	}
	r, err := other.Check(t.Context())
	if err != nil || len(r.Problems) != 1 || r.Problems[0].Where != "pages" {
		t.Errorf("check: %v, %v, want a problem with a page", r.Problems, err)
	}
}
