package storetest

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
)

// patience is how long a test waits for what must come; a good store needs a small part of it.
const patience = 20 * time.Second

// Run tests a store. Each call of open returns a new and empty one, which the suite closes.
func Run(t *testing.T, open func(testing.TB) mailbox.Store) {
	opened := func(t testing.TB) mailbox.Store {
		s := open(t)
		t.Cleanup(func() { closeStore(t, s) })
		return s
	}
	for _, part := range []struct {
		name  string
		tests []test
	}{
		{"records", recordTests},
		{"REST front", apiTests},
		{"tapes", tapeTests},
		{"order", orderTests},
		{"users", userTests},
		{"audit", auditTests},
		{"acts", actTests},
		{"ends", endTests},
		{"watch", watchTests},
		{"random", randomTests},
	} {
		t.Run(part.name, func(t *testing.T) {
			for _, tt := range part.tests {
				t.Run(tt.name, func(t *testing.T) {
					t.Parallel()
					tt.run(t, opened(t))
				})
			}
		})
	}
}

// RunShared tests a store that several can have open at the same time, each as a process of its
// own would. Each call of open opens the store at a path, and makes it where there is none.
func RunShared(t *testing.T, open func(t testing.TB, path string) mailbox.Store) {
	Run(t, func(t testing.TB) mailbox.Store {
		return open(t, filepath.Join(t.TempDir(), "portal.db"))
	})
	t.Run("shared", func(t *testing.T) {
		for _, tt := range sharedTests {
			t.Run(tt.name, func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), "portal.db")
				tt.run(t, func() mailbox.Store {
					s := open(t, path)
					t.Cleanup(func() { closeStore(t, s) })
					return s
				})
			})
		}
	})
}

// test is one promise of a store, kept by an empty one.
type test struct {
	name string
	run  func(t *testing.T, s mailbox.Store)
}

func closeStore(t testing.TB, s mailbox.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

// update commits an act that must come off.
func update(t testing.TB, s mailbox.Store, fn func(mailbox.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), fn); err != nil {
		t.Fatalf("update: %v", err)
	}
}

// view reads what must be readable.
func view(t testing.TB, s mailbox.Store, fn func(mailbox.Reader) error) {
	t.Helper()
	if err := s.View(t.Context(), fn); err != nil {
		t.Fatalf("view: %v", err)
	}
}

// wantError checks an error by errors.Is.
func wantError(t testing.TB, doing string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: error %v, want %v", doing, got, want)
	}
}

// revision is the number of the last commit.
func revision(t testing.TB, s mailbox.Store) uint64 {
	t.Helper()
	var n uint64
	view(t, s, func(r mailbox.Reader) (err error) {
		n, err = r.Revision()
		return err
	})
	return n
}
