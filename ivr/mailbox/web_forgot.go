package mailbox

import (
	"context"
	"fmt"

	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
)

// ForgotWeb is Forgot password?: it mails a temporary password to the user of that name. The own
// password stays good until the temporary one is used, or a stranger could lock people out.
//
// Whatever comes of it, the caller learns the same, after the same work: nothing is sent for an
// unknown user, for one who has no address or is barred by an admin, and for an address that got a
// mail less than five minutes ago, or five in a day. An error means that the accounts could not
// answer.
func (a *Accounts) ForgotWeb(ctx context.Context, user string) error {
	var c account
	var refusal string
	err := a.view(ctx, func(v view) (err error) {
		c, refusal, err = v.mayForget(user)
		return err
	})
	if err != nil {
		return fmt.Errorf("forgotten password: %w", err)
	}
	fresh, err := a.drawWeb(ctx, c)
	if err != nil {
		return fmt.Errorf("forgotten password: %w", err)
	}
	err = a.update(ctx, func(t *turn) error {
		if refusal != "" {
			_, err := t.webEntry(AuditEntry{Act: EntryWebForgot, Mailbox: c.box.Key, Detail: refusal})
			return err
		}
		return t.forgot(user, fresh)
	})
	if err != nil {
		return fmt.Errorf("forgotten password: %w", err)
	}
	return nil
}

// mayForget finds who is to get a temporary password, or why nobody is.
func (v view) mayForget(user string) (c account, refusal string, err error) {
	c, known, err := v.webUser(user)
	switch {
	case err != nil:
		return account{}, "", err
	case !known:
		return account{}, "nothing sent: no such user", nil
	case c.box.Owner.Email == "":
		return c, "nothing sent: no e-mail address", nil
	case c.box.Lock.Kind == LockAdmin:
		return c, "nothing sent: locked by an admin", nil
	}
	mails, err := v.throttle(mailsToAddress, c.box.Owner.Email)
	if err == nil && mailsToAddress.wait(mails, v.wall) > 0 {
		refusal = "nothing sent: the address had its mails"
	}
	return c, refusal, err
}

// forgot puts a temporary password beside the own one and mails it.
func (t *turn) forgot(user string, fresh drawn) error {
	c, refusal, err := t.mayForget(user) // again: others were at it meanwhile
	if err != nil {
		return err
	}
	e := AuditEntry{Act: EntryWebForgot, Mailbox: c.box.Key, Detail: refusal}
	if refusal != "" {
		_, err := t.webEntry(e)
		return err
	}
	mails, err := t.throttle(mailsToAddress, c.box.Owner.Email)
	if err != nil {
		return err
	}
	if err := t.count(mailsToAddress, mails); err != nil {
		return err
	}
	w, err := t.webRecord(c)
	if err != nil {
		return err
	}
	c.putWebTemporary(&w, fresh, t.now)
	if err := t.keep(&c.box); err != nil {
		return err
	}
	m, err := t.a.webMail(c, fresh, ActorUser)
	if err != nil {
		return err
	}
	e.Detail = "temporary password by e-mail to " + m.ToAddress
	seq, err := t.webEntry(e)
	if err != nil {
		return err
	}
	_, err = t.post(m, seq)
	return err
}

// drawn is a temporary password that nobody has yet, with its hash.
type drawn struct {
	password password.Password
	hash     string
}

// drawWeb draws a temporary password for an account, outside any transaction. An account that
// cannot have one gets one all the same: it costs the same work, and is thrown away.
func (a *Accounts) drawWeb(ctx context.Context, c account) (drawn, error) {
	p, err := a.generateWeb(c)
	if err != nil {
		return drawn{}, err
	}
	hash, err := a.hasher.Hash(ctx, p)
	return drawn{p, hash}, err
}

func (a *Accounts) generateWeb(c account) (password.Password, error) {
	rules := password.Rules{MinLength: 1}
	if c.rules != nil && c.rules.Web != nil {
		rules = c.rules.Web.Rules()
	}
	return rules.Generate(a.vault.rand, c.webContext())
}

// webMail is the mail that takes a temporary password to its user: to the address on file, never to
// the user name.
func (a *Accounts) webMail(c account, fresh drawn, by string) (Mail, error) {
	m := Mail{
		Tenant: c.tenant.ID, Mailbox: c.box.Key, Kind: MailWebTemporary, By: by,
		ToName: c.box.Owner.Name(), ToAddress: c.box.Owner.Email, Expires: c.web().TempUntil,
	}
	var err error
	if m.MessageID, err = a.messageID(); err != nil {
		return m, err
	}
	m.Secret, err = a.vault.seal(pin.New(fresh.password.Reveal()), placeOfMail(m.MessageID))
	return m, err
}
