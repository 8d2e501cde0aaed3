package main

import (
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) mailboxCommand() *cobra.Command {
	c := p.group("mailbox", "Mailboxes: list, show, change, reset, unlock",
		p.mailboxListCommand(), p.mailboxShowCommand(), p.mailboxCreateCommand(), p.mailboxImportCommand(), p.mailboxEditCommand(),
		p.mailboxResetCommand(), p.mailboxResetDormantCommand(), p.mailboxUnlockCommand(),
		p.mailboxActCommand("lock", mailbox.LockOut{}), p.mailboxActCommand("force-change", mailbox.ForceChange{}),
		p.mailboxActCommand("expire", mailbox.ExpireNow{}), p.mailboxActCommand("deactivate", mailbox.Deactivate{}),
		p.mailboxActCommand("activate", mailbox.Activate{}), p.mailboxActCommand("delete", mailbox.Delete{}),
	)
	c.Long = "Mailboxes: list, show, change, reset, unlock.\n\n" +
		"A mailbox is named tenant/number, as in harbor/4012; the number alone does where only one tenant\nhas it."
	c.Example = "voiceportal mailbox list --tenant harbor --filter is:locked\nvoiceportal mailbox unlock harbor/4044"
	return c
}

// mailboxJSON is a mailbox as --json prints it. It holds no secret.
type mailboxJSON struct {
	Mailbox       string     `json:"mailbox"`
	Tenant        string     `json:"tenant"`
	Number        string     `json:"number"`
	Kind          string     `json:"kind"`
	Main          string     `json:"main,omitempty"`
	FirstName     string     `json:"first_name,omitempty"`
	LastName      string     `json:"last_name,omitempty"`
	Email         string     `json:"email,omitempty"`
	UserName      string     `json:"user_name,omitempty"`
	AlternateID   string     `json:"alternate_id,omitempty"`
	Phone         string     `json:"phone,omitempty"`
	Site          string     `json:"site,omitempty"`
	Party         string     `json:"party,omitempty"`
	Profile       string     `json:"profile"`
	Status        string     `json:"status"`
	Active        bool       `json:"active"`
	Credential    string     `json:"credential"`
	ChangeDue     string     `json:"change_due,omitempty"`
	PINSetAt      *time.Time `json:"pin_set_at,omitempty"`
	PINAgeDays    int        `json:"pin_age_days"`
	PINExpiresAt  *time.Time `json:"pin_expires_at,omitempty"`
	Failures      int        `json:"failures"`
	Tries         int        `json:"tries,omitempty"`
	LockedBy      string     `json:"locked_by,omitempty"`
	LockedAt      *time.Time `json:"locked_at,omitempty"`
	LockedUntil   *time.Time `json:"locked_until,omitempty"`
	LastSignIn    *time.Time `json:"last_sign_in,omitempty"`
	NewMessages   int        `json:"new_messages"`
	SavedMessages int        `json:"saved_messages"`
	Web           *webJSON   `json:"web_password,omitempty"` // where the profile has web passwords
	Version       uint64     `json:"version"`
}

func mailboxObject(s mailbox.Summary) mailboxJSON {
	return mailboxJSON{
		Mailbox: s.Key.String(), Tenant: s.Tenant, Number: s.Number, Kind: string(s.Kind), Main: s.Main,
		FirstName: s.Owner.First, LastName: s.Owner.Last, Email: s.Owner.Email, UserName: s.Owner.UserName,
		AlternateID: s.Owner.AltID, Phone: s.Owner.Phone, Site: s.Owner.Site, Party: s.Owner.Party,
		Profile: s.Profile, Status: string(s.Status), Active: s.Active,
		Credential: string(s.Credential), ChangeDue: string(s.Due),
		PINSetAt: when(s.SetAt), PINAgeDays: int(s.Age.Hours() / 24), PINExpiresAt: when(s.ExpiresAt),
		Failures: s.Failures, Tries: s.Tries,
		LockedBy: string(s.Lock.Kind), LockedAt: when(s.Lock.At), LockedUntil: when(s.Lock.Until),
		LastSignIn: when(s.LastSignIn), NewMessages: s.NewMessages, SavedMessages: s.SavedMessages,
		Web: webObject(s.Web), Version: s.Version,
	}
}

// when is an instant for JSON; a zero one is left out.
func when(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// titled is a mailbox with its owner: harbor/4012 Ana Duarte.
func titled(s mailbox.Summary) string {
	if name := s.Owner.Name(); name != "" {
		return s.Key.String() + " " + name
	}
	return s.Key.String()
}
