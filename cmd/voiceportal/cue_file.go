package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"voiceportal/tui/trainer"
)

// cueFile is what a trainer and the presenter's terminal tell each other, in two small files beside
// a class store: where the lesson stands, and what is asked of it. Neither holds a secret.
type cueFile string

var _ trainer.Cue = cueFile("")

func (c cueFile) standing() string { return string(c) + ".cue" }
func (c cueFile) asked() string    { return string(c) + ".ask" }

// Show implements [trainer.Cue].
func (c cueFile) Show(s trainer.Standing) error {
	src, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("tell the presenter's terminal: %w", err)
	}
	return replaceFile(c.standing(), src)
}

// Standing is where the lesson stands; false while no trainer has told.
func (c cueFile) Standing() (s trainer.Standing, ok bool, err error) {
	src, err := os.ReadFile(c.standing())
	if errors.Is(err, fs.ErrNotExist) {
		return s, false, nil
	}
	if err == nil {
		err = json.Unmarshal(src, &s)
	}
	if err != nil {
		return s, false, fmt.Errorf("read where the lesson stands: %w", err)
	}
	return s, true, nil
}

// Ask asks something of the stage. What was asked before and not taken is replaced.
func (c cueFile) Ask(a trainer.Ask) error { return replaceFile(c.asked(), []byte(a)) }

// Asked implements [trainer.Cue].
func (c cueFile) Asked() (trainer.Ask, error) {
	src, err := os.ReadFile(c.asked())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return trainer.AskNothing, nil
	case err == nil:
		err = os.Remove(c.asked())
	}
	if err != nil {
		return trainer.AskNothing, fmt.Errorf("read what the presenter asks: %w", err)
	}
	return trainer.Ask(src), nil
}

// replaceFile writes a file whole or not at all.
func replaceFile(name string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.tmp") // mode 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
