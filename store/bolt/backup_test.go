package bolt_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// folder is the names in a folder.
func folder(t testing.TB, path string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

// backedUp is a backup of a store in a folder of its own.
func backedUp(t testing.TB, s *bolt.Store) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "kept.db")
	if _, err := s.BackupFile(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestABackupFileIsCheckedAndForItsOwnerOnly(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), key)
	path := backedUp(t, s)
	if diff := cmp.Diff([]string{"kept.db"}, folder(t, filepath.Dir(path))); diff != "" {
		t.Errorf("files beside the backup (-want +got):\n%s", diff)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("mode %v, want 0600", mode)
	}
	r, err := bolt.Verify(t.Context(), path, key)
	if err != nil || !r.OK() || r.Revision != 1 {
		t.Errorf("verify: %v, %v, revision %d", r.Problems, err, r.Revision)
	}
	if diff := cmp.Diff([]string{"kept.db"}, folder(t, filepath.Dir(path))); diff != "" {
		t.Errorf("verify left something behind (-want +got):\n%s", diff)
	}
}

func TestABackupReplacesNothing(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), key)
	path := backedUp(t, s)
	if err := s.Update(t.Context(), charge); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BackupFile(t.Context(), path); !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v, want fs.ErrExist with the path", err)
	}
	if r, err := bolt.Verify(t.Context(), path, key); err != nil || r.Revision != 1 {
		t.Errorf("the earlier backup: revision %d, %v", r.Revision, err)
	}
}

func TestABackupThatFailsLeavesNoFile(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), key)
	dir := t.TempDir()
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.BackupFile(ended, filepath.Join(dir, "kept.db")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	if names := folder(t, dir); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
	if _, err := s.BackupFile(t.Context(), filepath.Join(dir, "none", "kept.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("into a folder that is not there: %v", err)
	}
}

func TestVerifyTellsWhatIsWrong(t *testing.T) {
	t.Parallel()
	path := backedUp(t, withAna(t, filepath.Join(t.TempDir(), "portal.db"), key))
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(t.TempDir(), "cut.db")
	write(t, cut, content[:len(content)/2])
	other := key
	other.KeyID = "another"
	for _, tt := range []struct {
		name, path string
		options    bolt.Options
		want       error
	}{
		{"a file cut in the middle", cut, key, mailbox.ErrDamaged},
		{"another key", path, other, pin.ErrWrongKey},
		{"no file", path + ".none", key, fs.ErrNotExist},
	} {
		if _, err := bolt.Verify(t.Context(), tt.path, tt.options); !errors.Is(err, tt.want) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.want)
		}
	}
	if _, err := bolt.Verify(t.Context(), path, bolt.Options{Poll: -1}); err == nil {
		t.Error("options that cannot be are accepted")
	}
}
