package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"voiceportal/ivr/password"
)

// WebRules are the rules that a new web password of a mailbox must keep, and what it is judged
// against, for a form that judges while somebody types. A mailbox without a web password is a
// [*Refusal].
func (a *Accounts) WebRules(ctx context.Context, k Key) (password.Rules, password.Context, error) {
	var c account
	err := a.view(ctx, func(v view) (err error) {
		if c, err = v.account(k); err != nil {
			return err
		}
		if r := needWeb(c.summary(v.now)); r != nil {
			return r
		}
		return nil
	})
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return password.Rules{}, password.Context{}, refusal
	}
	if err != nil {
		return password.Rules{}, password.Context{}, fmt.Errorf("rules of the web password: %w", err)
	}
	return c.rules.Web.Rules(), c.webContext(), nil
}

// ChangeWeb commits a user's new web password if the one they signed in with is still of the given
// generation, which [Accounts.SignInWeb] returned: an admin's reset in between wins, and so do a
// deactivation and an admin's lock. The temporary password dies with it. Rules that the password
// breaks come with [Unacceptable].
func (a *Accounts) ChangeWeb(ctx context.Context, k Key, generation uint64, candidate password.Password) (Commit, []password.Rule, error) {
	end, broken, err := a.changeWeb(ctx, k, generation, candidate)
	if err != nil {
		return "", nil, fmt.Errorf("change the web password: %w", err)
	}
	return end, broken, nil
}

func (a *Accounts) changeWeb(ctx context.Context, k Key, generation uint64, candidate password.Password) (end Commit, broken []password.Rule, err error) {
	var c account
	var valid bool
	err = a.view(ctx, func(v view) (err error) {
		c, valid, err = v.webHolder(k, generation)
		return err
	})
	if err != nil || !valid {
		return Superseded, nil, err
	}
	about := c.webContext()
	for _, hash := range []string{c.web().Hash, c.web().Temporary} {
		same, err := a.hasher.Verify(ctx, hash, candidate)
		if err != nil {
			return "", nil, err
		}
		about.Current = about.Current || same
	}
	if broken = c.rules.Web.Rules().Check(candidate, about); len(broken) > 0 {
		return Unacceptable, broken, nil
	}
	hash, err := a.hasher.Hash(ctx, candidate)
	if err != nil {
		return "", nil, err
	}
	err = a.update(ctx, func(t *turn) error {
		c, valid, err := t.webHolder(k, generation)
		if err != nil || !valid {
			end = Superseded
			return err
		}
		end = Committed
		return t.commitWeb(c, hash)
	})
	return end, nil, err
}

// webHolder finds the account of somebody who signed in when its web password had a generation;
// valid is false when that counts no longer.
func (v view) webHolder(k Key, generation uint64) (c account, valid bool, err error) {
	c, err = v.account(k)
	if errors.Is(err, ErrNoMailbox) || errors.Is(err, ErrNoTenant) {
		return c, false, nil
	}
	return c, err == nil && c.webOpen() && c.box.Lock.Kind != LockAdmin && c.web().Generation == generation, err
}

func (t *turn) commitWeb(c account, hash string) error {
	c.box.Web = &Web{Hash: hash, SetAt: t.now, Generation: c.web().Generation + 1}
	if err := t.keep(&c.box); err != nil {
		return err
	}
	_, err := t.webEntry(AuditEntry{Act: EntryWebChanged, Mailbox: c.box.Key, Detail: "by the user"})
	return err
}

// webRecord is the web password's record of an account, a new one for who never had any. Its
// generation is one that no session of an earlier mailbox of this number can hold.
func (t *turn) webRecord(c account) (Web, error) {
	if c.box.Web != nil {
		return *c.box.Web, nil
	}
	generation, err := t.firstGeneration()
	return Web{Generation: generation}, err
}

// putWebTemporary puts a temporary password in force in a record, and the record into the account.
// An earlier temporary one dies.
func (c *account) putWebTemporary(w *Web, fresh drawn, now time.Time) {
	w.Temporary, w.TempSetAt, w.TempUntil = fresh.hash, now, time.Time{}
	if life := c.rules.Web.TempLifetime; life > 0 {
		w.TempUntil = now.Add(life)
	}
	c.box.Web = w
}
