package notify

import (
	"context"
	"errors"

	"voiceportal/ivr/mailbox"
)

// Directory knows whom a mail is about.
type Directory interface {
	Tenant(ctx context.Context, id string) (mailbox.Tenant, error)
	Summary(ctx context.Context, k mailbox.Key) (mailbox.Summary, error)
}

// NamesOf looks up the names for a mail. A mail outlives its mailbox and its tenant; what is gone
// is left out.
func NamesOf(ctx context.Context, d Directory, m mailbox.Mail) (Names, error) {
	var n Names
	switch t, err := d.Tenant(ctx, m.Tenant); {
	case err == nil:
		n.Company, n.Portal = t.Name, t.PortalNumber
	case !errors.Is(err, mailbox.ErrNoTenant):
		return Names{}, err
	}
	switch s, err := d.Summary(ctx, m.Mailbox); {
	case err == nil:
		n.Owner = s.Owner
	case !errors.Is(err, mailbox.ErrNoMailbox) && !errors.Is(err, mailbox.ErrNoTenant):
		return Names{}, err
	}
	return n, nil
}
