package profile

import (
	"time"

	"voiceportal/ivr/pin"
)

// CredentialChoice is which credential an act of the profile hands out.
type CredentialChoice string

// The choices for onboarding and for the profile's own reset.
const (
	GiveDefault   CredentialChoice = "default"   // the number's default PIN
	GiveTemporary CredentialChoice = "temporary" // a generated one by e-mail
	GiveCompany   CredentialChoice = "company"   // as the tenant's onboarding mode says (source B)
)

// Profile is a tenant's rules, as data.
type Profile struct {
	Name   string
	Title  string // "Cisco BroadCloud voicemail passcode"
	Source string // where the values come from

	PIN pin.Rules

	Onboard CredentialChoice
	Reset   CredentialChoice // the profile's own reset, used in bulk

	Default   Default
	Temporary Temporary

	MaxAge       time.Duration // ageing of personal PINs; 0 for none
	WarnBefore   time.Duration // 0 for no warning
	MinAge       time.Duration // between two changes by the caller; 0 for none
	DormantAfter time.Duration

	Lockout      Lockout
	TriesPerCall int // 0 for no limit but the lock
	TrustedLine  bool

	Flow Flow
	Web  *Web // nil where there is no web password
}

// Default says what default PINs a profile has.
type Default struct {
	PerNumber      bool // every number has its own, visible to its admin (source A)
	Company        bool // one for the company, at onboarding only (source B)
	Length         int  // of a generated or company default PIN
	ForceOnHandset bool // must be changed at the handset door too
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
	Tries    int
	Window   time.Duration // only failures within it count; 0 for all since the last success
	Duration time.Duration
}

// Flow is what a profile changes of the call flow; zero values leave the default.
type Flow struct {
	FirstDigit time.Duration
	InterDigit time.Duration
	Menu       time.Duration
	SlowCaller bool
}

// Web is the rules of a web password (source C).
type Web struct {
	MinLength    int
	Classes      bool // upper, lower, digit and other, one each
	Identifiers  bool // must not contain user name, telephone number or alternate ID
	MaxAge       time.Duration
	TempLifetime time.Duration
}
