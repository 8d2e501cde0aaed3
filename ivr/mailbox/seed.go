package mailbox

import (
	"time"

	"voiceportal/ivr/pin"
)

// Seed describes a class: everything an emptied store is filled with, by [Accounts.Load]. Times
// are distances into the past from the class's own clock, so that a class is as old on every
// day it is loaded. PINs and passwords are in clear here and nowhere else; loading hashes or
// seals them.
type Seed struct {
	Name    string
	Title   string    // what the class is for, in a few words
	Time    time.Time // portal time at load; zero for the wall's
	Mode    ClockMode // empty for lab
	Tenants []SeedTenant
}

// SeedTenant is a tenant and its numbers.
type SeedTenant struct {
	Tenant     Tenant  // its CompanyPIN stays nil: it is sealed from the field below
	CompanyPIN pin.PIN // the company's default PIN, zero for none
	Mailboxes  []SeedMailbox
}

// SeedMailbox is one number as the class wants it. Its PINs are taken as they are: a class may
// hold a weak one to show what is wrong with it.
type SeedMailbox struct {
	Number      string
	Kind        Kind // empty for an extension
	Main        string
	Owner       Owner // with the user name of a My Phone user
	Deactivated bool
	// Credential is the kind of PIN in force; empty for what a deactivated number has, or else
	// personal where a PIN is given and default where none is.
	Credential CredentialKind
	// PIN is the personal or temporary PIN in force. A temporary one may be zero: then it is
	// generated, and only its mail knows it.
	PIN        pin.PIN
	DefaultPIN pin.PIN       // zero: generated where the profile has one per number
	Previous   []pin.PIN     // earlier PINs that the history remembers, oldest first
	Age        time.Duration // since the PIN was set
	Due        Due           // DueAdmin or DueExpired; default and temporary PINs bring their own
	Spent      bool          // a one-time PIN that was used in a call that dropped
	// Mail says what became of a temporary PIN's mail: it waits in the outbox, unread; it was
	// delivered, and the outbox no longer knows the PIN; or there is none.
	Mail       SeedMail
	Failures   int // wrong tries in a row
	Lock       LockKind
	LockedFor  time.Duration // since the lock
	LastSignIn time.Duration // since the last sign-in; zero for never
	Created    time.Duration // since the number was made; zero: as old as the oldest of all this
	Greeting   Greeting
	Messages   []SeedMessage
	Web        *SeedWeb // nil for none
}

// SeedMail is the fate of a temporary PIN's mail.
type SeedMail string

// The fates of mails; the empty one is SeedMailWaits where the credential is temporary.
const (
	SeedMailWaits     SeedMail = "waits"
	SeedMailDelivered SeedMail = "delivered"
	SeedMailNone      SeedMail = "none"
)

// SeedMessage is a voice message that waits in a mailbox.
type SeedMessage struct {
	From     string
	Age      time.Duration // since it was left
	Duration time.Duration
	Text     string
	Saved    bool // heard and kept; else it is new
}
