package mailbox

import (
	"time"

	"voiceportal/ivr/pin"
)

// CredentialKind is where a credential came from.
type CredentialKind string

// The kinds of credentials.
const (
	CredentialDefault   CredentialKind = "default"
	CredentialTemporary CredentialKind = "temporary"
	CredentialPersonal  CredentialKind = "personal"
)

// Due is why a change of PIN is due.
type Due string

// The reasons that are stored; expiry by age is judged when it matters, unless an admin expired
// the PIN by hand.
const (
	DueNone      Due = ""
	DueDefault   Due = "default"
	DueTemporary Due = "temporary"
	DueExpired   Due = "expired"
	DueAdmin     Due = "admin"
)

// Credential is the PIN in force, without the PIN.
type Credential struct {
	Kind       CredentialKind
	Generation uint64    // grows with every change; commits compare it
	SetAt      time.Time // portal time
	ExpiresAt  time.Time // of a temporary PIN; zero for never
	Due        Due
	Spent      bool // a one-time PIN that has been used
	Verifier   pin.Verifier
	History    []pin.Verifier // previous ones, oldest first
}
