package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"voiceportal/tui/clipboard"
)

// reportsFolder is where exports go, below the folder that the program was started in.
const reportsFolder = "reports"

// keepReport writes a file of a name into the folder of reports. Who may read it is its owner's
// business: it names people.
func keepReport(name string, text []byte) (path string, err error) {
	if err := os.MkdirAll(reportsFolder, 0o700); err != nil {
		return "", fmt.Errorf("the folder %s can't be made: %w", reportsFolder, cause(err))
	}
	path = filepath.Join(reportsFolder, name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return "", fmt.Errorf("%s can't be written: %w", path, cause(err))
	}
	return path, nil
}

// cause is why a file could not be made, without the path that the sentence names already.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// clipboardTool is the program that reaches this person's clipboard.
func (p *program) clipboardTool() clipboard.Tool {
	return clipboard.Find(runtime.GOOS, func(name string) string { return p.env[name] }, exec.LookPath)
}
