package bolt_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// TestWhatCannotBeOpenedIsNamedWithTheNextStep wants the path in every message, the sentinel in
// the chain, and the file as it was.
func TestWhatCannotBeOpenedIsNamedWithTheNextStep(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		spoil  func(t *testing.T, path string) // of a sound store made with key "3f2a"
		o      bolt.Options
		is     error
		wanted []string
	}{
		{
			"another key", nil,
			bolt.Options{KeyID: "90b1"},
			pin.ErrWrongKey,
			[]string{`made with key "3f2a", this key is "90b1"`, "put back the key file"},
		},
		{"no key", nil, bolt.Options{}, pin.ErrWrongKey, []string{`this key is ""`}},
		{
			"an empty file", func(t *testing.T, path string) { cut(t, path, 0) }, key,
			mailbox.ErrDamaged,
			[]string{"the file is empty", "restore a backup"},
		},
		{
			"a file cut within its first page", func(t *testing.T, path string) { cut(t, path, 100) }, key,
			mailbox.ErrDamaged,
			[]string{"restore a backup"},
		},
		{
			"a file cut within its records", func(t *testing.T, path string) { cut(t, path, 3*4096) }, key,
			mailbox.ErrDamaged,
			[]string{"the file has 12288 bytes of at least", "restore a backup"},
		},
		{"some other file", func(t *testing.T, path string) {
			write(t, path, []byte(strings.Repeat("Dear diary, ", 4096)))
		}, key, mailbox.ErrDamaged, []string{"invalid database", "restore a backup"}},
		{"some other program's bbolt file", func(t *testing.T, path string) {
			inBolt(t, path, func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("voiceportal")) })
		}, key, mailbox.ErrDamaged, []string{"not a store of the voice portal"}},
		{"a store of a newer version", func(t *testing.T, path string) {
			inBolt(t, path, func(tx *bbolt.Tx) error {
				return tx.Bucket([]byte("voiceportal")).Put([]byte("version"), []byte("2"))
			})
		}, key, mailbox.ErrNewer, []string{"the store has version 2, this program knows versions up to 1", "use a newer version"}},
		{"a store without a version", func(t *testing.T, path string) {
			inBolt(t, path, func(tx *bbolt.Tx) error {
				return tx.Bucket([]byte("voiceportal")).Delete([]byte("version"))
			})
		}, key, mailbox.ErrDamaged, []string{"its version cannot be read"}},
		{"no store, to be read only", func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}, bolt.Options{KeyID: "3f2a", ReadOnly: true}, fs.ErrNotExist, []string{"there is no such store", "check the path"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "portal.db")
			s := withAna(t, path, key)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if tt.spoil != nil {
				tt.spoil(t, path)
			}
			before, _ := os.ReadFile(path)
			_, err := bolt.Open(path, tt.o)
			if !errors.Is(err, tt.is) {
				t.Fatalf("error %v, want %v", err, tt.is)
			}
			for _, part := range append(tt.wanted, "store "+path+": ") {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("error %q does not say %q", err, part)
				}
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

// key are the options of a store made with a key.
var key = bolt.Options{KeyID: "3f2a"}

func cut(t *testing.T, path string, size int64) {
	t.Helper()
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// inBolt changes a store's file behind its back.
func inBolt(t *testing.T, path string, change func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestAHalfMadeStoreIsMadeAnew(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	write(t, path+".new", []byte("left behind by a process that was killed"))
	wantSound(t, withAna(t, path, key))
	if _, err := os.Stat(path + ".new"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the half-made file is still there: %v", err)
	}
}

func TestAStoreCannotBeMadeInAFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, nil)
	if _, err := bolt.Open(filepath.Join(file, "portal.db"), key); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("error %v, want one that names %s", err, file)
	}
}

func TestAStoreOpenedForReadingIsNotWritten(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	withAna(t, path, key)
	s := opened(t, path, bolt.Options{KeyID: "3f2a", ReadOnly: true})
	if failures, _ := counted(t, s); failures != 0 {
		t.Errorf("%d failures, want 0", failures)
	}
	err := s.Update(t.Context(), charge)
	if !errors.Is(err, mailbox.ErrReadOnly) || !strings.HasSuffix(err.Error(), "open it for writing") {
		t.Errorf("Update: error %v, want ErrReadOnly", err)
	}
	if _, _, err := s.Compact(t.Context()); !errors.Is(err, mailbox.ErrReadOnly) {
		t.Errorf("Compact: error %v, want ErrReadOnly", err)
	}
}

func TestOptionsThatCannotWorkAreRefused(t *testing.T) {
	t.Parallel()
	for want, o := range map[string]bolt.Options{
		"Timeout 50ms is too short": {Timeout: 50 * time.Millisecond},
		"Timeout -1s is too short":  {Timeout: -time.Second},
		"Poll -1ns is negative":     {Poll: -1},
	} {
		path := filepath.Join(t.TempDir(), "portal.db")
		if _, err := bolt.Open(path, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: error %v, want %q", o, err, want)
		}
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%+v: a store was made", o)
		}
	}
}

func TestTheStoreKeepsItsPlaceWhenTheProcessMoves(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	s := withAna(t, "portal.db", key)
	t.Chdir(t.TempDir())
	if err := s.Update(t.Context(), charge); err != nil {
		t.Error(err)
	}
	if want := filepath.Join(folder, "portal.db"); s.Path() != want {
		t.Errorf("path %s, want %s", s.Path(), want)
	}
}
