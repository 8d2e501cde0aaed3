package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/notify"
)

func (p *program) mailCommand() *cobra.Command {
	c := p.group("mail", "The outbox: mails that carry PINs", p.mailListCommand(), p.mailShowCommand(), p.mailRetryCommand())
	c.Long = "The outbox holds the mails that the portal has to send: temporary PINs, notices of a reset, locks. A PIN\n" +
		"in a mail is hidden; looking at it is audited. Mails wait to be read here until voiceportal serve --smtp\n" +
		"delivers them."
	c.Example = "voiceportal mail list\nvoiceportal mail show 1 --reveal"
	return c
}

// mailJSON is a mail as --json prints it. The PIN is there only when it was revealed.
type mailJSON struct {
	Mail     uint64     `json:"mail"`
	Mailbox  string     `json:"mailbox"`
	Kind     string     `json:"kind"`
	To       string     `json:"to"`
	ToName   string     `json:"to_name,omitempty"`
	State    string     `json:"state"`
	Tries    int        `json:"tries,omitempty"`
	NextTry  *time.Time `json:"next_try,omitempty"`
	Problem  string     `json:"problem,omitempty"`
	Read     bool       `json:"read"`
	QueuedAt time.Time  `json:"queued_at"`
	Expires  *time.Time `json:"expires,omitempty"`
	Subject  string     `json:"subject"`
	Text     string     `json:"text,omitempty"`
	PIN      string     `json:"pin,omitempty"`
}

func mailObject(m mailbox.Mail, text notify.Text) mailJSON {
	return mailJSON{
		Mail: m.ID, Mailbox: m.Mailbox.String(), Kind: string(m.Kind), To: m.ToAddress, ToName: m.ToName,
		State: string(m.State), Tries: m.Attempts, NextTry: when(m.NextTry), Problem: m.Problem, Read: m.Read, QueuedAt: m.QueuedAt.UTC(), Expires: when(m.Expires), Subject: text.Subject,
	}
}

func (p *program) mailListCommand() *cobra.Command {
	var tenant string
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the mails, newest first",
		Example: "voiceportal mail list --tenant harbor",
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.mailList(c.Context(), tenant) },
	}
	c.Flags().StringVar(&tenant, "tenant", "", "only of this `tenant`")
	return c
}

func (p *program) mailList(ctx context.Context, tenant string) error {
	return p.with(ctx, func(s *session) error {
		if tenant != "" {
			if _, err := s.accounts.Tenant(ctx, tenant); err != nil {
				return err
			}
		}
		mails, err := s.accounts.Mails(ctx, tenant, 0)
		if err != nil {
			return err
		}
		t := table{head: []string{"MAIL", "QUEUED", "STATE", "MAILBOX", "TO", "SUBJECT"}}
		for _, m := range mails {
			text, err := compose(ctx, s, m)
			if err != nil {
				return err
			}
			if p.flags.json {
				if err := p.printJSON(p.stdout, mailObject(m, text)); err != nil {
					return err
				}
				continue
			}
			t.add(fmt.Sprint(m.ID), stamp(m.QueuedAt), string(m.State), m.Mailbox.String(), m.ToAddress, text.Subject)
		}
		if p.flags.json {
			return nil
		}
		return t.print(p.stdout, "the outbox is empty")
	})
}

// compose puts a mail into words.
func compose(ctx context.Context, s *session, m mailbox.Mail) (notify.Text, error) {
	names, err := notify.NamesOf(ctx, s.accounts, m)
	return notify.Compose(m, names), err
}

func (p *program) mailShowCommand() *cobra.Command {
	var reveal bool
	c := &cobra.Command{
		Use:     "show ID",
		Short:   "Show a mail",
		Long:    "Show a mail as its reader gets it, with dots for a PIN. --reveal shows the PIN; the audit keeps that\nyou saw it.",
		Example: "voiceportal mail show 1\nvoiceportal mail show 1 --reveal",
		Args:    exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := strconv.ParseUint(args[0], 10, 64)
			if err != nil {
				return usage("mail list", "%q is no number of a mail", args[0])
			}
			return p.with(c.Context(), func(s *session) error { return p.mailShow(c.Context(), s, id, reveal) })
		},
	}
	c.Flags().BoolVar(&reveal, "reveal", false, "show the PIN in it; audited")
	return c
}

func (p *program) mailShow(ctx context.Context, s *session, id uint64, reveal bool) error {
	m, err := s.accounts.Mail(ctx, id)
	if err != nil {
		return err
	}
	text, err := compose(ctx, s, m)
	if err != nil {
		return err
	}
	object := mailObject(m, text)
	object.Text = text.Plain()
	if reveal {
		secret, err := s.accounts.Reveal(ctx, s.by(""), id)
		if err != nil {
			return err
		}
		object.Text, object.PIN = text.PlainWith(secret), secret.Reveal()
	}
	return p.tell(object, "To: %s <%s>\nSubject: %s\nQueued: %s, %s\n\n%s",
		m.ToName, m.ToAddress, text.Subject, stamp(m.QueuedAt), stateOf(m), object.Text)
}

// stateOf is where a mail is on its way, with what went wrong.
func stateOf(m mailbox.Mail) string {
	state := string(m.State)
	if m.Problem == "" {
		return state
	}
	state += fmt.Sprintf(" after %s: %s", counted(m.Attempts, "try", "tries"), m.Problem)
	if !m.NextTry.IsZero() {
		state += "; next try " + stamp(m.NextTry) + " by the machine's clock"
	}
	return state
}
