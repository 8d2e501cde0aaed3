//go:build !windows

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/creack/pty"

	"voiceportal/ivr/pin"
)

// openTerminal is a terminal: the side of the person, and the side of the program. It stays open
// until the test program ends, for somebody may still read from it.
func openTerminal(t testing.TB) (person, program *os.File) {
	t.Helper()
	person, program, err := pty.Open()
	if err != nil {
		t.Fatalf("open a pseudo-terminal: %v", err)
	}
	return person, program
}

// A person types a PIN twice, and the terminal shows none of it.
func TestAPINIsTypedTwiceWithoutEcho(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, first, second, problem string
	}{
		{"the same twice", "7391", "7391", ""},
		{"a slip", "7391", "7931", "the two PINs are not the same; nothing is changed"},
		{"nothing", "", "", "no PIN was entered; nothing is changed"},
		{"the end of the input", "\x04", "", "no PIN was entered; nothing is changed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			terminal, tty := openTerminal(t)
			asked := newPrompter(terminal, tt.first+"\n", tt.second+"\n")
			got, err := (&program{stdin: tty, stderr: asked}).readPIN(t.Context(), "New PIN")
			tty.Close()
			switch {
			case tt.problem == "" && (err != nil || !got.Equal(pin.New(tt.first))):
				t.Errorf("error %v, or another PIN than the typed one", err)
			case tt.problem != "" && (err == nil || err.Error() != tt.problem):
				t.Errorf("error %v, want %s", err, tt.problem)
			}
			shown, _ := io.ReadAll(terminal) // ends with an error once the other side is closed
			if bytes.ContainsAny(shown, "0123456789") {
				t.Error("the terminal shows what is typed")
			}
			if !strings.HasPrefix(asked.String(), "New PIN (not shown): ") {
				t.Errorf("the question is %q", asked.String())
			}
		})
	}
}

// ctrl+c at the question gives up at once, without waiting for a line.
func TestAskingForAPINCanBeInterrupted(t *testing.T) {
	t.Parallel()
	_, tty := openTerminal(t)
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	_, err := (&program{stdin: tty, stderr: io.Discard}).readPIN(ctx, "New PIN")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the interruption", err)
	}
}

// prompter is a stderr behind which somebody answers each question at the keyboard.
type prompter struct {
	mu      sync.Mutex
	said    bytes.Buffer
	answers []string
	keys    io.Writer
}

func newPrompter(keys io.Writer, answers ...string) *prompter {
	return &prompter{keys: keys, answers: answers}
}

func (p *prompter) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if strings.HasSuffix(string(b), ": ") && len(p.answers) > 0 {
		if _, err := io.WriteString(p.keys, p.answers[0]); err != nil {
			return 0, err
		}
		p.answers = p.answers[1:]
	}
	return p.said.Write(b)
}

func (p *prompter) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.String()
}
