package mailbox

import "voiceportal/ivr/pin"

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
