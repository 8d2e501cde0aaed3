package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
)

// A bulk reset that is stopped after its first mailbox goes on where it stopped, and resets none
// twice.
func TestAnInterruptedBulkResetGoesOn(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.must("clock", "advance", "100d")
	args := []string{"mailbox", "reset-dormant", "--tenant", "harbor", "--yes", "--json"}
	due := strings.Count(d.must(append(args, "--dry-run")...), `"result":"due"`)
	if due < 10 {
		t.Fatalf("only %d mailboxes to reset", due)
	}

	ctx, interrupt := context.WithCancel(t.Context())
	out := &interrupting{after: `"result":"reset"`, interrupt: interrupt}
	var talk strings.Builder
	if code := run(ctx, args, d.env, strings.NewReader(""), out, &talk); code != exitFailed {
		t.Fatalf("interrupted, the exit code is %d", code)
	}
	if want := fmt.Sprintf("1 of %d were reset before this; run it again to go on", due); !strings.Contains(talk.String(), want) {
		t.Errorf("it says %q, want %q", talk.String(), want)
	}

	again := d.must(args...)
	if got := strings.Count(again, `"result":"reset"`); got != due-1 {
		t.Errorf("the second run resets %d, want %d", got, due-1)
	}
	if got := strings.Count(d.must("audit"), "sent a temporary PIN for"); got != due {
		t.Errorf("%d resets in the audit, want %d", got, due)
	}
}

// interrupting is a stdout that interrupts the program once a text came by.
type interrupting struct {
	after     string
	interrupt context.CancelFunc
}

var _ io.Writer = (*interrupting)(nil)

func (i *interrupting) Write(b []byte) (int, error) {
	if strings.Contains(string(b), i.after) {
		i.interrupt()
	}
	return len(b), nil
}
