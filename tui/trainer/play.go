package trainer

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/scenario"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// rates are the speeds of a lesson.
var rates = []float64{0.25, 0.5, 1, 2, 4}

// usualRate is the index of real time.
const usualRate = 2

// How often a moving stage is drawn, and how long a lesson that plays itself rests between steps.
const (
	beat     = 100 * time.Millisecond
	slowBeat = time.Second // with less motion
	restFor  = 3 * time.Second
)

// beatMsg wakes a moving stage.
type beatMsg struct{ at time.Time }

// wake asks for the next beat, if anything moves and none is on its way.
func (s *Screen) wake() tea.Cmd {
	if !s.since.IsZero() || !s.moves() {
		return nil
	}
	if s.o.Motion == handset.MotionOff && !s.driven && !s.auto {
		s.show.to(s.show.end)
		return nil
	}
	s.since = time.Now()
	return s.tick()
}

func (s *Screen) tick() tea.Cmd {
	every := beat
	if s.o.Motion != handset.MotionFull {
		every = slowBeat
	}
	return s.after(every, func(at time.Time) tea.Msg { return beatMsg{at} })
}

// moves reports whether time passes on the stage or in its film.
func (s *Screen) moves() bool {
	return s.lesson() != nil && (s.show.moving() || s.driven && s.show.phone.Live() || s.auto)
}

// beat lets time pass.
func (s *Screen) beat(b beatMsg) tea.Cmd {
	passed := max(b.at.Sub(s.since), 0)
	s.since = b.at
	span := time.Duration(float64(passed) * rates[s.rate])
	var cmd tea.Cmd
	switch {
	case s.show.moving():
		s.show.to(s.show.now + span)
	case s.busy:
	case s.driven && s.show.phone.Live():
		cmd = s.enqueue(op{do: func(ctx context.Context, st *scenario.Stage) error { return st.Pass(ctx, span) }})
	case s.auto:
		if s.rest += passed; s.rest >= restFor {
			cmd = s.next()
			s.auto = true
		}
	}
	if !s.moves() {
		s.since = time.Time{}
		return cmd
	}
	return tea.Batch(cmd, s.tick())
}

// next does the next step; while one is being shown, it shows the rest of it. A lesson that plays
// itself begins again after its last step.
func (s *Screen) next() tea.Cmd {
	switch {
	case s.stepping:
		return nil
	case s.show.moving():
		s.show.to(s.show.end)
		return s.tellCue()
	case s.done == len(s.steps) && s.auto:
		return s.rewind(0)
	}
	s.wrong, s.stepping = "", true
	return s.enqueue(op{step: true, do: func(ctx context.Context, st *scenario.Stage) error { return st.Next(ctx) }})
}

// rewind goes back to where so many steps had been played.
func (s *Screen) rewind(steps int) tea.Cmd {
	if s.stepping {
		return nil
	}
	s.wrong, s.stepping = "", true
	return s.enqueue(op{step: true, fresh: true, do: func(ctx context.Context, st *scenario.Stage) error { return st.Rewind(ctx, steps) }})
}

// faster and slower change the speed.
func (s *Screen) faster(by int) tea.Cmd {
	s.rate = max(0, min(s.rate+by, len(rates)-1))
	return kit.Tell(kit.News, "Speed "+s.speed()+".")
}
