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

// CheckPIN judges a caller's new PIN against the rules of the mailbox, without storing anything.
// Where the profile wants time between two changes and too little has passed, any PIN breaks
// [pin.RuleTooSoon], last.
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
	return a.callerViolations(c, candidate, now)
}

// callerViolations judges a PIN that a caller chose: admins need not wait between two changes.
func (a *Accounts) callerViolations(c account, candidate pin.PIN, now time.Time) ([]pin.Violation, error) {
	broken, err := a.violations(c, candidate)
	if err == nil && c.tooSoon(now) {
		broken = append(broken, pin.Violation{Rule: pin.RuleTooSoon})
	}
	return broken, err
}

// violations judges a PIN that somebody chose.
func (a *Accounts) violations(c account, candidate pin.PIN) ([]pin.Violation, error) {
	ctx, err := a.vault.context(c)
	if err != nil {
		return nil, err
	}
	return c.rules.PIN.Check(candidate, ctx), nil
}

// tooSoon reports whether the profile's time between two changes has not passed yet. A change that
// is due never waits.
func (c account) tooSoon(now time.Time) bool {
	cr := c.box.Credential
	return c.rules.MinAge > 0 && cr.Kind == CredentialPersonal && c.due(now) == DueNone &&
		now.Before(cr.SetAt.Add(c.rules.MinAge))
}

// ChangePIN commits a caller's new PIN if the credential still has the given generation, which
// [Accounts.SignIn] returned. Counters stay as they are. An admin act in between wins: a reset, a
// chosen PIN, a deactivation, and an admin's lock all supersede the change.
// An unacceptable PIN is judged as by [Accounts.CheckPIN].
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
		if broken, err = a.callerViolations(c, candidate, t.now); err != nil {
			return err
		}
		if len(broken) > 0 {
			end = Unacceptable
			return nil
		}
		end = Committed
		return t.commitChange(c, candidate, call)
	})
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
