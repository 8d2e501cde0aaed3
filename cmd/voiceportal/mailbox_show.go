package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) mailboxShowCommand() *cobra.Command {
	var reveal bool
	c := &cobra.Command{
		Use:   "show MAILBOX",
		Short: "Show one mailbox",
		Long: "Show what is known of a mailbox. A PIN is never part of it. Where every number has a default PIN\n" +
			"that its admin may see, --reveal-default prints that one; the audit keeps that you saw it.",
		Example: "voiceportal mailbox show harbor/4012\nvoiceportal mailbox show riverside/2001 --reveal-default",
		Args:    exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.mailboxShow(c.Context(), args[0], reveal)
		},
	}
	c.Flags().BoolVar(&reveal, "reveal-default", false, "print the number's default PIN, and nothing else; audited")
	return c
}

func (p *program) mailboxShow(ctx context.Context, name string, reveal bool) error {
	return p.with(ctx, func(s *session) error {
		k, err := s.accounts.Resolve(ctx, name)
		if err != nil {
			return err
		}
		if reveal {
			digits, err := s.accounts.RevealDefault(ctx, s.by(""), k)
			if err != nil {
				return err
			}
			return p.tell(map[string]string{"mailbox": k.String(), "default_pin": digits.Reveal()}, "%s", digits.Reveal())
		}
		m, err := s.accounts.Summary(ctx, k)
		if err != nil {
			return err
		}
		if p.flags.json {
			return p.printJSON(p.stdout, mailboxObject(m))
		}
		return mailboxFacts(m).print(p.stdout)
	})
}

func mailboxFacts(m mailbox.Summary) facts {
	var f facts
	f.add("mailbox", "%s", m.Key)
	f.add("owner", "%s", m.Owner.Name())
	if m.Kind == mailbox.KindMain {
		f.add("kind", "main number")
	}
	f.add("main", "%s", m.Main)
	f.add("e-mail", "%s", m.Owner.Email)
	f.add("user name", "%s", m.Owner.UserName)
	f.add("alt. ID", "%s", m.Owner.AltID)
	f.add("phone", "%s", m.Owner.Phone)
	f.add("site", "%s", m.Owner.Site)
	f.add("party", "%s", m.Owner.Party)
	f.add("profile", "%s", m.Profile)
	f.add("status", "%s", m.Status)
	f.add("PIN", "%s", pinFact(m))
	if m.Due != mailbox.DueNone {
		f.add("change due", "%s", m.Due)
	}
	if m.Web.Allowed {
		f.add("web password", "%s", webFact(m.Web))
	}
	f.add("wrong tries", "%s", triesOf(m))
	if m.Lock.Kind != mailbox.Unlocked {
		f.add("locked", "%s, by %s", stamp(m.Lock.At), m.Lock.Kind)
	}
	f.add("last sign-in", "%s", stamp(m.LastSignIn))
	f.add("messages", "%d new, %d saved", m.NewMessages, m.SavedMessages)
	f.add("history", "%s", counted(m.Remembered, "previous PIN", "previous PINs"))
	return f
}

// webJSON is where a web password stands, as --json prints it.
type webJSON struct {
	State          string     `json:"state"`
	SetAt          *time.Time `json:"set_at,omitempty"`
	ExpiresAt      *time.Time `json:"expires_at,omitempty"`
	TemporaryUntil *time.Time `json:"temporary_until,omitempty"` // one asked for beside the own one
}

func webObject(w mailbox.WebSummary) *webJSON {
	if !w.Allowed {
		return nil
	}
	return &webJSON{State: string(w.State), SetAt: when(w.SetAt), ExpiresAt: when(w.ExpiresAt), TemporaryUntil: when(w.Asked)}
}

// webFact says where the web password stands.
func webFact(w mailbox.WebSummary) string {
	s := string(w.State)
	if !w.SetAt.IsZero() {
		s += ", set " + stamp(w.SetAt)
	}
	if !w.ExpiresAt.IsZero() {
		s += ", until " + stamp(w.ExpiresAt)
	}
	if !w.Asked.IsZero() {
		s += ", a temporary one asked for"
	}
	return s
}

// pinFact says which kind of PIN is in force and since when.
func pinFact(m mailbox.Summary) string {
	s := fmt.Sprintf("%s, set %s", m.Credential, stamp(m.SetAt))
	if m.Spent {
		s += ", used up"
	}
	if !m.ExpiresAt.IsZero() {
		s += ", until " + stamp(m.ExpiresAt)
	}
	return s
}
