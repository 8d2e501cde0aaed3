package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"voiceportal/ivr/pin"
)

// Commit is how a caller's change of PIN ended.
type Commit string

// The ends of a change.
const (
	Committed    Commit = "committed"
	Unacceptable Commit = "unacceptable"
	Superseded   Commit = "superseded" // an admin act came first, and wins
)

// CheckPIN judges a new PIN for a mailbox against its rules, without storing anything. Where the
// profile wants time between two changes and too little has passed, it returns a [*Refusal] with
// [RefusedTooSoon].
func (a *Accounts) CheckPIN(ctx context.Context, k Key, candidate pin.PIN) ([]pin.Violation, error) {
	var c account
	var now time.Time
	err := a.view(ctx, func(v view) error {
		var err error
		c, err = v.account(k)
		now = v.now
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("check a PIN: %w", err)
	}
	if r := c.tooSoon(now); r != nil {
		return nil, r
	}
	return a.violations(c, candidate)
}

// violations judges a PIN that somebody chose.
func (a *Accounts) violations(c account, candidate pin.PIN) ([]pin.Violation, error) {
	ctx, err := a.vault.context(c)
	if err != nil {
		return nil, err
	}
	return c.rules.PIN.Check(candidate, ctx), nil
}

// tooSoon refuses a change that nobody asked for within the profile's time between two changes.
func (c account) tooSoon(now time.Time) *Refusal {
	cr := c.box.Credential
	if c.rules.MinAge <= 0 || cr.Kind != CredentialPersonal || c.due(now) != DueNone {
		return nil
	}
	next := cr.SetAt.Add(c.rules.MinAge)
	if !now.Before(next) {
		return nil
	}
	return &Refusal{
		Code: RefusedTooSoon, Mailbox: c.box.Key,
		Problem: fmt.Sprintf("the PIN of mailbox %s is too new to be changed again", c.box.Key),
		Next:    "wait until " + stamp(next),
	}
}

// ChangePIN commits a caller's new PIN if the credential still has the given generation, which
// [Accounts.SignIn] returned. Counters stay as they are. An admin act in between wins: a reset, a
// chosen PIN, a deactivation, and an admin's lock all supersede the change. It returns a
// [*Refusal] with [RefusedTooSoon] as [Accounts.CheckPIN] does.
func (a *Accounts) ChangePIN(ctx context.Context, k Key, generation uint64, candidate pin.PIN, call string) (Commit, []pin.Violation, error) {
	var end Commit
	var broken []pin.Violation
	err := a.update(ctx, func(t *turn) error {
		end, broken = "", nil
		c, err := t.account(k)
		switch {
		case errors.Is(err, ErrNoMailbox), errors.Is(err, ErrNoTenant):
			end = Superseded
			return nil
		case err != nil:
			return err
		case !c.box.Active, c.box.Lock.Kind == LockAdmin, c.box.Credential.Generation != generation:
			end = Superseded
			return nil
		}
		if r := c.tooSoon(t.now); r != nil {
			return r
		}
		if broken, err = a.violations(c, candidate); err != nil {
			return err
		}
		if len(broken) > 0 {
			end = Unacceptable
			return nil
		}
		end = Committed
		return t.commitChange(c, candidate, call)
	})
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return "", nil, refusal
	}
	if err != nil {
		return "", nil, fmt.Errorf("change the PIN: %w", err)
	}
	return end, broken, nil
}

func (t *turn) commitChange(c account, candidate pin.PIN, call string) error {
	before := c
	if err := t.a.vault.replace(&c, CredentialPersonal, candidate, t.now); err != nil {
		return err
	}
	e := before.entry(EntryPINChanged, t.now, "by the caller")
	e.After = string(c.status(t.now))
	if _, err := t.callerEntry(call, e); err != nil {
		return err
	}
	return t.keep(&c.box)
}
