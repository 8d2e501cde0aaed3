package mailbox

import (
	"context"
	"errors"
	"fmt"

	"voiceportal/ivr/pin"
)

// Mails are the mails of the outbox, newest first: of one tenant or, for "", of all; at most limit,
// or all for 0.
func (a *Accounts) Mails(ctx context.Context, tenant string, limit int) ([]Mail, error) {
	var found []Mail
	err := a.view(ctx, func(v view) error {
		found = nil
		for m, err := range v.Mails() {
			if err != nil {
				return err
			}
			if tenant != "" && m.Tenant != tenant {
				continue
			}
			found = append(found, m)
			if len(found) == limit {
				break
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list the mails: %w", err)
	}
	return found, nil
}

// Mail is one mail of the outbox; [ErrNoMail] if there is none.
func (a *Accounts) Mail(ctx context.Context, id uint64) (Mail, error) {
	var m Mail
	err := a.view(ctx, func(v view) error {
		var err error
		m, err = v.Mail(id)
		return err
	})
	if err != nil {
		return Mail{}, fmt.Errorf("read the outbox: %w", err)
	}
	return m, nil
}

// MarkRead notes whether somebody has opened a mail in the outbox.
func (a *Accounts) MarkRead(ctx context.Context, id uint64, read bool) error {
	return a.changeMail(ctx, id, func(m *Mail) { m.Read = read })
}

func (a *Accounts) changeMail(ctx context.Context, id uint64, change func(*Mail)) error {
	err := a.update(ctx, func(t *turn) error {
		m, err := t.Mail(id)
		if err != nil {
			return err
		}
		change(&m)
		_, err = t.tx.PutMail(m)
		return err
	})
	if err != nil {
		return fmt.Errorf("change the outbox: %w", err)
	}
	return nil
}

// Reveal opens the PIN of a mail that waits in the outbox, and audits that somebody saw it. A mail
// that carries none, or no longer, is a [*Refusal] with [RefusedNoSecret].
func (a *Accounts) Reveal(ctx context.Context, by By, id uint64) (pin.PIN, error) {
	var p pin.PIN
	err := a.update(ctx, func(t *turn) error {
		m, err := t.Mail(id)
		if err != nil {
			return err
		}
		if m.Secret == nil {
			return noSecret(m)
		}
		if p, err = a.vault.open(m.Secret, placeOfMail(m.MessageID)); err != nil {
			return err
		}
		_, err = t.recordBy(by, AuditEntry{
			Act: EntryRevealMail, Mailbox: m.Mailbox, Detail: fmt.Sprintf("mail %d", id),
		})
		return err
	})
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return pin.PIN{}, refusal
	}
	if err != nil {
		return pin.PIN{}, fmt.Errorf("reveal the PIN in a mail: %w", err)
	}
	return p, nil
}

func noSecret(m Mail) *Refusal {
	r := &Refusal{Code: RefusedNoSecret, Mailbox: m.Mailbox, Problem: fmt.Sprintf("mail %d carries no PIN", m.ID)}
	if m.State == MailSent {
		r.Problem = fmt.Sprintf("mail %d was delivered, and its PIN is no longer in the store", m.ID)
		r.Next = "reset the PIN if it is lost"
	}
	return r
}

// RevealDefault opens a number's own default PIN for its admin, and audits that somebody saw it.
// Where the profile has none it is a [*Refusal].
func (a *Accounts) RevealDefault(ctx context.Context, by By, k Key) (pin.PIN, error) {
	var p pin.PIN
	err := a.update(ctx, func(t *turn) error {
		c, err := t.account(k)
		if err != nil {
			return err
		}
		switch s := c.summary(t.now); {
		case !c.hasDefault():
			return s.refuse(RefusedNoDefault, "has no default PIN: its profile "+c.rules.Name+" has none", "")
		case c.box.DefaultPIN == nil:
			return s.refuse(RefusedNoSecret, "has no default PIN yet", "reset it to the default PIN, which makes one")
		}
		if p, err = a.vault.defaultPIN(c); err != nil {
			return err
		}
		_, err = t.recordBy(by, c.entry(EntryRevealDefault, t.now, ""))
		return err
	})
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return pin.PIN{}, refusal
	}
	if err != nil {
		return pin.PIN{}, fmt.Errorf("reveal a default PIN: %w", err)
	}
	return p, nil
}
