package tape

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Extension is the ending of a tape's file.
const Extension = ".tape"

// Most is how many tapes a folder holds; a further one takes the place of the oldest.
const Most = 1000

// Folder is a folder of numbered tapes: 0001.tape, 0002.tape.
type Folder string

// Keep puts a tape into the folder and returns its name. The folder is made where it is missing.
func (f Folder) Keep(t Tape) (name string, err error) {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return "", fmt.Errorf("keep tape: %w", err)
	}
	names, err := f.Names()
	if err != nil {
		return "", err
	}
	next := 1
	if len(names) > 0 {
		if _, err := fmt.Sscanf(names[len(names)-1], "%d", &next); err == nil {
			next++
		}
	}
	// Another process may take the same number at the same instant; whoever makes the file has it.
	for ; ; next++ {
		name = fmt.Sprintf("%04d", next)
		file, err := os.OpenFile(f.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("keep tape: %w", err)
		}
		if err := errors.Join(t.Write(file), file.Close()); err != nil {
			return "", fmt.Errorf("keep tape %s: %w", name, err)
		}
		break
	}
	if len(names) >= Most {
		return name, os.Remove(f.path(names[0]))
	}
	return name, nil
}

// Names are the tapes in the folder, the oldest first; none where there is no folder.
func (f Folder) Names() ([]string, error) {
	entries, err := os.ReadDir(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list tapes: %w", err)
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), Extension); ok {
			names = append(names, name)
		}
	}
	return names, nil
}

// Open reads a tape of the folder.
func (f Folder) Open(name string) (Tape, error) { return Load(f.path(name)) }

func (f Folder) path(name string) string { return filepath.Join(string(f), name+Extension) }

// Load reads a tape's file.
func Load(path string) (Tape, error) {
	file, err := os.Open(path)
	if err != nil {
		return Tape{}, fmt.Errorf("open tape: %w", err)
	}
	defer file.Close() //nolint:errcheck // closing a read-only file
	t, err := Read(file)
	if err != nil {
		return Tape{}, fmt.Errorf("tape %s: %w", path, err)
	}
	t.Name = strings.TrimSuffix(filepath.Base(path), Extension)
	return t, nil
}
