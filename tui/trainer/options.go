package trainer

import (
	"context"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// Options are what a trainer needs. Stage, Path, Lessons and Voice are required.
type Options struct {
	// Stage sets a lesson up on the class store, which it empties and fills.
	Stage func(context.Context, *scenario.Scenario) (*scenario.Stage, error)
	// Path tells which moves the steps of a lesson make; it uses another store.
	Path func(context.Context, *scenario.Scenario) ([][]ivr.Moved, error)
	// Lessons in the order of the list.
	Lessons []*scenario.Scenario
	Voice   handset.Voice
	Motion  handset.Motion // "" is full
	// Class keeps what a reset would lose; nil cannot bring it back.
	Class Class
	// Watch tells that somebody else changed the store; nil looks only when something is done here.
	Watch func(context.Context) (<-chan mailbox.Change, error)
	// Cue is the presenter's own terminal; nil where there is none.
	Cue Cue
	// Admin is the desk that stands beside the telephone in the split view; nil leaves the view out.
	Admin kit.Screen
	Start string // the name of the lesson to begin with; "" opens the list
}

// Class keeps copies of the class store.
type Class interface {
	// Keep makes a copy; it replaces the one before.
	Keep(context.Context) error
	// Undo puts the copy back.
	Undo(context.Context) error
}

// Cue is a second terminal for the presenter's eyes.
type Cue interface {
	// Show tells it where the lesson stands.
	Show(Standing) error
	// Asked is what was asked for there since the last time, none for nothing.
	Asked() (Ask, error)
}

// Ask is what a presenter asks of the stage from the other terminal.
type Ask string

// What can be asked.
const (
	AskNothing Ask = ""
	AskNext    Ask = "next"
	AskBack    Ask = "back"
)

// Standing is where a lesson stands, as the presenter's terminal shows it. It holds no secret.
type Standing struct {
	Lesson string
	Step   int // being shown, counted from 1; 0 before a lesson is open
	Steps  int
	Title  string
	Do     []string
	Ask    []string
	Notes  []string
	Expect []string
	Next   string // the title of the step after it, empty for none
	State  string // of the call, in words
	Tries  int    // wrong PINs so far
	Of     int    // wrong PINs that lock; 0 where no lock threatens
	Portal string // portal time
}
