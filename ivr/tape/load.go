package tape

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Extension is the ending of a tape's file.
const Extension = ".tape"

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
