package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrClaimed is a mail that is not to be sent now: another process is sending it, it waits for its
// next try, or it has left already.
var ErrClaimed = errors.New("the mail is not waiting to be sent")

// DueMails are the mails that want to be sent at this instant of wall time, the oldest first, at
// most limit of them. Next is when the first of the others wants to be; zero for never.
func (a *Accounts) DueMails(ctx context.Context, limit int) (due []uint64, next time.Time, err error) {
	err = a.view(ctx, func(v view) error {
		due, next = nil, time.Time{}
		for m, err := range v.Mails() {
			switch {
			case err != nil:
				return err
			case m.State != MailQueued:
			case !m.NextTry.After(v.wall):
				due = append(due, m.ID)
			case next.IsZero() || m.NextTry.Before(next):
				next = m.NextTry
			}
		}
		return nil
	})
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("look for mails to send: %w", err)
	}
	oldest := make([]uint64, 0, min(limit, len(due)))
	for i := len(due) - 1; i >= 0 && len(oldest) < limit; i-- {
		oldest = append(oldest, due[i])
	}
	return oldest, next, nil
}

// ClaimMail takes a mail for one try at sending it. Until the lease of wall time is over nobody
// else can claim it; a process that dies with its claim therefore delays the mail and does not
// lose it. The returned mail is what [Accounts.Delivered], [Accounts.PutOff] and
// [Accounts.GiveUp] want back. A mail that is not due is [ErrClaimed].
//
// A mail whose PIN has expired is not worth sending: it becomes failed, and is [ErrClaimed] too.
func (a *Accounts) ClaimMail(ctx context.Context, id uint64, lease time.Duration) (Mail, error) {
	var claimed Mail
	free := false
	err := a.update(ctx, func(t *turn) error {
		m, err := t.Mail(id)
		if err != nil {
			return err
		}
		if m.State != MailQueued || m.NextTry.After(t.wall) {
			free = false
			return nil
		}
		m.Attempts++
		m.NextTry = t.wall.Add(lease)
		if free = m.Expires.IsZero() || t.now.Before(m.Expires); !free {
			m.State, m.Problem, m.Secret = MailFailed, "what it carries expired before it could be sent", nil
		}
		claimed = m
		_, err = t.tx.PutMail(m)
		return err
	})
	switch {
	case err != nil:
		return Mail{}, fmt.Errorf("claim a mail: %w", err)
	case !free:
		return Mail{}, fmt.Errorf("mail %d: %w", id, ErrClaimed)
	}
	return claimed, nil
}

// Delivered notes that a mail has left. The PIN it carried is now its reader's alone, and is
// removed from the store.
func (a *Accounts) Delivered(ctx context.Context, id uint64) error {
	return a.changeMail(ctx, id, func(m *Mail) {
		m.State, m.Problem, m.Secret, m.NextTry = MailSent, "", nil, time.Time{}
		m.Attempts = max(m.Attempts, 1) // whoever claimed it has counted
	})
}

// PutOff notes why a claimed mail could not be sent now, and when to try again in wall time. Where
// the claim was lost meanwhile, nothing changes: the word of who holds it now counts.
func (a *Accounts) PutOff(ctx context.Context, claimed Mail, problem string, until time.Time) error {
	return a.changeMail(ctx, claimed.ID, func(m *Mail) {
		if m.heldAs(claimed) {
			m.Problem, m.NextTry = problem, until.Round(0).UTC()
		}
	})
}

// GiveUp notes that a claimed mail will never be sent, and why. Its PIN stays sealed in it, for an
// admin to see what the reader did not. Where the claim was lost meanwhile, nothing changes.
func (a *Accounts) GiveUp(ctx context.Context, claimed Mail, problem string) error {
	return a.changeMail(ctx, claimed.ID, func(m *Mail) {
		if m.heldAs(claimed) {
			m.State, m.Problem, m.NextTry = MailFailed, problem, time.Time{}
		}
	})
}

// heldAs reports whether a claim is still the newest one. The count of attempts tells claims apart.
func (m Mail) heldAs(claimed Mail) bool {
	return m.State == MailQueued && m.Attempts == claimed.Attempts
}

// RetryMail has a failed mail sent once more, as if it had never been tried, and audits that. A
// mail that has not failed, or whose PIN is gone, is a [*Refusal].
func (a *Accounts) RetryMail(ctx context.Context, by By, id uint64) error {
	err := a.update(ctx, func(t *turn) error {
		m, err := t.Mail(id)
		if err != nil {
			return err
		}
		if r := canRetry(m, t.now); r != nil {
			return r
		}
		m.State, m.Problem, m.Attempts, m.NextTry = MailQueued, "", 0, time.Time{}
		if _, err := t.tx.PutMail(m); err != nil {
			return err
		}
		_, err = t.recordBy(by, AuditEntry{Act: EntryRetryMail, Mailbox: m.Mailbox, Detail: fmt.Sprintf("mail %d to %s", id, m.ToAddress)})
		return err
	})
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal
	}
	if err != nil {
		return fmt.Errorf("send a mail again: %w", err)
	}
	return nil
}

func canRetry(m Mail, now time.Time) *Refusal {
	r := &Refusal{Code: RefusedAlready, Mailbox: m.Mailbox}
	switch {
	case m.State != MailFailed:
		r.Problem = fmt.Sprintf("mail %d has not failed: it is %s", m.ID, m.State)
	case !m.Expires.IsZero() && !now.Before(m.Expires):
		r.Problem = fmt.Sprintf("what mail %d carries has expired", m.ID)
		r.Next = "reset the mailbox again"
	default:
		return nil
	}
	return r
}
