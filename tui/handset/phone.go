package handset

import (
	"context"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/prompts"
)

// Exchange places calls.
type Exchange interface {
	// Dial begins a call from a number to what it dials. It returns at once; what happens, and
	// whether the call could be placed at all, comes through the leg.
	Dial(from mailbox.Key, to string) Leg
}

// Leg is a call in progress, seen from the phone. Its methods never block but for Next.
type Leg interface {
	// Press presses keys, one after the other, in the order of the calls.
	Press(keys ...ivr.Key)
	// HangUp puts the handset down.
	HangUp()
	// Now is the leg time.
	Now() time.Duration
	// Next waits until something has happened, and returns all of it since it was last asked.
	Next() News
}

// News is what happened on a leg. Err is why the call could not be placed or broke off; Over is
// said once, with the last updates.
type News struct {
	Updates []call.Update
	Over    bool
	Err     error
}

// Voice tells when each word of an utterance is heard; a prompt catalogue is one.
type Voice interface {
	Words(ivr.Utterance) []prompts.Word
}

// Directory knows the numbers that the phone can have or call.
type Directory interface {
	Tenants(ctx context.Context) ([]mailbox.Tenant, error)
	// Summaries are a tenant's mailboxes in number order; an empty tenant means all.
	Summaries(ctx context.Context, tenant string) ([]mailbox.Summary, error)
	// Summary is one mailbox; mailbox.ErrNoMailbox where there is none.
	Summary(ctx context.Context, k mailbox.Key) (mailbox.Summary, error)
}

// Marks remembers what was shown once and need not be shown again.
type Marks interface {
	Seen(name string) bool
	See(name string)
}

// Motion is how much moves on the screen.
type Motion string

// The motions: prompts appear word by word at speaking pace, sentence by sentence, or whole. Timers
// are bars that move ten times a second, once a second, or numbers; without motion no key lights up.
const (
	MotionFull Motion = "full"
	MotionCalm Motion = "calm"
	MotionOff  Motion = "off"
)

// Options are what a handset needs. Exchange, Voice and Directory are required.
type Options struct {
	Exchange  Exchange
	Voice     Voice
	Directory Directory
	Marks     Marks // nil shows everything once per run

	From     mailbox.Key // the number this phone has at the start
	To       string      // what it dials; "" is the tenant's portal number
	CallUp   bool        // call at once
	Welcome  string      // a sentence for the first-run card: which mailbox is there to play with
	Motion   Motion      // "" is full
	NoAssist bool        // a display without help: digits and time only
}
