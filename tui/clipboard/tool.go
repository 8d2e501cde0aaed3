package clipboard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// ErrNoTool says that no tool reaches the person's clipboard.
var ErrNoTool = errors.New("there is no clipboard tool")

// patience is how long a tool may take: one that waits for a display that is gone must not keep
// the text from the other ways.
const patience = 2 * time.Second

// Tool is a program that takes text on its standard input. The zero Tool is none.
type Tool struct {
	path string
	args []string
}

// candidate is a tool and what must be so for its clipboard to be the person's.
type candidate struct {
	name string
	args []string
	fits func(s system) bool
}

// system is what is known of the machine.
type system struct {
	os  string // as runtime.GOOS has it
	env func(string) string
}

func candidates() []candidate {
	wayland := func(s system) bool { return s.env("WAYLAND_DISPLAY") != "" }
	x11 := func(s system) bool { return s.env("DISPLAY") != "" }
	return []candidate{
		{"pbcopy", nil, func(s system) bool { return s.os == "darwin" }},
		{"clip.exe", nil, func(s system) bool { return s.os == "windows" || s.env("WSL_DISTRO_NAME") != "" }},
		{"wl-copy", nil, wayland},
		{"xclip", []string{"-selection", "clipboard"}, x11},
		{"xsel", []string{"--clipboard", "--input"}, x11},
	}
}

// Find finds the tool of a machine: its operating system, as runtime.GOOS has it, the variables of
// its environment, and where programs are, as exec.LookPath tells.
func Find(os string, env func(string) string, lookPath func(string) (string, error)) Tool {
	s := system{os, env}
	if env("SSH_CONNECTION") != "" || env("SSH_TTY") != "" {
		return Tool{}
	}
	for _, c := range candidates() {
		if !c.fits(s) {
			continue
		}
		if path, err := lookPath(c.name); err == nil {
			return Tool{path: path, args: c.args}
		}
	}
	return Tool{}
}

// String is the tool's path, "" for none.
func (t Tool) String() string { return t.path }

// Copy puts text on the clipboard; [ErrNoTool] where there is no tool.
func (t Tool) Copy(ctx context.Context, text string) error {
	if t.path == "" {
		return ErrNoTool
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, t.path, t.args...)
	cmd.Stdin, cmd.Stderr = strings.NewReader(text), &said
	cmd.WaitDelay = patience // a tool may leave a child that keeps the clipboard, and its pipes
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("copy with %s: %w: %s", t.path, err, strings.TrimSpace(said.String()))
	}
	return nil
}
