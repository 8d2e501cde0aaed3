package ivr

import (
	"time"

	"voiceportal/ivr/pin"
)

// Event is something that happened on the leg or that the accounts answered. The set is closed.
type Event interface{ event() }

// Door is where a call arrives, as the dial plan decides.
type Door uint8

// The doors. DoorPortal asks for a mailbox number and a PIN, DoorMailbox for the PIN of the
// calling number, DoorHandset for the PIN of the number dialled after *11; DoorMessage rings
// another number and takes a message; DoorNone is a number not in service.
const (
	DoorNone Door = iota
	DoorPortal
	DoorMailbox
	DoorHandset
	DoorMessage
)

// Key is a DTMF key: '0' to '9', '*' or '#'. The zero Key is invalid, so that a missed
// look-up cannot dial "0".
type Key byte

// ID ties the completion of an effect to the effect. IDs are counted up from 1 on each leg; an
// unknown one is ignored.
type ID uint32

// Offered begins the call. Mailbox is the mailbox that the door opens on: empty at the portal
// door, the calling number at the mailbox door, the number signed in at the handset door, the
// called number at the message door. Greeting is the called mailbox's own greeting, empty for
// the standard one. Trusted lets the line skip the PIN (a profile's choice); it counts at the
// mailbox door only, since at the others the caller says who they are.
type Offered struct {
	From, To string
	Door     Door
	Mailbox  string
	Greeting string
	Trusted  bool
}

// Digit is a key pressed by the caller.
type Digit struct{ Key Key }

// PlayDone reports that the [Play] with this ID was heard to its end.
type PlayDone struct{ ID ID }

// HungUp reports that the caller went away.
type HungUp struct{}

// Tick lets time pass: timers whose instant has come are handled.
type Tick struct{}

// Verdict is how the accounts answered a request.
type Verdict uint8

// The verdicts. Not every request can have every verdict; see the events.
const (
	VerdictUnavailable  Verdict = iota // the accounts cannot answer now
	VerdictSignedIn                    // SignInDone: right, nothing due
	VerdictRefused                     // SignInDone: wrong, unknown, deactivated, dead
	VerdictLocked                      // SignInDone: locked before or by this attempt
	VerdictMustChange                  // SignInDone: right, but a change is due first
	VerdictAcceptable                  // CheckDone
	VerdictUnacceptable                // CheckDone, ChangeDone: Rules says why
	VerdictCommitted                   // ChangeDone
	VerdictSuperseded                  // ChangeDone: an admin act came first
)

// Due is why a new PIN must be chosen.
type Due uint8

// The reasons for a due change, as the sources name them.
const (
	DueNone Due = iota
	DueDefault
	DueTemporary
	DueExpired
	DueAdmin
)

// SignInDone answers [SignIn]. Failures and Left are the wrong tries so far and those left
// before the lock; Left is -1 where no lock threatens. New and Saved count messages.
// DefaultInUse is for the handset door, which accepts a default PIN and says so.
type SignInDone struct {
	ID             ID
	Verdict        Verdict
	Due            Due
	Failures, Left int
	New, Saved     int
	DefaultInUse   bool
	ExpiresInDays  int // a warning before ageing, 0 for none
}

// CheckDone answers [CheckPIN]: VerdictAcceptable, VerdictUnacceptable or VerdictUnavailable.
type CheckDone struct {
	ID      ID
	Verdict Verdict
	Rules   []pin.Rule // broken rules, the one to be spoken first
}

// ChangeDone answers [ChangePIN]: VerdictCommitted, VerdictUnacceptable, VerdictSuperseded or
// VerdictUnavailable.
type ChangeDone struct {
	ID      ID
	Verdict Verdict
	Rules   []pin.Rule
}

// MessageDone answers [Messages]. Found is false when there is no (further) message. New is
// whether it is not saved yet. Index counts from 1 of Total.
type MessageDone struct {
	ID           ID
	Unavailable  bool
	Found        bool
	Message      uint64
	From         string
	At           time.Time // portal time
	Text         string
	New          bool
	Index, Total int
}

// GreetingDone answers [Greeting] with the greeting in force; Text is empty for the standard one.
type GreetingDone struct {
	ID          ID
	Unavailable bool
	Text        string
	HasOwn      bool // an own greeting is kept, whether in force or not
}

// KeepDone answers [KeepMessage].
type KeepDone struct {
	ID          ID
	Unavailable bool
}

// Change is what an admin act did to the account of a call in progress.
type Change uint8

// The changes that reach a caller.
const (
	ChangeReset Change = iota + 1
	ChangeLocked
	ChangeDeactivated
)

// AccountChanged tells the leg that an act of an admin reached its mailbox, that of
// [Snapshot.Mailbox]. The caller is told, and the call ends.
type AccountChanged struct{ What Change }

func (Offered) event()        {}
func (Digit) event()          {}
func (PlayDone) event()       {}
func (HungUp) event()         {}
func (Tick) event()           {}
func (SignInDone) event()     {}
func (CheckDone) event()      {}
func (ChangeDone) event()     {}
func (MessageDone) event()    {}
func (GreetingDone) event()   {}
func (KeepDone) event()       {}
func (AccountChanged) event() {}
