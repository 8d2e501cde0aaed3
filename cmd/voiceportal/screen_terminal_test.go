//go:build !windows

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// patience is how long a screen or a process may take to show what it must; only a failure uses it up.
const patience = 20 * time.Second

// screen is the real program on a terminal of its own, in a process of its own.
type screen struct {
	cmd    *exec.Cmd
	master *os.File
	drawn  chan struct{} // holds a token when something was drawn
	ended  chan struct{}

	mu sync.Mutex
	vt vt10x.Terminal
}

// openScreen starts the program with a terminal of 120 × 40.
func openScreen(env []string, args ...string) (*screen, error) {
	const cols, rows = 120, 40
	x := &screen{
		cmd: exec.Command(appName, args...), vt: vt10x.New(vt10x.WithSize(cols, rows)),
		drawn: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	// The background is said, so that the terminal is not asked for it.
	x.cmd.Env = append(append([]string{}, env...), "TERM=xterm-256color", "COLORFGBG=15;0", "NO_MOTION=1")
	var err error
	if x.master, err = pty.StartWithSize(x.cmd, &pty.Winsize{Cols: cols, Rows: rows}); err != nil {
		return nil, fmt.Errorf("open a terminal: %w", err)
	}
	go x.read()
	return x, nil
}

// read draws what the program writes, until it ends.
func (x *screen) read() {
	defer close(x.ended)
	buf := make([]byte, 4096)
	for {
		n, err := x.master.Read(buf)
		x.mu.Lock()
		_, _ = x.vt.Write(buf[:n])
		x.mu.Unlock()
		select {
		case x.drawn <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (x *screen) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.vt.String()
}

// see waits until the screen shows a text.
func (x *screen) see(text string) error {
	return x.until(func(shown string) bool { return strings.Contains(shown, text) }, fmt.Sprintf("%q is not shown", text))
}

// lose waits until the screen shows a text no more.
func (x *screen) lose(text string) error {
	return x.until(func(shown string) bool { return !strings.Contains(shown, text) }, fmt.Sprintf("%q is still shown", text))
}

func (x *screen) until(holds func(shown string) bool, problem string) error {
	late := time.After(patience)
	for {
		if holds(x.text()) {
			return nil
		}
		select {
		case <-x.drawn:
		case <-x.ended:
			return fmt.Errorf("the program ended, and %s:\n%s", problem, x.text())
		case <-late:
			return fmt.Errorf("%s:\n%s", problem, x.text())
		}
	}
}

// named are the keys that have no character.
var named = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "ctrl+s": "\x13",
}

// press presses keys: a named one, or every character of a text.
func (x *screen) press(keys ...string) error {
	for _, k := range keys {
		if code, ok := named[k]; ok {
			k = code
		}
		if _, err := io.WriteString(x.master, k); err != nil {
			return fmt.Errorf("press a key: %w", err)
		}
	}
	return nil
}

// close ends the program by its terminal going away, and waits for it.
func (x *screen) close() error {
	closed := x.master.Close()
	if err := x.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	_ = x.cmd.Wait() // it was killed, and says so
	<-x.ended
	return closed
}
