package trainer

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// cueEvery is how often the presenter's terminal is asked whether it wants something.
const cueEvery = 200 * time.Millisecond

// cueAsked is what was asked for on the presenter's terminal.
type cueAsked struct {
	ask Ask
	err error
}

func (s *Screen) listenToCue() tea.Cmd {
	cue := s.o.Cue
	return s.after(cueEvery, func(time.Time) tea.Msg {
		ask, err := cue.Asked()
		return cueAsked{ask, err}
	})
}

// askedByCue does what the presenter asked for.
func (s *Screen) askedByCue(c cueAsked) tea.Cmd {
	if c.err != nil {
		return kit.Tell(kit.Warning, "The presenter's terminal can't be heard: "+c.err.Error()+".")
	}
	as := s.stepActions()
	switch c.ask {
	case AskNext:
		return tea.Batch(as[0].Do(""), s.listenToCue())
	case AskBack:
		return tea.Batch(as[1].Do(""), s.listenToCue())
	}
	return s.listenToCue()
}

// tellCue tells the presenter's terminal where the lesson stands.
func (s *Screen) tellCue() tea.Cmd {
	if s.o.Cue == nil || s.lesson() == nil {
		return nil
	}
	cue, standing := s.o.Cue, s.standing()
	return func() tea.Msg {
		if err := cue.Show(standing); err != nil {
			return kit.Toast{Level: kit.Warning, Text: "The presenter's terminal can't be told: " + err.Error() + "."}
		}
		return nil
	}
}

func (s *Screen) standing() Standing {
	i := s.current()
	st := Standing{
		Lesson: title(s.lesson()), Step: i + 1, Steps: len(s.steps), State: wording.State(s.show.trail.here),
		Title: s.steps[i].Title, Do: s.steps[i].Do, Ask: s.steps[i].Ask, Notes: s.steps[i].Notes, Expect: s.steps[i].Expect,
	}
	st.Tries, st.Of = s.show.box.Failures, s.show.box.Tries
	if i+1 < len(s.steps) {
		st.Next = s.steps[i+1].Title
	}
	if !s.show.portal.IsZero() {
		st.Portal = s.show.portal.Format("15:04:05")
	}
	return st
}
