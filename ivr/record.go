package ivr

import "time"

// Record is one line of a transcript: what happened at which instant of leg time.
type Record struct {
	At   time.Duration
	What Fact
}

// Fact is what a [Record] tells: an event, an effect or a note of the machine's own. The set is
// closed. On record, IDs, lengths and doors of effects are left out, since they follow from what
// came before; PINs are left out always.
type Fact interface{ fact() }

// Notes of the machine, beside events and effects.
type (
	// Pressed is a [Digit] on record: a key was pressed. Which one is told when it is consumed,
	// so that a key pressed early is never misjudged as harmless.
	Pressed struct{}

	// Dropped is the end of the key just pressed: it does nothing here.
	Dropped struct{}

	// Flushed is the end of keys that were pressed but not consumed.
	Flushed struct{ Keys int }

	// TimedOut is a timer that ran out, recorded at its own instant.
	TimedOut struct{ Timer Timer }

	// Entry is what keys meant. Text is a submitted mailbox number or choice, in clear; Slot
	// stands for a submitted secret; the digits of an entry that came to nothing are only
	// counted. Digits counts the digits of a secret or of such an entry, Over the digits
	// swallowed behind an entry that was too long.
	Entry struct {
		Kind   EntryKind
		Text   string
		Slot   Slot
		Digits int
		Over   int
		End    End
	}

	// Moved is a move of the flow.
	Moved struct {
		From    State
		Trigger Trigger
		To      State
	}
)

// Slot stands for a secret on a tape: a, b … z, aa, ab …. In one call the same letters mean the
// same digits.
type Slot string

func (Pressed) fact()        {}
func (Dropped) fact()        {}
func (Flushed) fact()        {}
func (TimedOut) fact()       {}
func (Entry) fact()          {}
func (Moved) fact()          {}
func (Offered) fact()        {}
func (PlayDone) fact()       {}
func (HungUp) fact()         {}
func (SignInDone) fact()     {}
func (CheckDone) fact()      {}
func (ChangeDone) fact()     {}
func (MessageDone) fact()    {}
func (GreetingDone) fact()   {}
func (KeepDone) fact()       {}
func (AccountChanged) fact() {}
func (Ring) fact()           {}
func (Answer) fact()         {}
func (Play) fact()           {}
func (StopPlay) fact()       {}
func (SignIn) fact()         {}
func (CheckPIN) fact()       {}
func (ChangePIN) fact()      {}
func (Messages) fact()       {}
func (Greeting) fact()       {}
func (KeepMessage) fact()    {}
func (Display) fact()        {}
func (Release) fact()        {}
