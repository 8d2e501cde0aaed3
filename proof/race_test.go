package proof_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// guess is a process of many callers who all guess at the first mailbox, so often each. Its arguments
// are the path, its name, the callers and the calls of each.
func guess(ctx context.Context, args []string) error {
	p, err := openPortal(args[0], bolt.Options{})
	if err != nil {
		return err
	}
	callers, errCallers := strconv.Atoi(args[2])
	calls, errCalls := strconv.Atoi(args[3])
	if errCallers != nil || errCalls != nil {
		return fmt.Errorf("callers and calls: %q", args[2:])
	}
	fmt.Println("ready")
	bufio.NewScanner(os.Stdin).Scan() // an order to begin
	heard := map[mailbox.Verdict]string{mailbox.Refused: "incorrect", mailbox.Locked: "locked_out"}
	var wg sync.WaitGroup
	for caller := range callers {
		wg.Go(func() {
			for i := range calls {
				id := fmt.Sprintf("%s.%d-%d", args[1], caller, i)
				fmt.Println("ask", id, box(0).Number, "wrong")
				out, err := p.try(ctx, box(0), wrong, id)
				if err != nil {
					fmt.Println("error:", err)
					return
				}
				fmt.Println("heard", id, heard[out.Verdict])
			}
		})
	}
	wg.Wait()
	return p.store.Close()
}

// TestNobodyEverHearsMoreThanFiveWrongPINs has callers of several processes guess at one mailbox,
// while an admin resets it again and again. The ledger holds the audit to five between two resets, and
// every outcome that was heard to an entry of its own.
func TestNobodyEverHearsMoreThanFiveWrongPINs(t *testing.T) {
	t.Parallel()
	const processes, callers, calls, resets = 3, 8, 4, 6
	p := makePortal(t, 1)
	l := newLedger(1)
	lines := make(chan string)
	var wg sync.WaitGroup
	var all []*process
	for i := range processes {
		g := start(t, "guess", p.path, fmt.Sprint("g", i), callers, calls)
		if got := g.line(); got != "ready" {
			t.Fatal(got)
		}
		all = append(all, g)
	}
	for _, g := range all {
		if err := g.order("go"); err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			for line := range g.all() {
				lines <- line
			}
		})
	}
	wg.Go(func() {
		admin := &user{portal: p, name: "admin", say: func(words ...any) { lines <- fmt.Sprintln(words...) }}
		admin.known = map[mailbox.Key]pin.PIN{}
		for range resets {
			if err := admin.administer(t.Context(), box(0), "set-pin"); err != nil {
				t.Error(err)
			}
		}
	})
	go func() { wg.Wait(); close(lines) }()
	for line := range lines {
		if strings.HasPrefix(line, "error:") {
			t.Error(line)
		}
		l.note(line)
	}
	incorrect := 0
	for _, heard := range l.heard {
		for _, what := range heard {
			if what == "incorrect" {
				incorrect++
			}
		}
	}
	if len(l.heard) != processes*callers*calls+resets || incorrect > 4*(resets+1) {
		t.Errorf("%d outcomes were heard, %d of them incorrect", len(l.heard), incorrect)
	}
	if err := l.check(t.Context(), p); err != nil {
		t.Error(err)
	}
}
