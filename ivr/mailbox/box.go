package mailbox

import (
	"time"

	"voiceportal/ivr/pin"
)

// Mailbox is a number, its owner and its credential.
type Mailbox struct {
	Key
	// Born is the number at creation. Verifiers and the sealed default PIN stay bound to it, so
	// that they live on when the number changes.
	Born       string
	Kind       Kind
	Main       string // the main number this extension belongs to
	Owner      Owner
	Active     bool
	Credential Credential
	DefaultPIN pin.Sealed  // this number's default PIN; nil where the profile has none
	Failures   int         // consecutive wrong tries, all doors
	FailedAt   []time.Time // instants of these failures, for a window
	Lock       Lock
	LastSignIn time.Time
	CreatedAt  time.Time
	Greeting   Greeting
	Web        *Web
	Past       *Past[Step] // what can be taken back; nil once anything else has happened
	Version    uint64      // grows with every act on the mailbox
}

// Kind tells main numbers from extensions (source A).
type Kind string

// The kinds of numbers.
const (
	KindExtension Kind = "extension"
	KindMain      Kind = "main"
)

// Owner is the person behind a mailbox and how they are reached.
type Owner struct {
	First, Last string
	Email       string // where mail goes
	UserName    string // the User ID of source C; mail never goes there
	AltID       string
	Phone       string // the full telephone number, digits only
	Site        string
	Party       string // operator, or the occupier's name (source A)
}

// Name is first and last name.
func (o Owner) Name() string {
	switch {
	case o.First == "":
		return o.Last
	case o.Last == "":
		return o.First
	}
	return o.First + " " + o.Last
}

// Greeting is what a caller hears who reaches the mailbox.
type Greeting struct {
	Text string // the own greeting, kept even while the standard one is in force
	Own  bool   // the own one is in force
}
