package mailbox

import (
	"context"
	"errors"
)

// ResetWeb withdraws the web password at once and sends a temporary one by e-mail: Reset Password
// of the admin portal. The voice PIN stays.
type ResetWeb struct{ fresh *drawn }

func (ResetWeb) act() {}

const actResetWeb = "reset-web"

// RefusedNoWeb is an act on the web password of somebody who cannot have one.
const RefusedNoWeb RefusalCode = "no-web-password"

// prepared is an act with what it needs done outside its transaction: a temporary web password is
// drawn and hashed there. An act that will be refused needs nothing.
func (a *Accounts) prepared(ctx context.Context, k Key, act Act) (Act, error) {
	if _, ok := act.(ResetWeb); !ok {
		return act, nil
	}
	var c account
	err := a.view(ctx, func(v view) (err error) {
		c, err = v.account(k)
		return err
	})
	switch {
	case errors.Is(err, ErrNoMailbox), errors.Is(err, ErrNoTenant):
		return act, nil // the act itself says so best
	case err != nil || !c.webOpen():
		return act, err
	}
	fresh, err := a.drawWeb(ctx, c)
	return ResetWeb{fresh: &fresh}, err
}

// resetWeb puts the temporary password that was prepared in force, alone.
func (d *deed) resetWeb(act ResetWeb) error {
	if act.fresh == nil {
		return errMovedOn // the account could not have one when the act was prepared
	}
	w, err := d.webRecord(d.c)
	if err != nil {
		return err
	}
	w = Web{Generation: w.Generation + 1}
	d.c.putWebTemporary(&w, *act.fresh, d.now)
	m, err := d.a.webMail(d.c, *act.fresh, d.by.Actor)
	if err != nil {
		return err
	}
	d.mail = &m
	d.detail = "temporary web password by e-mail to " + m.ToAddress
	return nil
}

// wipeWeb withdraws the web password of a mailbox that is switched off. The record stays, so that
// its generation goes on.
func (c *account) wipeWeb() {
	if c.box.Web != nil {
		c.box.Web = &Web{Generation: c.box.Web.Generation + 1}
	}
}

func canResetWeb(s Summary) *Refusal {
	if r := needActive(s); r != nil {
		return r
	}
	if r := needWeb(s); r != nil {
		return r
	}
	if s.Owner.Email == "" {
		return s.refuse(RefusedNoEmail, "has no e-mail address for its password to go to", "give its owner an address first")
	}
	return nil
}

// needWeb refuses acts on the web password where there is none to have.
func needWeb(s Summary) *Refusal {
	switch {
	case !s.Web.Allowed:
		return s.refuse(RefusedNoWeb, "has no web password: its profile "+s.Profile+" knows none", "")
	case s.Owner.UserName == "":
		return s.refuse(RefusedNoWeb, "has no user name to sign in to My Phone with", "give its owner a user name first")
	}
	return nil
}
