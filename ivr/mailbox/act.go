package mailbox

import (
	"fmt"
	"time"

	"voiceportal/ivr/pin"
)

// Act is something an admin, the API or a scenario does to one mailbox. The set is closed; every
// front uses these and no other way. See [Acts] for their names.
type Act interface{ act() }

// Reset puts the PIN back: to the default PIN of the number or to a temporary PIN that goes out
// by e-mail. It clears the counter and lifts an automatic lock.
type Reset struct{ To CredentialKind } // CredentialDefault or CredentialTemporary

// SetPIN sets a PIN that somebody chose. A change is due at the next sign-in unless the customer
// chose it.
type SetPIN struct {
	PIN           pin.PIN
	CustomerChose bool
}

// Unlock lifts the lock and clears the counter; an admin's lock only when AdminLock is said.
type Unlock struct{ AdminLock bool }

// LockOut bars sign-in until an admin unlocks.
type LockOut struct{}

// ForceChange makes a change due at the next sign-in.
type ForceChange struct{}

// ExpireNow makes the PIN expired, as if its age had passed.
type ExpireNow struct{}

// Deactivate switches the number off and removes its custom configuration.
type Deactivate struct{}

// Activate switches the number on again, on its default credential.
type Activate struct{}

// Edit changes the owner's data. Nil fields stay as they are.
type Edit struct {
	First, Last, Email, UserName, AltID, Phone, Site, Party *string
	Number                                                  *string // the mailbox number
}

// Create makes a mailbox, with the profile's onboarding.
type Create struct {
	Kind       Kind
	Main       string
	Owner      Owner
	DefaultPIN pin.PIN // where the profile has one per number; zero: generated
}

// Delete removes the mailbox and its messages; the audit stays.
type Delete struct{}

func (Reset) act()       {}
func (SetPIN) act()      {}
func (Unlock) act()      {}
func (LockOut) act()     {}
func (ForceChange) act() {}
func (ExpireNow) act()   {}
func (Deactivate) act()  {}
func (Activate) act()    {}
func (Edit) act()        {}
func (Create) act()      {}
func (Delete) act()      {}

// By is who does an act and why, for the audit.
type By struct {
	Actor       string
	Reason      string
	Correlation string // of an API request
}

// Status is the one word shown to people, by precedence.
type Status string

// The statuses, the first that fits.
const (
	StatusDeactivated Status = "deactivated"
	StatusLocked      Status = "locked"
	StatusTemporary   Status = "temporary"
	StatusDefault     Status = "default"
	StatusExpired     Status = "expired"
	StatusMustChange  Status = "must-change"
	StatusDormant     Status = "dormant"
	StatusActive      Status = "active"
)

// Summary is a mailbox as people see it: its status and what follows from the profile at one
// instant. It holds no secret.
type Summary struct {
	Key
	Kind          Kind
	Main          string
	Owner         Owner
	Profile       string
	Status        Status
	Active        bool
	Credential    CredentialKind
	Due           Due       // including expiry by age
	SetAt         time.Time // of the PIN
	Age           time.Duration
	ExpiresAt     time.Time // by age, or of a temporary PIN; zero for never
	Spent         bool
	Failures      int
	Tries         int // the profile's limit; 0 for no lock
	Lock          Lock
	LastSignIn    time.Time
	CreatedAt     time.Time
	Remembered    int // previous PINs in the history
	HasDefault    bool
	NewMessages   int
	SavedMessages int
	Version       uint64
	Generation    uint64
}

// Receipt is what an act did, or in a preview would do.
type Receipt struct {
	Act    string // the act's name
	Before Summary
	After  Summary
	Mails  []uint64 // IDs of queued mails; in a preview only their number counts
	MailTo string   // the address, empty for no mail
	Audit  uint64
}

// RefusalCode is why an act was refused; fronts map it to their own words or codes.
type RefusalCode string

// The refusal codes.
const (
	RefusedDeactivated   RefusalCode = "deactivated"
	RefusedNoDefault     RefusalCode = "no-default-pin"
	RefusedNoEmail       RefusalCode = "no-email"
	RefusedNotLocked     RefusalCode = "not-locked"
	RefusedAdminLock     RefusalCode = "admin-lock"
	RefusedAlreadyLocked RefusalCode = "already-locked"
	RefusedAlready       RefusalCode = "already-so" // already active, already deactivated, already due
	RefusedRule          RefusalCode = "rule"
	RefusedTaken         RefusalCode = "taken"
	RefusedBadValue      RefusalCode = "bad-value"
	RefusedMoved         RefusalCode = "moved-on"
	RefusedOnCall        RefusalCode = "on-call"
	RefusedTooSoon       RefusalCode = "too-soon"
)

// Refusal is an act that cannot be done, with the reason and the next step in words.
type Refusal struct {
	Code       RefusalCode
	Mailbox    Key
	Problem    string // "mailbox harbor/4036 is deactivated"
	Next       string // "activate it first", may be empty
	Violations []pin.Violation
}

func (r *Refusal) Error() string {
	if r.Next == "" {
		return r.Problem
	}
	return fmt.Sprintf("%s; %s", r.Problem, r.Next)
}
