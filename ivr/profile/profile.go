package profile

import (
	"time"

	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
)

// CredentialChoice is which credential an act of the profile hands out.
type CredentialChoice string

// The choices for onboarding and for the profile's own reset.
const (
	GiveDefault   CredentialChoice = "default"   // the number's default PIN
	GiveTemporary CredentialChoice = "temporary" // a generated one by e-mail
	GiveCompany   CredentialChoice = "company"   // as the tenant's onboarding mode says
)

// Profile is a tenant's rules, as data.
type Profile struct {
	Name   string // the file's name without its ending: "broadcloud"
	Title  string // "Cisco BroadCloud voicemail passcode"
	Source string // where the values come from

	PIN pin.Rules

	Onboard CredentialChoice // what a new mailbox gets
	Reset   CredentialChoice // the profile's own reset, used in bulk; default or temporary

	Default   Default
	Temporary Temporary

	MaxAge       time.Duration // ageing of personal PINs; 0 for none
	WarnBefore   time.Duration // 0 for no warning
	MinAge       time.Duration // between two changes by the caller; 0 for none
	DormantAfter time.Duration // without a sign-in; 90 days unless the file says otherwise

	Lockout      Lockout
	TriesPerCall int  // wrong PINs in one call before goodbye; 0 for no limit but the lock
	TrustedLine  bool // a phone skips the PIN of its own mailbox; dangerous, see the scenarios

	Flow Flow
	Web  *Web // nil where there is no web password
}

// Default says what default PINs a profile has. The zero value is a profile without any.
type Default struct {
	PerNumber      bool    // every number has its own, visible to its admin
	Company        bool    // one for the company, at onboarding only
	Length         int     // of a generated or company default PIN
	PIN            pin.PIN // the one that every new number starts with; zero: generated
	ForceOnHandset bool    // must be changed at the handset door too
}

// Temporary says how temporary PINs live.
type Temporary struct {
	Once     bool          // good for one sign-in; else until changed
	Lifetime time.Duration // 0 for none
	Length   int
}

// LockKind is how a lock ends.
type LockKind string

// The kinds of locks.
const (
	LockNone     LockKind = "none"     // no lock at all
	LockAdmin    LockKind = "admin"    // until a person acts
	LockTimed    LockKind = "timed"    // for Duration
	LockDoubling LockKind = "doubling" // for Duration, doubled at every further lock
)

// Lockout says when a mailbox locks and how long.
type Lockout struct {
	Kind     LockKind
	Tries    int           // wrong PINs in a row that lock
	Window   time.Duration // only failures within it count; 0 for all since the last success
	Duration time.Duration // of timed and doubling locks
}

// Flow is what a profile changes of the call flow; zero values leave the default.
type Flow struct {
	FirstDigit time.Duration // silence before the first key of an entry
	InterDigit time.Duration // silence between two keys of an entry
	Menu       time.Duration // silence in a menu
	SlowCaller bool          // doubles all three
}

// Web is the rules of a web password.
type Web struct {
	MinLength    int           // in characters
	Classes      bool          // upper, lower, digit and other, one each
	Identifiers  bool          // must not contain user name, telephone number or alternate ID
	MaxAge       time.Duration // 0 for none
	TempLifetime time.Duration // of a temporary one; 0 for none
}

// Rules are those that a new web password must keep.
func (w Web) Rules() password.Rules {
	return password.Rules{MinLength: w.MinLength, Classes: w.Classes, Identifiers: w.Identifiers}
}

// HasDefault reports whether mailboxes of the profile have a default PIN of their own, to which
// they can be reset.
func (p *Profile) HasDefault() bool { return p.Default.PerNumber }
