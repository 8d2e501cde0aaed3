package main

import (
	"os"
	"path/filepath"

	"voiceportal/tui/handset"
)

// marks remembers in a folder what a user has been shown once, an empty file for each. Where the
// folder cannot be written things are shown again, and nothing is worse.
type marks string

var _ handset.Marks = marks("")

// Seen implements [handset.Marks].
func (m marks) Seen(name string) bool {
	_, err := os.Stat(m.file(name))
	return err == nil
}

// See implements [handset.Marks].
func (m marks) See(name string) {
	if os.MkdirAll(string(m), 0o700) == nil {
		_ = os.WriteFile(m.file(name), nil, 0o600)
	}
}

func (m marks) file(name string) string { return filepath.Join(string(m), filepath.Base(name)) }
