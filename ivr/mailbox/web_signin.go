package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"voiceportal/ivr/password"
)

// WebApp is where somebody signs in with a web password.
type WebApp string

// The applications that share the web password. A password is changed in My Phone only.
const (
	MyPhone WebApp = "my-phone"
	UCOne   WebApp = "uc-one"
)

// Throttled is the verdict on a try that was not looked at: there were too many wrong ones.
const Throttled Verdict = "throttled"

// WebAttempt is one try to sign in with a web password.
type WebAttempt struct {
	User     string
	Password password.Password
	App      WebApp
	Terminal string // where the try comes from, whatever tells terminals apart; kept as a hash
}

// WebAnswer is how a try ended: SignedIn, MustChange, Refused, Locked by an admin, or Throttled.
type WebAnswer struct {
	Verdict    Verdict
	Mailbox    Key           // whose the password was; zero unless it was right
	Due        Due           // of MustChange: DueTemporary or DueExpired
	Generation uint64        // for [Accounts.ChangeWeb]
	Wait       time.Duration // of Throttled: how long until a try is looked at again
}

// SignInWeb judges one try. Its outcome is durable before it returns.
//
// A refusal does not tell whether there is such a user: it is the same, after the same work, for a
// wrong password, an unknown user, a deactivated one and one without a web password; that an admin
// has locked the account is told only to who knows the password. Passwords are compared outside any
// transaction, as PINs are in [Accounts.SignIn].
//
// Wrong tries lock nothing, or a stranger could lock people out: they are throttled, in wall time,
// for each user name and for each terminal. Where the user has signed in before, the tries of
// others at the same name do not count. A temporary password that opens My Phone withdraws the own
// one that it stood beside.
func (a *Accounts) SignInWeb(ctx context.Context, at WebAttempt) (WebAnswer, error) {
	for range maxRestarts {
		out, err := a.attemptWeb(ctx, at)
		if errors.Is(err, errMovedOn) {
			continue
		}
		if err != nil {
			return WebAnswer{}, fmt.Errorf("sign in to My Phone: %w", err)
		}
		return out, nil
	}
	return WebAnswer{}, fmt.Errorf("sign in to My Phone: %w %d times", errMovedOn, maxRestarts)
}

// webProof is what was found out about a try outside the transaction: the hashes that the password
// was compared with, and which of them it matches.
type webProof struct {
	own, temporary     string
	isOwn, isTemporary bool
}

func (a *Accounts) attemptWeb(ctx context.Context, at WebAttempt) (WebAnswer, error) {
	var p webProof
	var throttled bool
	err := a.view(ctx, func(v view) error {
		wait, err := v.webWait(at)
		throttled = wait > 0
		if err != nil || throttled {
			return err
		}
		c, _, err := v.webUser(at.User)
		p = webProof{own: c.web().Hash, temporary: c.webTemporary(v.now)}
		return err
	})
	if err != nil {
		return WebAnswer{}, err
	}
	if !throttled {
		// Always two comparisons: the time does not tell which passwords there are.
		if p.isOwn, err = a.hasher.Verify(ctx, p.own, at.Password); err != nil {
			return WebAnswer{}, err
		}
		if p.isTemporary, err = a.hasher.Verify(ctx, p.temporary, at.Password); err != nil {
			return WebAnswer{}, err
		}
	}
	var out WebAnswer
	err = a.update(ctx, func(t *turn) error {
		out, err = t.judgeWeb(at, p, throttled)
		return err
	})
	return out, err
}

// webUser finds the account of a user name; known is false where nobody can sign in by that name.
func (v view) webUser(name string) (c account, known bool, err error) {
	k, err := v.ByUserName(name)
	if err == nil {
		c, err = v.account(k)
	}
	switch {
	case errors.Is(err, ErrNoMailbox):
		return account{}, false, nil
	case err != nil:
		return account{}, false, err
	case !c.webOpen():
		return account{}, false, nil
	}
	return c, true, nil
}

// webWait is how long a try must wait for the throttles.
func (v view) webWait(at WebAttempt) (time.Duration, error) {
	terminal, err := v.throttle(triesAtTerminal, at.Terminal)
	if err != nil {
		return 0, err
	}
	wait := triesAtTerminal.wait(terminal, v.wall)
	home, err := v.throttle(familiarTerminal, at.User, at.Terminal)
	if err != nil || familiarTerminal.wait(home, v.wall) > 0 {
		return wait, err
	}
	user, err := v.throttle(triesAtUser, at.User)
	return max(wait, triesAtUser.wait(user, v.wall)), err
}

// judgeWeb counts and records the outcome of a try.
func (t *turn) judgeWeb(at WebAttempt, p webProof, throttled bool) (WebAnswer, error) {
	wait, err := t.webWait(at)
	if err != nil {
		return WebAnswer{}, err
	}
	c, known, err := t.webUser(at.User)
	switch {
	case err != nil:
		return WebAnswer{}, err
	case wait > 0:
		_, err := t.webEntry(AuditEntry{Act: EntryWebThrottled, Mailbox: c.box.Key, Detail: "at " + at.App.name()})
		return WebAnswer{Verdict: Throttled, Wait: wait}, err
	case throttled, c.web().Hash != p.own, c.webTemporary(t.now) != p.temporary:
		return WebAnswer{}, errMovedOn
	case !known || !p.isOwn && !p.isTemporary:
		return t.wrongWeb(at, c)
	}
	return t.welcomeWeb(at, p, c)
}

// wrongWeb charges a wrong try to the terminal and to the name, whether anybody has it or not.
func (t *turn) wrongWeb(at WebAttempt, c account) (WebAnswer, error) {
	for _, charge := range []struct {
		m     meter
		whose string
	}{{triesAtTerminal, at.Terminal}, {triesAtUser, at.User}} {
		k, err := t.throttle(charge.m, charge.whose)
		if err != nil {
			return WebAnswer{}, err
		}
		if err := t.count(charge.m, k); err != nil {
			return WebAnswer{}, err
		}
	}
	e := AuditEntry{Act: EntryWebWrong, Mailbox: c.box.Key, Detail: "at " + at.App.name()}
	if c.box.Key == (Key{}) {
		e.Act = EntryWebUnknown
	}
	_, err := t.webEntry(e)
	return WebAnswer{Verdict: Refused}, err
}

// welcomeWeb lets the right password in, or has it changed first.
func (t *turn) welcomeWeb(at WebAttempt, p webProof, c account) (WebAnswer, error) {
	out := WebAnswer{Verdict: SignedIn, Mailbox: c.box.Key, Due: c.webDue(t.now)}
	if p.isTemporary {
		out.Due = DueTemporary
	}
	detail := "at " + at.App.name()
	switch {
	case c.box.Lock.Kind == LockAdmin:
		_, err := t.webEntry(AuditEntry{Act: EntryBarred, Mailbox: c.box.Key, Detail: detail})
		return WebAnswer{Verdict: Locked, Mailbox: c.box.Key}, err
	case out.Due != DueNone:
		out.Verdict = MustChange
		detail += ", with " + webDueReason(out.Due)
	}
	if p.isTemporary && at.App == MyPhone && c.web().Hash != "" {
		w := c.web()
		w.Hash, w.SetAt = "", time.Time{}
		w.Generation++
		c.box.Web = &w
		if err := t.keep(&c.box); err != nil {
			return WebAnswer{}, err
		}
		detail += "; the password before no longer works"
	}
	out.Generation = c.web().Generation
	if err := t.atHome(at); err != nil {
		return WebAnswer{}, err
	}
	_, err := t.webEntry(AuditEntry{Act: EntryWebSignIn, Mailbox: c.box.Key, Detail: detail})
	return out, err
}

// atHome notes that the user belongs to this terminal, and forgets the wrong tries at the name.
// Those of the terminal stay: else who has an account could guess at others' for ever.
func (t *turn) atHome(at WebAttempt) error {
	home, err := t.throttle(familiarTerminal, at.User, at.Terminal)
	if err != nil {
		return err
	}
	home.Times = nil
	if err := t.count(familiarTerminal, home); err != nil {
		return err
	}
	user, err := t.throttle(triesAtUser, at.User)
	if err != nil {
		return err
	}
	return t.tx.DeleteThrottle(user.Name)
}
