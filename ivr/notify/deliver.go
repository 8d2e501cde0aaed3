package notify

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"voiceportal/ivr/mailbox"
)

// How the outbox is worked through, in wall time.
const (
	// SendTimeout is how long a [Sender] may take over one letter.
	SendTimeout = 90 * time.Second

	// lease is how long a mail is one deliverer's: longer than sending takes, so that no other one
	// sends it at the same time, and no longer than a mail may wait after a crash.
	lease = 2 * time.Minute

	// round is how many mails are looked up at once.
	round = 100
)

// Deliverer sends what waits in the outbox. Each mail leaves at least once: it is claimed with a
// lease, sent, and then marked as sent, and whoever dies in between has it sent again, with the
// same Message-ID. Any number of deliverers may work on one store.
type Deliverer struct {
	accounts *mailbox.Accounts
	sender   Sender
	now      func() time.Time
	log      *slog.Logger
}

// NewDeliverer returns a deliverer of an outbox. Now is wall time, the accounts' own. Log may be
// nil for none; it never sees a PIN.
func NewDeliverer(a *mailbox.Accounts, s Sender, now func() time.Time, log *slog.Logger) (*Deliverer, error) {
	if a == nil || s == nil || now == nil {
		return nil, errors.New("make a deliverer: accounts, a sender and a clock are needed")
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Deliverer{accounts: a, sender: s, now: now, log: log}, nil
}

// Run delivers until ctx ends, and then returns nil once the letter under way is settled. Mails
// queued by any process on the store are noticed at once. An error means that the store can no
// longer be used.
func (d *Deliverer) Run(ctx context.Context) error {
	changes, err := d.accounts.Watch(ctx)
	if err != nil {
		return fmt.Errorf("watch the outbox: %w", err)
	}
	for {
		next, err := d.deliverDue(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return fmt.Errorf("deliver mail: %w", err)
		case !d.wait(ctx, changes, next):
			return nil
		}
	}
}

// wait waits until a mail may be due: at next, or because one has changed. It reports false at the
// end of ctx.
func (d *Deliverer) wait(ctx context.Context, changes <-chan mailbox.Change, next time.Time) bool {
	var due <-chan time.Time
	if !next.IsZero() {
		timer := time.NewTimer(next.Sub(d.now()))
		defer timer.Stop()
		due = timer.C
	}
	for {
		select {
		case <-ctx.Done():
			return false
		case <-due:
			return true
		case c, open := <-changes:
			switch {
			case !open:
				return false
			case c.Kind == mailbox.ChangedMail || c.Kind == mailbox.ChangedAll:
				return true
			}
		}
	}
}

// deliverDue tries every mail that is due, the oldest first, and returns when the next one will be.
func (d *Deliverer) deliverDue(ctx context.Context) (next time.Time, err error) {
	for {
		due, next, err := d.accounts.DueMails(ctx, round)
		if err != nil || len(due) == 0 {
			return next, err
		}
		for _, id := range due {
			if ctx.Err() != nil {
				return time.Time{}, nil
			}
			if err := d.deliver(ctx, id); err != nil {
				return time.Time{}, err
			}
		}
	}
}

// deliver makes one try at one mail. What was begun is brought to its end, whatever becomes of ctx:
// a letter that is cut off in the middle might arrive, and arrive again.
func (d *Deliverer) deliver(ctx context.Context, id uint64) error {
	m, err := d.accounts.ClaimMail(ctx, id, lease)
	switch {
	case errors.Is(err, mailbox.ErrClaimed), errors.Is(err, mailbox.ErrNoMail): // somebody was faster
		return nil
	case err != nil:
		return err
	}
	ctx = context.WithoutCancel(ctx)
	err = d.send(ctx, m)
	d.tell(ctx, m, err)
	return d.settle(ctx, m, err)
}

func (d *Deliverer) send(ctx context.Context, m mailbox.Mail) error {
	names, err := NamesOf(ctx, d.accounts, m)
	if err != nil {
		return err
	}
	l := Letter{MessageID: m.MessageID, ToName: m.ToName, ToAddress: m.ToAddress, Text: Compose(m, names)}
	if l.Text.HasSecret() {
		if l.Secret, err = d.accounts.Secret(ctx, m); err != nil {
			return err
		}
		if l.Secret.IsZero() {
			return fmt.Errorf("%w: what it should carry is no longer in the store", ErrRefused)
		}
	}
	ctx, cancel := context.WithTimeout(ctx, SendTimeout)
	defer cancel()
	return d.sender.Send(ctx, l)
}

// settle notes what became of a try. Until it is noted the mail would leave once more, so a store
// that cannot be written just now is asked again for as long as the claim holds.
func (d *Deliverer) settle(ctx context.Context, m mailbox.Mail, sent error) error {
	ctx, cancel := context.WithDeadline(ctx, m.NextTry)
	defer cancel()
	for {
		err := d.note(ctx, m, sent)
		if err == nil || errors.Is(err, mailbox.ErrNoMail) || errors.Is(err, mailbox.ErrClosed) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(time.Second):
		}
	}
}

func (d *Deliverer) note(ctx context.Context, m mailbox.Mail, sent error) error {
	switch {
	case sent == nil:
		return d.accounts.Delivered(ctx, m.ID)
	case errors.Is(sent, ErrRefused), m.Attempts >= maxTries:
		return d.accounts.GiveUp(ctx, m, sent.Error())
	}
	return d.accounts.PutOff(ctx, m, sent.Error(), d.now().Add(backOff(m.Attempts)))
}

func (d *Deliverer) tell(ctx context.Context, m mailbox.Mail, sent error) {
	about := []any{"mail", m.ID, "kind", m.Kind, "mailbox", m.Mailbox.String(), "to", m.ToAddress, "try", m.Attempts}
	if sent != nil {
		d.log.WarnContext(ctx, "mail not delivered", append(about, "problem", sent.Error())...)
		return
	}
	d.log.InfoContext(ctx, "mail delivered", about...)
}
