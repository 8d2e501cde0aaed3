package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

// mailboxActCommand is a verb for an act that needs no values.
func (p *program) mailboxActCommand(name string, act mailbox.Act) *cobra.Command {
	var reason string
	info, _ := mailbox.InfoByName(name)
	c := &cobra.Command{
		Use:     name + " MAILBOX...",
		Short:   info.Title,
		Long:    info.Effect,
		Example: fmt.Sprintf("voiceportal mailbox %s harbor/4015\nvoiceportal mailbox %s harbor/4015 harbor/4040 --reason 'asked by phone'", name, name),
		Args:    atLeast(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.applyAll(c.Context(), args, reason, act)
		},
	}
	reasonFlag(c, &reason)
	return c
}

func (p *program) mailboxUnlockCommand() *cobra.Command {
	var act mailbox.Unlock
	c := p.mailboxActCommand("unlock", act)
	c.Long += "\nA lock that an admin set by hand is lifted only when --admin-lock says so."
	c.Example = "voiceportal mailbox unlock harbor/4044\nvoiceportal mailbox unlock harbor/4144 --admin-lock"
	c.Flags().BoolVar(&act.AdminLock, "admin-lock", false, "lift a lock that an admin set by hand, too")
	c.RunE = func(c *cobra.Command, args []string) error {
		reason, err := c.Flags().GetString("reason")
		if err != nil {
			return err
		}
		return p.applyAll(c.Context(), args, reason, act)
	}
	return c
}

func reasonFlag(c *cobra.Command, to *string) {
	c.Flags().StringVar(to, "reason", "", "why, in `words` for the audit")
}

// applyAll does an act to mailboxes one after the other. One that is refused does not keep the
// others from it; the program then fails in the end.
func (p *program) applyAll(ctx context.Context, names []string, reason string, act mailbox.Act) error {
	return p.with(ctx, func(s *session) error {
		var failed error
		for _, name := range names {
			k, err := s.accounts.Resolve(ctx, name)
			if err == nil {
				err = p.apply(ctx, s, k, reason, act)
			}
			if err != nil && len(names) == 1 {
				return err
			}
			if err != nil {
				p.report(err)
				failed = errReported
			}
		}
		return failed
	})
}

// receiptJSON is what an act did, as --json prints it.
type receiptJSON struct {
	Act    string       `json:"act"`
	Before *mailboxJSON `json:"before,omitempty"`
	After  *mailboxJSON `json:"after,omitempty"`
	MailTo string       `json:"mail_to,omitempty"`
	Mails  []uint64     `json:"mails,omitempty"`
	Audit  uint64       `json:"audit"`
}

// apply does one act and tells what it did.
func (p *program) apply(ctx context.Context, s *session, k mailbox.Key, reason string, act mailbox.Act) error {
	r, err := s.accounts.Apply(ctx, s.by(reason), k, act)
	if err != nil {
		return err
	}
	object := receiptJSON{
		Act: r.Act, Before: mailboxIfAny(r.Before), After: mailboxIfAny(r.After),
		MailTo: r.MailTo, Mails: r.Mails, Audit: r.Audit,
	}
	return p.tell(object, "%s", receiptSentence(r))
}

// mailboxIfAny is a mailbox for JSON; nil before it was created and after it was deleted.
func mailboxIfAny(m mailbox.Summary) *mailboxJSON {
	if m.Profile == "" {
		return nil
	}
	o := mailboxObject(m)
	return &o
}

// receiptSentence is what an act did in one line.
func receiptSentence(r mailbox.Receipt) string {
	info, _ := mailbox.InfoByName(r.Act)
	m := r.After
	if m.Profile == "" { // deleted
		m = r.Before
	}
	line := fmt.Sprintf("%s %s", info.Done, titled(m))
	if before, after := r.Before.Status, r.After.Status; before != "" && after != "" && before != after {
		line += fmt.Sprintf(": was %s, is %s", before, after)
	}
	if r.MailTo != "" {
		line += "; mail to " + r.MailTo
	}
	return line
}
