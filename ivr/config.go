package ivr

import "time"

// Timers of the flow, in leg time.
type Timers struct {
	FirstDigit time.Duration // silence before the first key of an entry
	InterDigit time.Duration // silence between two keys of an entry
	Menu       time.Duration // silence in a menu
	Watchdog   time.Duration // beyond a prompt's length, before it is given up
	Accounts   time.Duration // waiting for the accounts
	Ring       time.Duration // ringing before the greeting of a called number
	MaxMessage time.Duration // the longest message a caller can leave
}

// Flow is all that a profile may set in the call flow. It is data; [New] validates it.
type Flow struct {
	Timers         Timers
	MinPIN         int  // digits below which an inter-digit timeout is no match
	MaxPIN         int  // digits of a PIN entry; the rest up to # is swallowed
	LongestPIN     int  // digits a new PIN may have, spoken where its length is refused
	MaxMailbox     int  // digits of a mailbox entry
	MaxSilences    int  // no-inputs or no-matches in a row before goodbye
	MaxRefusals    int  // refused new PINs before goodbye
	TriesPerCall   int  // wrong PINs in one call before goodbye, 0 for no limit but the lock
	UnknownTries   int  // refused sign-ins in one call before it ends without a lock
	SlowCaller     bool // doubles every timer that waits for the caller
	ForceOnHandset bool // a default PIN must be changed at the handset door too
	Speech         Speech
}

// DefaultFlow is the flow with the defaults of the call-flow page and the given speech.
func DefaultFlow(s Speech) Flow {
	return Flow{
		Timers: Timers{
			FirstDigit: 10 * time.Second,
			InterDigit: 4 * time.Second,
			Menu:       15 * time.Second,
			Watchdog:   5 * time.Second,
			Accounts:   5 * time.Second,
			Ring:       4 * time.Second,
			MaxMessage: 3 * time.Minute,
		},
		MinPIN: 4, MaxPIN: 12, LongestPIN: 12, MaxMailbox: 20,
		MaxSilences: 3, MaxRefusals: 10, UnknownTries: 5,
		Speech: s,
	}
}
