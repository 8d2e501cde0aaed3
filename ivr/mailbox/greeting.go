package mailbox

import (
	"context"
	"fmt"
)

// Greeting is the greeting of a mailbox.
func (a *Accounts) Greeting(ctx context.Context, k Key) (Greeting, error) {
	var g Greeting
	err := a.view(ctx, func(v view) error {
		box, err := v.Mailbox(k)
		g = box.Greeting
		return err
	})
	if err != nil {
		return Greeting{}, fmt.Errorf("read the greeting: %w", err)
	}
	return g, nil
}

// UseGreeting puts the own or the standard greeting in force, for the caller of a call, and returns
// the greeting as it is then. A mailbox that has no own greeting keeps the standard one.
func (a *Accounts) UseGreeting(ctx context.Context, k Key, own bool, call string) (Greeting, error) {
	var g Greeting
	err := a.update(ctx, func(t *turn) error {
		c, err := t.account(k)
		if err != nil {
			return err
		}
		own := own && c.box.Greeting.Text != ""
		if g = c.box.Greeting; g.Own == own {
			return nil
		}
		g.Own = own
		c.box.Greeting = g
		which := "standard greeting"
		if own {
			which = "own greeting"
		}
		if _, err := t.callerEntry(call, c.entry(EntryGreeting, t.now, which)); err != nil {
			return err
		}
		return t.keep(&c.box)
	})
	if err != nil {
		return Greeting{}, fmt.Errorf("change the greeting: %w", err)
	}
	return g, nil
}
