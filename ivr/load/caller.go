package load

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// caller has some mailboxes for itself and calls them, one call after the other.
type caller struct {
	cfg    Config
	name   int
	random *rand.Rand
	source io.Reader // the same randomness, for PINs
	known  map[mailbox.Key]pin.PIN
	calls  int
}

func newCaller(cfg Config, name int) *caller {
	var seed [32]byte
	binary.LittleEndian.PutUint64(seed[:8], cfg.Seed)
	binary.LittleEndian.PutUint64(seed[8:], uint64(name))
	source := rand.NewChaCha8(seed)
	return &caller{cfg: cfg, name: name, random: rand.New(source), source: source, known: map[mailbox.Key]pin.PIN{}}
}

// mailbox draws one of this caller's own mailboxes, and the PIN that it has now.
func (c *caller) mailbox() (mailbox.Key, pin.PIN) {
	own := (c.cfg.Mailboxes - c.name + c.cfg.Callers - 1) / c.cfg.Callers
	k := box(c.name + c.cfg.Callers*c.random.IntN(own))
	p, changed := c.known[k]
	if !changed {
		p = pin.New(first)
	}
	return k, p
}

// call makes a call of a kind. Ended otherwise than it ought to, it is a failure, in a few words.
func (c *caller) call(ctx context.Context, kind Kind) (failure string, err error) {
	k, own := c.mailbox()
	c.calls++
	v, err := call.Place(ctx, call.Config{
		Accounts: c.cfg.Accounts, Speech: c.cfg.Speech, From: k, To: "*98", ID: fmt.Sprintf("load-%d-%d", c.name, c.calls),
	})
	if err != nil {
		return "", err
	}
	talk := conversation{ctx: ctx, v: v}
	if kind == Wrong {
		talk.press(wrong + "#").expect(ivr.StateCollectPIN)
	}
	talk.press(own.Reveal() + "#").expect(ivr.StateMainMenu)
	if kind == Change {
		next, err := c.cfg.Rules.Generate(c.source, long, pin.Context{Extension: k.Number})
		if err != nil {
			return "", err
		}
		talk.press("8").press(next.Reveal() + "#").expect(ivr.StateConfirmNewPIN)
		talk.press(next.Reveal() + "#").expect(ivr.StatePINChanged)
		if talk.failure == "" && talk.err == nil {
			c.known[k] = next
		}
	}
	if talk.err == nil && !v.Released() {
		talk.err = v.HangUp(ctx)
	}
	return talk.failure, talk.err
}

// conversation is a call that stops at the first thing that goes wrong.
type conversation struct {
	ctx     context.Context
	v       *call.Virtual
	failure string
	err     error
}

func (t *conversation) press(keys string) *conversation {
	if t.failure != "" || t.err != nil {
		return t
	}
	all := make([]ivr.Key, len(keys))
	for i := range keys {
		all[i] = ivr.Key(keys[i])
	}
	t.err = t.v.Press(t.ctx, all...)
	return t
}

func (t *conversation) expect(want ivr.State) {
	if t.failure != "" || t.err != nil {
		return
	}
	if got := t.v.Snapshot().State; got != want {
		t.failure = fmt.Sprintf("in %s instead of %s", got, want)
	}
}
