package replay

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/tape"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// Options are what a replay needs; all are required but Motion.
type Options struct {
	Tape   tape.Tape
	Played []ivr.Played // the tape, played again by [ivr.Watch]
	Voice  handset.Voice
	Motion handset.Motion // "" is full
}

// Screen is the page of one tape. Make it with [New].
type Screen struct {
	o     Options
	at    int // the event being looked at, an index into Played
	phone *handset.Mirror
	rate  int
	plays bool
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick, but for tests
}

var _ kit.Screen = (*Screen)(nil)

// New makes the page, at the first event of the tape.
func New(o Options) *Screen {
	if o.Motion == "" {
		o.Motion = handset.MotionFull
	}
	s := &Screen{o: o, rate: usualRate, after: tea.Tick}
	s.show(0)
	return s
}

// ID implements [kit.Screen].
func (s *Screen) ID() kit.ScreenID { return "replay" }

// Tab implements [kit.Screen].
func (s *Screen) Tab() string { return "Replay" }

// Init implements [kit.Screen].
func (s *Screen) Init() tea.Cmd { return nil }

// Captures implements [kit.Screen].
func (s *Screen) Captures() bool { return false }

// Badges implements [kit.Badged].
func (s *Screen) Badges() []kit.Badge { return []kit.Badge{{Text: "REPLAY", Loud: true}} }

// show goes to an event. The telephone is shown the call again from its beginning.
func (s *Screen) show(at int) {
	s.at = max(0, min(at, len(s.o.Played)-1))
	s.phone = handset.NewMirror(s.o.Voice, handset.MotionOff, nil)
	s.phone.Begin(s.o.Tape.From, s.o.Tape.To, s.o.Tape.Started)
	for _, p := range s.o.Played[:min(s.at+1, len(s.o.Played))] {
		s.phone.Apply(call.Update{At: p.At, Records: p.Records, Snapshot: p.Snapshot})
	}
}

// now is the leg time of the event.
func (s *Screen) now() time.Duration { return s.played(s.at).At }

// played is a step of the tape; a zero one beyond its ends.
func (s *Screen) played(i int) ivr.Played {
	if i < 0 || i >= len(s.o.Played) {
		return ivr.Played{}
	}
	return s.o.Played[i]
}

// rates are the speeds of playing, usualRate that of the call itself.
var rates = []float64{0.25, 0.5, 1, 2, 4}

const usualRate = 2

// nextEvent says that it is time for the next event.
type nextEvent struct{ after int }

// wait asks to be woken when the next event is due, at the speed that is set.
func (s *Screen) wait() tea.Cmd {
	if s.at+1 >= len(s.o.Played) {
		s.plays = false
		return nil
	}
	span := s.played(s.at+1).At - s.now()
	n := nextEvent{s.at}
	return s.after(time.Duration(float64(span)/rates[s.rate]), func(time.Time) tea.Msg { return n })
}

// Update implements [kit.Screen].
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case nextEvent:
		if !s.plays || msg.after != s.at {
			return nil
		}
		s.show(s.at + 1)
		return s.wait()
	case kit.Wheel:
		s.show(s.at + msg.Delta)
	}
	return nil
}
