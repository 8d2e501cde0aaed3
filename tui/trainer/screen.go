package trainer

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/scenario"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// Screen is the trainer's page. Make it with [New].
type Screen struct {
	ctx context.Context
	o   Options

	list   kit.List // of lessons
	opened int      // the lesson that is open, -1 for the list
	steps  []scenario.Step
	driven bool // the class drives: no hints, time passes by itself
	auto   bool // the lesson plays itself
	show   reel
	path   path

	ops      []op            // what is still to be done on the stage, in order
	busy     bool            // one of them is being done
	stepping bool            // one of them goes on or back in the lesson
	stage    *scenario.Stage // touched only by the operation in progress
	done     int             // steps played
	rate     int             // index into rates
	since    time.Time       // wall time of the last beat, zero while nothing moves
	rest     time.Duration   // how long a lesson that plays itself has rested after a step
	wrong    string          // what was not as the last step expects, "" for nothing

	tall, short *picture // of the state machine
	view        view
	notes       bool
	blank       bool
	desk        bool // in the split view, letters belong to the admin
	ladder      kit.List
	follows     bool // the newest rung of the ladder is selected
	keptOne     bool // a copy of the class can be brought back

	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick, but for tests
}

// view is what is beside the telephone.
type view uint8

// The views.
const (
	viewDiagram view = iota
	viewLadder
	viewBig
	viewSplit
)

var _ kit.Screen = (*Screen)(nil)

// New makes the trainer. ctx ends what is being done on the stage.
func New(ctx context.Context, o Options) *Screen {
	if o.Motion == "" {
		o.Motion = handset.MotionFull
	}
	s := &Screen{ctx: ctx, o: o, opened: -1, rate: usualRate, follows: true, after: tea.Tick, tall: paint(tall()), short: paint(short())}
	for i, l := range o.Lessons {
		if l.Name == preselected {
			s.list.Select(i, len(o.Lessons))
		}
	}
	s.show = newReel(o.Voice, o.Motion, s)
	return s
}

// preselected is the lesson that a trainer's first visit finds selected.
const preselected = "pin-lockout"

// ID implements [kit.Screen].
func (s *Screen) ID() kit.ScreenID { return kit.TrainerScreen }

// Tab implements [kit.Screen].
func (s *Screen) Tab() string { return "Trainer" }

// Captures implements [kit.Screen].
func (s *Screen) Captures() bool {
	return s.view == viewSplit && s.desk && s.o.Admin.Captures()
}

// Init opens the lesson that was asked for, and begins to watch for what others do.
func (s *Screen) Init() tea.Cmd {
	cmds := []tea.Cmd{s.watch()}
	if s.o.Cue != nil {
		cmds = append(cmds, s.listenToCue())
	}
	for i, l := range s.o.Lessons {
		if l.Name == s.o.Start {
			cmds = append(cmds, s.open(i))
		}
	}
	return tea.Batch(cmds...)
}

// Live is the call on the stage in one line, nil on hook.
func (s *Screen) Live() kit.Line { return s.show.phone.Line() }

// Place gets a call that another page asks for on the way, and returns the page to show.
func (s *Screen) Place(p kit.PlaceCall) kit.Screen {
	if s.lesson() != nil && !s.show.phone.Live() {
		from := s.show.phoneKey(s.lesson())
		if k, ok := keyOfName(p.From); ok {
			from = k
		}
		to := p.To
		s.ops = append(s.ops, op{do: func(ctx context.Context, st *scenario.Stage) error { return st.Dial(ctx, from, to) }})
	}
	return s
}

// Badges implements [kit.Badged].
func (s *Screen) Badges() []kit.Badge {
	var all []kit.Badge
	switch {
	case s.lesson() == nil:
	case s.view == viewSplit:
		all = append(all, kit.Badge{Text: "SPLIT", Loud: true})
	case s.auto:
		all = append(all, kit.Badge{Text: "PLAYS ITSELF", Loud: true})
	case s.driven:
		all = append(all, kit.Badge{Text: "YOU DRIVE", Loud: true})
	default:
		all = append(all, kit.Badge{Text: "STEP", Loud: true})
	}
	if s.notes {
		all = append(all, kit.Badge{Text: "NOTES"})
	}
	return all
}

// lesson is the open lesson, nil while the list is shown.
func (s *Screen) lesson() *scenario.Scenario {
	if s.opened < 0 {
		return nil
	}
	return s.o.Lessons[s.opened]
}
