package ivr

import "time"

// Wants is what the portal listens for.
type Wants uint8

// What the portal can listen for. WantsNothing: keys do nothing, or are kept as type-ahead.
const (
	WantsNothing Wants = iota
	WantsMailbox
	WantsPIN
	WantsNewPIN
	WantsConfirmation
	WantsChoice
	WantsMessage // a message is being left
)

// Snapshot is what may be seen of a leg: counts, never digits of a secret.
type Snapshot struct {
	At         time.Duration // leg time of the last step
	State      State
	Door       Door
	From, To   string
	Mailbox    string // the mailbox of this call, once entered or given by the door
	Wants      Wants
	Secret     bool        // the entry in progress is a secret
	Digits     int         // keys of the entry in progress
	Entry      string      // the entry in progress where it is no secret, else empty
	TypeAhead  int         // keys buffered for later
	Min, Max   int         // digits the entry may have
	Choices    []Choice    // keys that do something in a menu, in spoken order
	Playing    ID          // the running prompt, 0 for none
	Say        []Utterance // what it says
	Barge      bool        // a key would cut it
	PlaySince  time.Duration
	PlayFor    time.Duration
	Timer      Timer         // the timer that runs, if any
	TimerAt    time.Duration // when it fires
	TimerFor   time.Duration // its whole length
	SignedIn   bool
	Due        Due  // why a change is due
	Forced     bool // the change in progress is due and cannot be left with *
	Failures   int  // wrong tries as last heard from the accounts
	Left       int  // tries left, -1 when unknown or unlimited
	Refused    int  // refused sign-ins in this call
	Silences   int  // silences, no matches and cleared entries in a row
	Refusals   int  // refused new PINs in this call
	New, Saved int
	Message    int // the message being heard, counted from 1 of Messages; 0 for none
	Messages   int
	Cause      Cause // once released

	DefaultInUse bool // signed in at a handset on the default PIN
}

// Timer names a timer of the flow.
type Timer string

// The timers as they stand in transcripts.
const (
	TimerNone       Timer = ""
	TimerFirstDigit Timer = "first_digit"
	TimerInterDigit Timer = "inter_digit"
	TimerMenu       Timer = "menu"
	TimerWatchdog   Timer = "watchdog"
	TimerAccounts   Timer = "accounts"
	TimerRing       Timer = "ring"
	TimerMessage    Timer = "message"
)

// Choice is a key of a menu and what it does, in a few words.
type Choice struct {
	Key  Key
	Does string
}
