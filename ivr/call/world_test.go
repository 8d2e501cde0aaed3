package call_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/prompts"
)

// world is a portal in memory, filled with the class training.
type world struct {
	*mailbox.Accounts
	catalog *prompts.Catalog
	board   *call.Board
}

func newWorld(t testing.TB) *world {
	t.Helper()
	return &world{Accounts: fixturetest.Accounts(t, "training"), catalog: fixturetest.Prompts(t)}
}

// withBoard lists the world's calls, until the test ends.
func (w *world) withBoard(t testing.TB) *world {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	board, err := call.NewBoard(ctx, w.Accounts, "test", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	w.board = board
	t.Cleanup(func() {
		board.Close()
		cancel()
	})
	return w
}

func (w *world) config(from, to string) call.Config {
	tenant, number, _ := strings.Cut(from, "/")
	return call.Config{
		Accounts: w.Accounts, Speech: w.catalog, Board: w.board,
		From: mailbox.Key{Tenant: tenant, Number: number}, To: to,
	}
}

// caller is a call in virtual time with its transcript.
type caller struct {
	t *testing.T
	*call.Virtual
	tape *[]ivr.Record
}

func (w *world) dial(t *testing.T, from, to string) caller {
	t.Helper()
	tape := new([]ivr.Record)
	cfg := w.config(from, to)
	cfg.Observe = func(u call.Update) { *tape = append(*tape, u.Records...) }
	v, err := call.Place(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	return caller{t, v, tape}
}

// keys presses lines of keys, each once the portal waits, and lets the call settle.
func (c caller) keys(lines ...string) caller {
	c.t.Helper()
	for _, line := range lines {
		c.settle().press(line)
	}
	return c.settle()
}

// press presses keys at once, without waiting for the portal.
func (c caller) press(line string) caller {
	c.t.Helper()
	keys := make([]ivr.Key, len(line))
	for i := range len(line) {
		keys[i] = ivr.Key(line[i])
	}
	if err := c.Press(c.t.Context(), keys...); err != nil {
		c.t.Fatal(err)
	}
	return c
}

func (c caller) settle() caller {
	c.t.Helper()
	if err := c.Settle(c.t.Context()); err != nil {
		c.t.Fatal(err)
	}
	return c
}

func (c caller) wantState(want ivr.State) caller {
	c.t.Helper()
	if got := c.Snapshot().State; got != want {
		c.t.Errorf("state = %s, want %s\n%s", got, want, c.transcript())
	}
	return c
}

func (c caller) wantReleased(want ivr.Cause) caller {
	c.t.Helper()
	if got := c.Cause(); got != want {
		c.t.Errorf("released = %q, want %q\n%s", got, want, c.transcript())
	}
	return c
}

// wantHeard checks that the prompts were said in this order; others may lie between.
func (c caller) wantHeard(ids ...ivr.PromptID) caller {
	c.t.Helper()
	rest := ids
	for _, r := range *c.tape {
		p, ok := r.What.(ivr.Play)
		if !ok {
			continue
		}
		for _, u := range p.Say {
			if len(rest) > 0 && u.Prompt == rest[0] {
				rest = rest[1:]
			}
		}
	}
	if len(rest) > 0 {
		c.t.Errorf("not heard: %v, of %v\n%s", rest, ids, c.transcript())
	}
	return c
}

func (c caller) transcript() string {
	var b strings.Builder
	if err := ivr.WriteTranscript(&b, *c.tape); err != nil {
		c.t.Fatal(err)
	}
	return b.String()
}

func (w *world) status(t *testing.T, tenant, number string) mailbox.Summary {
	t.Helper()
	s, err := w.Summary(t.Context(), mailbox.Key{Tenant: tenant, Number: number})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (w *world) apply(t *testing.T, tenant, number string, act mailbox.Act) {
	t.Helper()
	if _, err := w.Apply(t.Context(), mailbox.By{Actor: "admin"}, mailbox.Key{Tenant: tenant, Number: number}, act); err != nil {
		t.Fatal(err)
	}
}
