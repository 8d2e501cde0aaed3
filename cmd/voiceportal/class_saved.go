package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// savedClass is the file of a saved class. Key tells which key file its verifiers belong to.
type savedClass struct {
	Version int
	Key     string
	Content mailbox.Snapshot
}

// savedVersion is the version of saved classes that this program writes and reads.
const savedVersion = 1

const savedEnding = ".json"

// savedFolder is where the saved classes of a store are: beside it, because they need its key.
func savedFolder(store string) string { return store + ".classes" }

// savedClasses are the names of a store's saved classes, sorted.
func savedClasses(store string) ([]string, error) {
	files, err := os.ReadDir(savedFolder(store))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the saved classes: %w", err)
	}
	var names []string
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), savedEnding); ok {
			names = append(names, name)
		}
	}
	return names, nil
}

// savedPath is the file of a saved class; names are kept to what is a file name everywhere.
func savedPath(store, name string) (string, error) {
	if name == "" || len(name) > 40 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return "", usage("class save --help", "%q is no name for a class; use small letters, digits and hyphens", name)
	}
	if slices.Contains(fixtures.Classes(), name) {
		return "", usage("class list", "class %s comes with the program; choose another name", name)
	}
	return filepath.Join(savedFolder(store), name+savedEnding), nil
}

// writeSavedClass keeps a class and returns its file. One of the same name is replaced, whole or
// not at all.
func writeSavedClass(s *session, name string, content mailbox.Snapshot) (string, error) {
	path, err := savedPath(s.settings.store, name)
	if err != nil {
		return "", err
	}
	keys, err := pin.ReadKeyFile(s.settings.keyFile)
	if err != nil {
		return "", err
	}
	src, err := json.Marshal(savedClass{Version: savedVersion, Key: keys.ID(), Content: content})
	if err != nil {
		return "", fmt.Errorf("save class %s: %w", name, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fmt.Errorf("save class %s: %w", name, err)
	}
	if err := replaceFile(path, src); err != nil {
		return "", fmt.Errorf("save class %s: %w", name, err)
	}
	return path, nil
}

// readSavedClass reads a saved class back.
func readSavedClass(s *session, name string) (mailbox.Snapshot, error) {
	path, err := savedPath(s.settings.store, name)
	if err != nil {
		return mailbox.Snapshot{}, fs.ErrNotExist // nothing can be saved under that name
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return mailbox.Snapshot{}, fmt.Errorf("read class %s: %w", name, err)
	}
	var saved savedClass
	if err := json.Unmarshal(src, &saved); err != nil {
		return mailbox.Snapshot{}, fmt.Errorf("class %s is damaged: %s: %w", name, path, err)
	}
	keys, err := pin.ReadKeyFile(s.settings.keyFile)
	switch {
	case err != nil:
		return mailbox.Snapshot{}, err
	case saved.Version != savedVersion:
		return mailbox.Snapshot{}, fmt.Errorf("class %s has version %d and this program reads version %d: %s",
			name, saved.Version, savedVersion, path)
	case saved.Key != keys.ID():
		return mailbox.Snapshot{}, fmt.Errorf("class %s: %w: it was saved from another store", name, pin.ErrWrongKey)
	}
	return saved.Content, nil
}

// isNoSavedClass reports whether there is just no class of that name.
func isNoSavedClass(err error) bool { return errors.Is(err, fs.ErrNotExist) }
