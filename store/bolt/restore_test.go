package bolt_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// charged is a store that was charged a number of times.
func charged(t testing.TB, path string, times int) *bolt.Store {
	t.Helper()
	s := withAna(t, path, key)
	for range times {
		if err := s.Update(t.Context(), charge); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestABackupIsRestoredWhereThereIsNoStore(t *testing.T) {
	t.Parallel()
	s := charged(t, filepath.Join(t.TempDir(), "portal.db"), 3)
	backup := backedUp(t, s)
	path := filepath.Join(t.TempDir(), "new", "portal.db")
	if err := bolt.Restore(t.Context(), path, backup, key, false); err != nil {
		t.Fatal(err)
	}
	restored := opened(t, path, key)
	if diff := cmp.Diff(contents(t, s), contents(t, restored)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantSound(t, restored)
	if diff := cmp.Diff([]string{"portal.db", "portal.db.lock"}, folder(t, filepath.Dir(path))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestARestoreReplacesAStoreOnlyWhenTold(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := charged(t, path, 1)
	backup := backedUp(t, s)
	for range 2 {
		if err := s.Update(t.Context(), charge); err != nil {
			t.Fatal(err)
		}
	}
	if err := bolt.Restore(t.Context(), path, backup, key, false); !errors.Is(err, bolt.ErrExists) {
		t.Errorf("error %v, want ErrExists", err)
	}
	if failures, _ := counted(t, s); failures != 3 {
		t.Errorf("%d failures after the refusal, want 3", failures)
	}
	for range 2 { // the second time there is an older one kept already
		if err := bolt.Restore(t.Context(), path, backup, key, true); err != nil {
			t.Fatal(err)
		}
	}
	if failures, _ := counted(t, s); failures != 1 {
		t.Errorf("%d failures in the restored store, want 1", failures)
	}
	if failures, _ := counted(t, opened(t, bolt.BeforeRestore(path), key)); failures != 1 {
		t.Errorf("%d failures in what the second restore replaced, want 1", failures)
	}
}

// Whoever has the store open goes on with the restored one, and is told to read everything again.
func TestARestoreReachesWhoeverHasTheStoreOpen(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := charged(t, path, 1)
	backup := backedUp(t, s)
	for range 5 {
		if err := s.Update(t.Context(), charge); err != nil {
			t.Fatal(err)
		}
	}
	changes, err := s.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := bolt.Restore(t.Context(), path, backup, key, true); err != nil {
		t.Fatal(err)
	}
	if ch := <-changes; ch.Kind != mailbox.ChangedAll {
		t.Errorf("the watcher hears of %+v, want everything", ch)
	}
	if err := s.Update(t.Context(), charge); err != nil {
		t.Fatal(err)
	}
	if failures, entries := counted(t, s); failures != 2 || entries != 2 {
		t.Errorf("%d failures and %d entries, want one more than in the backup", failures, entries)
	}
	wantSound(t, s)
}

func TestABadBackupReplacesNothing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := charged(t, path, 2)
	good, err := os.ReadFile(backedUp(t, s))
	if err != nil {
		t.Fatal(err)
	}
	changed := []byte(strings.ReplaceAll(string(good), "wrong-pin", "right-pin"))
	other := key
	other.KeyID = "another"
	for _, tt := range []struct {
		name    string
		content []byte
		options bolt.Options
		want    error
	}{
		{"empty", nil, key, mailbox.ErrDamaged},
		{"no store", []byte("This is no store."), key, mailbox.ErrDamaged},
		{"cut short", good[:len(good)/2], key, mailbox.ErrDamaged},
		{"an audit entry that was changed", changed, key, mailbox.ErrDamaged},
		{"of another key", good, other, pin.ErrWrongKey},
	} {
		backup := filepath.Join(t.TempDir(), "bad.db")
		write(t, backup, tt.content)
		err := bolt.Restore(t.Context(), path, backup, tt.options, true)
		if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), backup) {
			t.Errorf("%s: error %v, want %v with the backup's path", tt.name, err, tt.want)
		}
	}
	if err := bolt.Restore(t.Context(), path, filepath.Join(t.TempDir(), "none.db"), key, true); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no backup: error %v", err)
	}
	if failures, _ := counted(t, s); failures != 2 {
		t.Errorf("%d failures in the store, want 2", failures)
	}
	if diff := cmp.Diff([]string{"portal.db", "portal.db.lock"}, folder(t, filepath.Dir(path))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestADamagedStoreIsReplaced(t *testing.T) {
	t.Parallel()
	backup := backedUp(t, charged(t, filepath.Join(t.TempDir(), "portal.db"), 2))
	path := filepath.Join(t.TempDir(), "portal.db")
	write(t, path, []byte("This was a store once."))
	if err := bolt.Restore(t.Context(), path, backup, key, true); err != nil {
		t.Fatal(err)
	}
	if failures, _ := counted(t, opened(t, path, key)); failures != 2 {
		t.Errorf("%d failures, want 2", failures)
	}
	if kept, err := os.ReadFile(bolt.BeforeRestore(path)); err != nil || string(kept) != "This was a store once." {
		t.Errorf("what was there is not kept: %v", err)
	}
}
