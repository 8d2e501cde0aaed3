package mailbox

import (
	"errors"
	"fmt"
	"time"
)

// judge counts and records the outcome of an attempt.
func (t *turn) judge(at Attempt, p proof) (SignedInAs, error) {
	c, err := t.account(at.Mailbox)
	switch {
	case errors.Is(err, ErrNoMailbox), errors.Is(err, ErrNoTenant):
		return t.stranger(at, Key{})
	case err != nil:
		return SignedInAs{}, err
	case !c.box.Active:
		return t.stranger(at, c.box.Key)
	case c.box.locked():
		return t.barred(at, c)
	case p.trusted && c.rules.TrustedLine:
		return t.vouched(at, c)
	case c.box.Credential.Generation != p.generation:
		return SignedInAs{}, errMovedOn
	case p.matches && !c.dead(t.now):
		return t.welcome(at, c)
	}
	return t.wrong(at, c)
}

// stranger refuses a mailbox that is unknown or switched off. The audit names only mailboxes that
// exist: what an unidentified caller keyed in is nobody's business, and might be a PIN.
func (t *turn) stranger(at Attempt, k Key) (SignedInAs, error) {
	e := AuditEntry{Act: EntryUnknown, Detail: "at " + doorName(at.Door)}
	if k != (Key{}) {
		e.Act, e.Mailbox, e.Before, e.After = EntryOff, k, string(StatusDeactivated), string(StatusDeactivated)
	}
	_, err := t.callerEntry(at.Call, e)
	return SignedInAs{Verdict: Refused, Left: -1}, err
}

// barred refuses an attempt on a locked mailbox, whatever the PIN, and counts nothing.
func (t *turn) barred(at Attempt, c account) (SignedInAs, error) {
	_, err := t.callerEntry(at.Call, c.entry(EntryBarred, t.now, "at "+doorName(at.Door)))
	return SignedInAs{Verdict: Locked, Failures: c.box.Failures, Left: 0}, err
}

// wrong charges a wrong try; the last one locks, and the tenant's admin hears of the lock once.
func (t *turn) wrong(at Attempt, c account) (SignedInAs, error) {
	before := c
	locks := c.box.charge(t.now, c.rules.Lockout)
	e := before.entry(EntryWrongPIN, t.now, "at "+doorName(at.Door))
	e.FailuresAfter = c.box.Failures
	if !locks {
		e.After = string(c.status(t.now))
	}
	if _, err := t.callerEntry(at.Call, e); err != nil {
		return SignedInAs{}, err
	}
	if locks {
		seq, err := t.lockEntry(at.Call, before, c)
		if err != nil {
			return SignedInAs{}, err
		}
		if err := t.tellAdmin(c, seq); err != nil {
			return SignedInAs{}, err
		}
	}
	if err := t.keep(&c.box); err != nil {
		return SignedInAs{}, err
	}
	return c.refused(), nil
}

// refused is the answer to a wrong try that has been counted.
func (c account) refused() SignedInAs {
	if !c.box.Active { // or unknown: the caller must not hear the difference
		return SignedInAs{Verdict: Refused, Left: -1}
	}
	out := SignedInAs{Verdict: Refused, Failures: c.box.Failures, Left: left(c.box, c.rules.Lockout)}
	if c.box.locked() {
		out.Verdict, out.Left = Locked, 0
	}
	return out
}

// vouched lets a trusted line in without a PIN. Nothing was proved, so the counter stays, no PIN is
// used up and none is judged for its age.
func (t *turn) vouched(at Attempt, c account) (SignedInAs, error) {
	before := c
	c.box.LastSignIn = t.now
	return t.enter(at, before, c, SignedInAs{Verdict: SignedIn}, "on a trusted line, without a PIN")
}

// welcome lets the right PIN in, or has it changed first.
func (t *turn) welcome(at Attempt, c account) (SignedInAs, error) {
	before := c
	c.box.clear(false)
	c.box.LastSignIn = t.now
	cr := &c.box.Credential
	if cr.Kind == CredentialTemporary && c.rules.Temporary.Once {
		cr.Spent = true
	}
	out := SignedInAs{Verdict: SignedIn, Due: c.due(t.now)}
	detail := "at " + doorName(at.Door)
	switch {
	case out.Due == DueDefault && at.Door == DoorHandset && !c.rules.Default.ForceOnHandset:
		out.Due, out.DefaultInUse = DueNone, true
		detail += ", with the default PIN"
	case out.Due != DueNone:
		out.Verdict = MustChange
		detail += ", change due: " + dueReason(out.Due)
	default:
		out.WarnDays = c.warnDays(t.now)
	}
	return t.enter(at, before, c, out, detail)
}

func (t *turn) enter(at Attempt, before, after account, out SignedInAs, detail string) (SignedInAs, error) {
	e := before.entry(EntrySignIn, t.now, detail)
	e.After, e.FailuresAfter = string(after.status(t.now)), after.box.Failures
	if _, err := t.callerEntry(at.Call, e); err != nil {
		return SignedInAs{}, err
	}
	if err := t.keep(&after.box); err != nil {
		return SignedInAs{}, err
	}
	messages, err := t.Messages(after.box.Key)
	if err != nil {
		return SignedInAs{}, fmt.Errorf("count the messages: %w", err)
	}
	out.New, out.Saved = count(messages)
	out.Failures, out.Left = after.box.Failures, left(after.box, after.rules.Lockout)
	out.Generation = after.box.Credential.Generation
	return out, nil
}

// warnDays is the whole days until the PIN ages out, begun days counted, within the profile's
// time of warning.
func (c account) warnDays(now time.Time) int {
	at := c.agesAt()
	if at.IsZero() || c.rules.WarnBefore <= 0 {
		return 0
	}
	rest := at.Sub(now)
	if rest > c.rules.WarnBefore {
		return 0
	}
	const day = 24 * time.Hour
	return int((rest + day - 1) / day)
}
