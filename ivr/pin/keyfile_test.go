package pin_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"voiceportal/ivr/pin"
)

func TestKeyFileRoundTrip(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db.key")
	made, err := pin.CreateKeyFile(path, steady(1))
	if err != nil {
		t.Fatal(err)
	}
	read, err := pin.ReadKeyFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if made.ID() != read.ID() {
		t.Errorf("made %v, read %v", made, read)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode())
	}
	onlyFile(t, path)
}

// onlyFile fails when a folder holds anything but one file.
func onlyFile(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || entries[0].Name() != filepath.Base(path) {
		t.Errorf("the folder holds %v, want the key file alone", entries)
	}
}

func TestCreateKeyFileKeepsTheOneThatIsThere(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db.key")
	first, err := pin.CreateKeyFile(path, steady(1))
	if err != nil {
		t.Fatal(err)
	}
	second, err := pin.CreateKeyFile(path, steady(2))
	if err != nil || second.ID() != first.ID() {
		t.Errorf("the second time: %v, %v, want %v", second, err, first)
	}
	onlyFile(t, path)
}

// Many processes that start at once on a new store end up with one key.
func TestCreateKeyFileAtOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db.key")
	const starters = 16
	ids := make([]string, starters)
	var all sync.WaitGroup
	for i := range starters {
		all.Go(func() {
			keys, err := pin.CreateKeyFile(path, steady(byte(i)))
			if err != nil {
				t.Error(err)
				return
			}
			ids[i] = keys.ID()
		})
	}
	all.Wait()
	for i := range ids {
		if ids[i] != ids[0] {
			t.Errorf("starter %d has key %s, starter 0 has %s", i, ids[i], ids[0])
		}
	}
	onlyFile(t, path)
}

func TestCreateKeyFileReportsWhatFails(t *testing.T) {
	t.Parallel()
	broken := errors.New("no entropy")
	path := filepath.Join(t.TempDir(), "portal.db.key")
	if _, err := pin.CreateKeyFile(path, iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("error %v, want the source's", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a key file was left without a key")
	}
	_, err := pin.CreateKeyFile(filepath.Join(path, "no folder", "key"), steady(1))
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "no folder") {
		t.Errorf("error %v, want one that names the folder", err)
	}
}

func TestReadKeyFileSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	const secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
	for name, tt := range map[string]struct {
		content string
		want    string // empty: it reads
	}{
		"plain":         {"voiceportal-key-1 " + secret + "\n", ""},
		"no newline":    {"voiceportal-key-1 " + secret, ""},
		"of Windows":    {"# a comment\r\n\r\nvoiceportal-key-1 " + secret + "\r\n", ""},
		"capitals":      {"voiceportal-key-1 " + strings.ToUpper(secret), ""},
		"empty":         {"", "it holds no key"},
		"comments":      {"# nothing\n", "it holds no key"},
		"too short":     {"# key\nvoiceportal-key-1 " + secret[2:], "line 2: the key needs 64 hexadecimal digits"},
		"too long":      {"voiceportal-key-1 " + secret + "00", "line 1: the key needs 64 hexadecimal digits"},
		"no hex":        {"voiceportal-key-1 " + strings.Repeat("xy", 32), "line 1: the key needs 64 hexadecimal digits"},
		"two keys":      {strings.Repeat("voiceportal-key-1 "+secret+"\n", 2), "line 2: a second key"},
		"a newer one":   {"voiceportal-key-2 " + secret, `line 1 does not begin with "voiceportal-key-1"`},
		"another file":  {"-----BEGIN RSA PRIVATE KEY-----", "line 1 does not begin"},
		"a large file":  {strings.Repeat("#\n", 4096), "too long"},
		"a binary file": {"\x00\x01\x02", "line 1 does not begin"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "key")
			if err := os.WriteFile(path, []byte(tt.content), 0o600); err != nil {
				t.Fatal(err)
			}
			keys, err := pin.ReadKeyFile(path)
			if tt.want == "" {
				if err != nil || keys.ID() == "" {
					t.Errorf("error %v, want it to read", err)
				}
				return
			}
			if !errors.Is(err, pin.ErrBadKey) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want ErrBadKey that names the file and %q", err, tt.want)
			}
			if strings.Contains(err.Error(), secret[2:10]) {
				t.Error("the error tells a part of the key")
			}
		})
	}
}

func TestReadKeyFileMissing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db.key")
	_, err := pin.ReadKeyFile(path)
	if !errors.Is(err, pin.ErrNoKey) || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v, want ErrNoKey that names the file", err)
	}
	if _, err := pin.ReadKeyFile(t.TempDir()); err == nil || errors.Is(err, pin.ErrNoKey) {
		t.Errorf("a folder: error %v, want one that it cannot be read", err)
	}
}

func FuzzReadKeyFile(f *testing.F) {
	f.Add([]byte("# key\nvoiceportal-key-1 " + strings.Repeat("0f", 32) + "\n"))
	f.Add([]byte("voiceportal-key-1"))
	path := filepath.Join(f.TempDir(), "key")
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		keys, err := pin.ReadKeyFile(path)
		if (keys == nil) == (err == nil) {
			t.Errorf("keys %v and error %v", keys, err)
		}
		if err == nil && !bytes.Contains(content, []byte("voiceportal-key-1 ")) {
			t.Error("something else reads as a key file")
		}
	})
}
