package pin

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// The errors of key files, for errors.Is.
var (
	ErrNoKey    = errors.New("no key file")
	ErrWrongKey = errors.New("wrong key file") // for stores, which know the ID they were made with
	ErrBadKey   = errors.New("not a key file")
)

// keyPrefix begins the one line of a key file that is no comment; the secret follows in
// hexadecimal.
const keyPrefix = "voiceportal-key-1 "

const keyComment = `# The key of a Voice Portal store. Whoever has this file and the store can find out PINs;
# without it nobody can sign in. Keep both, apart from each other, and show it to no one.
`

// maxKeyFile is more than any key file has, in bytes; what is longer is something else.
const maxKeyFile = 4096

// ReadKeyFile reads the keys from a key file. Its errors name the file and wrap [ErrNoKey] where
// there is none, [ErrBadKey] where it is something else.
func ReadKeyFile(path string) (*Keys, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s does not exist; put the one of this store there", ErrNoKey, path)
	}
	if err != nil {
		return nil, fmt.Errorf("read the key file: %w", err)
	}
	defer f.Close() //nolint:errcheck // closing a read-only file
	content, err := io.ReadAll(io.LimitReader(f, maxKeyFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the key file: %w", err)
	}
	secret, err := parseKeyFile(content)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w; put the one of this store there", ErrBadKey, path, err)
	}
	return NewKeys(secret)
}

// parseKeyFile finds the secret. Its errors never quote the content, which may be a damaged key.
func parseKeyFile(content []byte) ([]byte, error) {
	if len(content) > maxKeyFile {
		return nil, errors.New("too long")
	}
	var secret []byte
	lines := bufio.NewScanner(bytes.NewReader(content))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		digits, ok := strings.CutPrefix(line, keyPrefix)
		if !ok {
			return nil, fmt.Errorf("line %d does not begin with %q", n, strings.TrimSpace(keyPrefix))
		}
		if secret != nil {
			return nil, fmt.Errorf("line %d: a second key", n)
		}
		b, err := hex.DecodeString(strings.TrimSpace(digits))
		if err != nil || len(b) != SecretSize {
			return nil, fmt.Errorf("line %d: the key needs %d hexadecimal digits", n, 2*SecretSize)
		}
		secret = b
	}
	if secret == nil {
		return nil, errors.New("it holds no key")
	}
	return secret, nil
}

// CreateKeyFile makes a key file with a new secret, mode 0600, and has it on disk before it
// returns. Where there is one already, also one that another process makes at the same instant,
// that one stays and its keys are returned.
func CreateKeyFile(path string, rand io.Reader) (*Keys, error) {
	secret := make([]byte, SecretSize)
	if _, err := io.ReadFull(rand, secret); err != nil {
		return nil, fmt.Errorf("draw a key: %w", err)
	}
	keys, err := NewKeys(secret)
	if err != nil {
		return nil, err
	}
	content := keyComment + keyPrefix + hex.EncodeToString(secret) + "\n"
	err = writeNew(path, []byte(content))
	if errors.Is(err, fs.ErrExist) {
		return ReadKeyFile(path)
	}
	if err != nil {
		return nil, fmt.Errorf("make the key file: %w", err)
	}
	return keys, nil
}

// writeNew writes a file that must not exist yet. The content is complete and synced before the
// name appears, so that no other process ever reads half of it; a link, unlike a rename, never
// replaces a file.
func writeNew(path string, content []byte) (err error) {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, filepath.Base(path)+".*") // mode 0600
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir puts the names in a directory on disk. Windows cannot sync a directory and needs not to.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
