package mailbox

import (
	"context"
	"errors"
	"fmt"

	"voiceportal/ivr/pin"
)

// The doors a caller signs in at.
const (
	DoorPortal  = "portal"
	DoorMailbox = "mailbox"
	DoorHandset = "handset"
	DoorMessage = "message" // no sign-in: another number, where a message can be left
	DoorNone    = "none"    // a number not in service
)

// Attempt is one try to sign in at a door. PIN is what was keyed in.
type Attempt struct {
	Mailbox Key
	Door    string // DoorPortal, DoorMailbox or DoorHandset
	PIN     pin.PIN
	Trusted bool   // the line vouches; only honoured where the profile trusts lines
	Call    string // the call's id, for the audit
}

// Verdict is how an attempt ended. A wrong PIN is a verdict, not an error.
type Verdict string

// The verdicts of a sign-in.
const (
	SignedIn   Verdict = "signed-in"
	Refused    Verdict = "refused"
	Locked     Verdict = "locked"
	MustChange Verdict = "must-change"
)

// SignedInAs is the answer to an attempt. Generation is the credential's, for the commit of a
// new PIN. Left is -1 where no lock threatens.
type SignedInAs struct {
	Verdict      Verdict
	Due          Due
	Failures     int
	Left         int
	New, Saved   int
	Generation   uint64
	DefaultInUse bool
	WarnDays     int // days until the PIN ages out, where the profile warns; 0 for no warning
}

// maxRestarts bounds how often an attempt begins again because the credential changed under it.
const maxRestarts = 16

// errMovedOn restarts an attempt: the credential that the PIN was compared with is gone.
var errMovedOn = errors.New("the credential was replaced meanwhile")

// SignIn judges one attempt. Its outcome is durable before it returns.
//
// The PIN is compared outside any transaction, with the credential as it was read; the transaction
// that counts the outcome reads again and starts over when that credential has been replaced.
// Locked is decided before the PIN is looked at. An unknown and a deactivated mailbox cost the
// same work as a known one and are refused like a wrong PIN; so is a temporary PIN past its time or
// use, which counts as a wrong try. An empty entry is refused and counts for nothing.
func (a *Accounts) SignIn(ctx context.Context, at Attempt) (SignedInAs, error) {
	for range maxRestarts {
		out, err := a.attempt(ctx, at)
		if errors.Is(err, errMovedOn) {
			continue
		}
		if err != nil {
			return SignedInAs{}, fmt.Errorf("sign in: %w", err)
		}
		// Not which mailbox: where there is none, what was keyed in might be a PIN.
		a.log.InfoContext(ctx, "sign-in", "door", at.Door, "call", at.Call, "verdict", out.Verdict, "failures", out.Failures)
		return out, nil
	}
	return SignedInAs{}, fmt.Errorf("sign in: %w %d times", errMovedOn, maxRestarts)
}

// proof is what was found out about an attempt outside the transaction.
type proof struct {
	generation uint64 // of the credential that the PIN was compared with; 0 for none
	matches    bool   // the PIN is that credential's
	trusted    bool   // the line vouches, and the profile lets it
}

func (a *Accounts) attempt(ctx context.Context, at Attempt) (SignedInAs, error) {
	var c account
	err := a.view(ctx, func(v view) error {
		var err error
		c, err = v.account(at.Mailbox)
		return err
	})
	known := err == nil
	if err != nil && !errors.Is(err, ErrNoMailbox) && !errors.Is(err, ErrNoTenant) {
		return SignedInAs{}, err
	}
	p := proof{trusted: known && at.Trusted && c.rules.TrustedLine}
	if at.PIN.IsZero() && !p.trusted {
		return c.refused(), nil
	}
	switch {
	case p.trusted, known && c.box.Active && c.box.locked():
		// Nothing to compare; the transaction decides.
	case known && c.box.Active:
		p.generation = c.box.Credential.Generation
		p.matches = a.vault.current(c.box).Match(at.PIN)
	default:
		a.vault.keys.Dummy(at.Mailbox.Subject()).Match(at.PIN)
	}

	var out SignedInAs
	err = a.update(ctx, func(t *turn) error {
		var err error
		out, err = t.judge(at, p)
		return err
	})
	return out, err
}
