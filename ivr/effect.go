package ivr

import (
	"time"

	"voiceportal/ivr/pin"
)

// Effect is something the portal wants done. Effects are carried out in order. The set is closed.
type Effect interface{ effect() }

// Ring lets the called number ring; the leg is not answered yet.
type Ring struct{}

// Answer answers the leg.
type Answer struct{}

// Utterance is one thing said: a prompt and the values of its placeholders.
type Utterance struct {
	Prompt PromptID
	Args   []Arg // in the order of the prompt's placeholders
}

// Arg is a value spoken inside a prompt. Exactly one of Number, Digits, Text and Time is meant,
// as Kind says.
type Arg struct {
	Name   string
	Kind   ArgKind
	Number int
	Digits string // read out one by one
	Text   string // spoken as it is
	Time   time.Time
}

// ArgKind says how an [Arg] is spoken.
type ArgKind uint8

// The kinds of arguments.
const (
	ArgNumber ArgKind = iota + 1
	ArgDigits
	ArgText
	ArgTime
)

// Play says utterances one after the other. Length is how long that takes at speaking pace.
// Barge lets a key cut it short.
type Play struct {
	ID     ID
	Say    []Utterance
	Length time.Duration
	Barge  bool
}

// StopPlay ends the running [Play]; Bargein when a key of the caller cut it.
type StopPlay struct {
	ID      ID
	Bargein bool
}

// SignIn asks the accounts whether PIN opens Mailbox through Door; answered by [SignInDone]. With
// Trusted set the line vouches for its number and PIN is empty.
type SignIn struct {
	ID      ID
	Door    Door
	Mailbox string
	PIN     pin.PIN
	Trusted bool
}

// CheckPIN asks whether PIN may be the new one; answered by [CheckDone].
type CheckPIN struct {
	ID  ID
	PIN pin.PIN
}

// ChangePIN commits the new PIN; answered by [ChangeDone].
type ChangePIN struct {
	ID  ID
	PIN pin.PIN
}

// MessageOp is what is done with messages.
type MessageOp uint8

// The operations: the first message; save or delete the current one and give the next; the next
// one without a change.
const (
	MessageFirst MessageOp = iota + 1
	MessageNext
	MessageSave
	MessageDelete
)

// Messages works on the mailbox's messages; answered by [MessageDone]. Message is the current
// one, 0 with MessageFirst.
type Messages struct {
	ID      ID
	Op      MessageOp
	Message uint64
}

// GreetingOp is what is done with the greeting.
type GreetingOp uint8

// The operations: tell the one in force, put the own one in force, put the standard one in force.
const (
	GreetingTell GreetingOp = iota + 1
	GreetingOwn
	GreetingStandard
)

// Greeting works on the mailbox's greeting; answered by [GreetingDone].
type Greeting struct {
	ID ID
	Op GreetingOp
}

// KeepMessage keeps a message that the caller has left; answered by [KeepDone].
type KeepMessage struct {
	ID       ID
	Mailbox  string
	From     string
	Duration time.Duration
}

// Display shows who is signed in on the handset's display.
type Display struct {
	Mailbox      string
	DefaultInUse bool
}

// Cause is why a leg was released.
type Cause string

// The release causes.
const (
	CauseCaller         Cause = "caller"
	CauseLocked         Cause = "locked"
	CauseTries          Cause = "tries"
	CauseSilence        Cause = "silence"
	CauseAccountChanged Cause = "account-changed"
	CauseUnavailable    Cause = "unavailable"
	CauseCompleted      Cause = "completed"
)

// Release ends the leg; nothing follows it.
type Release struct{ Cause Cause }

func (Ring) effect()        {}
func (Answer) effect()      {}
func (Play) effect()        {}
func (StopPlay) effect()    {}
func (SignIn) effect()      {}
func (CheckPIN) effect()    {}
func (ChangePIN) effect()   {}
func (Messages) effect()    {}
func (Greeting) effect()    {}
func (KeepMessage) effect() {}
func (Display) effect()     {}
func (Release) effect()     {}
