package handset

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
)

// Answers of the directory.
type (
	tenantsKnown struct {
		tenants []mailbox.Tenant
		err     error
	}
	// meKnown is the summary of the number that this phone has.
	meKnown struct{ me mailbox.Summary }
	// ownerKnown is the summary of the mailbox in the call.
	ownerKnown struct{ owner mailbox.Summary }
	// numbersKnown are all numbers, for the picker.
	numbersKnown struct {
		numbers []mailbox.Summary
		err     error
	}
)

func (s *Screen) askTenants() tea.Cmd {
	return s.ask(func(ctx context.Context, d Directory) tea.Msg {
		ts, err := d.Tenants(ctx)
		return tenantsKnown{ts, err}
	})
}

// askMe asks who this phone belongs to. A number that does not exist is no failure: such a phone
// can call too.
func (s *Screen) askMe() tea.Cmd {
	k := s.from
	return s.ask(func(ctx context.Context, d Directory) tea.Msg {
		me, _ := d.Summary(ctx, k)
		return meKnown{me}
	})
}

// askOwner asks about the mailbox in the call. The tenant is the phone's: a portal serves its own.
func (s *Screen) askOwner(number string) tea.Cmd {
	k := mailbox.Key{Tenant: s.from.Tenant, Number: number}
	return s.ask(func(ctx context.Context, d Directory) tea.Msg {
		owner, err := d.Summary(ctx, k)
		if err != nil {
			return nil // an unknown number sounds and looks like any other
		}
		return ownerKnown{owner}
	})
}

func (s *Screen) askNumbers() tea.Cmd {
	return s.ask(func(ctx context.Context, d Directory) tea.Msg {
		ns, err := d.Summaries(ctx, "")
		return numbersKnown{ns, err}
	})
}

func (s *Screen) ask(question func(context.Context, Directory) tea.Msg) tea.Cmd {
	ctx, d := s.ctx, s.o.Directory
	return func() tea.Msg { return question(ctx, d) }
}

// tenant is the phone's tenant, zero until it is known.
func (s *Screen) tenant() mailbox.Tenant {
	for _, t := range s.tenants {
		if t.ID == s.from.Tenant {
			return t
		}
	}
	return mailbox.Tenant{}
}

// dials is the number that the phone calls, "" while the portal's number is not known yet.
func (s *Screen) dials() string {
	if s.to != "" {
		return s.to
	}
	return s.tenant().PortalNumber
}

// dialsNamed is the number with what it is.
func (s *Screen) dialsNamed() string {
	n := s.dials()
	switch {
	case n == "":
		return "the portal"
	case n == s.tenant().PortalNumber:
		return n + ", the portal"
	case n == ownMailbox:
		return n + ", its mailbox"
	case strings.HasPrefix(n, signInPrefix):
		return n + ", to sign in"
	}
	return n
}

// The numbers with a meaning of their own in every tenant's dial plan.
const (
	ownMailbox   = "*98" // the phone's own mailbox
	signInPrefix = "*11" // with a number behind it: sign in on this phone
)

// ownerName is whose phone this is.
func (s *Screen) ownerName() string { return s.me.Owner.Name() }

// owner is the phone's number and name, as its display shows them on hook.
func (s *Screen) owner() string {
	return strings.TrimSpace(s.from.Number + " " + s.ownerName())
}

// keyOfName reads "harbor/4012".
func keyOfName(name string) (mailbox.Key, bool) {
	tenant, number, ok := strings.Cut(name, "/")
	return mailbox.Key{Tenant: tenant, Number: number}, ok && tenant != "" && number != ""
}
