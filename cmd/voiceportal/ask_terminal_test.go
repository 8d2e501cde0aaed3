//go:build !windows

package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestManyResetsWantTheirNumberTyped(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		typed string
		code  int
		says  string
	}{
		{"reset 2\n", exitDone, "reset 2 mailboxes, skipped 5"},
		{"reset 3\n", exitFailed, "nothing is changed"},
		{"yes\n", exitFailed, "it wanted the words reset 2"},
		{"\x04", exitFailed, "nothing is changed"}, // the end of the input
	} {
		t.Run(tt.typed, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.must("tenant", "list")
			terminal, tty := openTerminal(t)
			go io.Copy(io.Discard, terminal) //nolint:errcheck // what the terminal shows is not looked at
			asked := newPrompter(terminal, tt.typed)
			code := run(t.Context(), []string{"mailbox", "reset-dormant", "--tenant", "harbor", "--since", "180d"}, d.env, tty, tty, asked)
			if code != tt.code || !strings.Contains(asked.String(), tt.says) {
				t.Errorf("exit code %d, %q; want %d, and %q", code, asked.String(), tt.code, tt.says)
			}
			if !strings.Contains(asked.String(), "Type reset 2 to go ahead: ") {
				t.Errorf("the question is %q", asked.String())
			}
			changed := strings.Contains(d.must("audit"), "sent a temporary PIN")
			if changed != (tt.code == exitDone) {
				t.Errorf("PINs were reset: %v", changed)
			}
		})
	}
}

func TestTheQuestionCanBeInterrupted(t *testing.T) {
	t.Parallel()
	_, tty := openTerminal(t)
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	if err := (&program{stdin: tty, stderr: io.Discard}).askTyped(ctx, "reset 2"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the interruption", err)
	}
}
