package ivr

import (
	"fmt"
	"time"
)

// Timers of the flow, in leg time; whole milliseconds, all longer than zero.
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
	Timers       Timers
	MinPIN       int // digits below which an inter-digit timeout is no match
	MaxPIN       int // digits of a PIN entry; the rest up to # is swallowed
	LongestPIN   int // digits a new PIN may have, spoken where its length is refused
	MaxMailbox   int // digits of a mailbox entry; the rest up to # is swallowed
	MaxSilences  int // silences, no matches, empty entries and cleared entries in a row before goodbye
	MaxRefusals  int // refused new PINs before goodbye
	TriesPerCall int // refused sign-ins in one call before goodbye, 0 for no limit but the lock

	// UnknownTries ends a call after so many refused sign-ins that no lock threatens
	// ([SignInDone] with Left -1): unknown and deactivated mailboxes, and profiles without
	// a lock. It ought to be the profile's lockout limit, so that both end alike; where
	// TriesPerCall is reached first, that ends the call.
	UnknownTries int

	SlowCaller     bool // doubles every timer
	ForceOnHandset bool // a default PIN must be changed at the handset door too
	Speech         Speech
}

// DefaultFlow is the flow with the portal's defaults and the given speech.
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

// Validate reports the first field that cannot be used, as a [*FieldError], or nil.
func (f Flow) Validate() error {
	for _, t := range []struct {
		name  string
		value time.Duration
	}{
		{"FirstDigit", f.Timers.FirstDigit},
		{"InterDigit", f.Timers.InterDigit},
		{"Menu", f.Timers.Menu},
		{"Watchdog", f.Timers.Watchdog},
		{"Accounts", f.Timers.Accounts},
		{"Ring", f.Timers.Ring},
		{"MaxMessage", f.Timers.MaxMessage},
	} {
		// Instants on a tape have milliseconds; a finer timer would not replay.
		if t.value <= 0 || t.value > maxTimer || t.value%time.Millisecond != 0 {
			return &FieldError{"Timers." + t.name, fmt.Sprintf("%v is not a whole number of milliseconds from 1ms to %v", t.value, maxTimer)}
		}
	}
	for _, n := range []struct {
		name             string
		value, min, most int
	}{
		{"MinPIN", f.MinPIN, 1, maxDigits},
		{"MaxPIN", f.MaxPIN, f.MinPIN, maxDigits},
		{"LongestPIN", f.LongestPIN, f.MinPIN, f.MaxPIN},
		{"MaxMailbox", f.MaxMailbox, 1, maxDigits},
		{"MaxSilences", f.MaxSilences, 1, maxCount},
		{"MaxRefusals", f.MaxRefusals, 1, maxCount},
		{"TriesPerCall", f.TriesPerCall, 0, maxCount},
		{"UnknownTries", f.UnknownTries, 1, maxCount},
	} {
		if n.value < n.min || n.value > n.most {
			return &FieldError{n.name, fmt.Sprintf("%d is not from %d to %d", n.value, n.min, n.most)}
		}
	}
	if f.Speech == nil {
		return &FieldError{"Speech", "missing; the flow must know how long a prompt takes, give it a prompt catalogue"}
	}
	return nil
}

// Limits that keep every call finite and every sum of timers far from overflow.
const (
	maxTimer  = 24 * time.Hour
	maxDigits = 64
	maxCount  = 1000
)
