package replay

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// here is the context of the replay's actions.
const here kit.Context = "Replay"

// Actions implements [kit.Screen].
func (s *Screen) Actions() []kit.Action {
	to := func(id kit.ActionID, keys []string, label, title, hint, effect string, at func() int) kit.Action {
		return kit.Action{
			ID: id, Context: here, Keys: keys, Label: label, Title: title, Hint: hint, Priority: 60, Effect: effect,
			Run: func(string) tea.Cmd { s.plays = false; s.show(at()); return nil },
		}
	}
	return []kit.Action{
		{
			ID: "replay.play", Context: here, Keys: []string{"space"}, Title: "Play", Hint: "Play", Priority: 90,
			Effect: "Plays the tape from here at its own pace, or stops it.",
			Run:    func(string) tea.Cmd { return s.play() },
		},
		to("replay.event", []string{"right", "l"}, "← →", "Next event", "Event", "Goes to the next event.", func() int { return s.at + 1 }),
		to("replay.before", []string{"left", "h"}, "", "Event before", "", "Goes to the event before.", func() int { return s.at - 1 }),
		to("replay.state", []string{"]"}, "[ ]", "Next state", "State", "Goes to where the call next moves to another state.", func() int { return s.move(1) }),
		to("replay.from", []string{"["}, "", "State before", "", "Goes to where the call moved to this state, or to the one before.", func() int { return s.move(-1) }),
		to("replay.begin", []string{"home"}, "", "Beginning", "", "Goes to the beginning of the tape.", func() int { return 0 }),
		to("replay.end", []string{"end"}, "", "End", "", "Goes to the end of the tape.", func() int { return len(s.o.Played) - 1 }),
		{
			ID: "replay.slower", Context: here, Keys: []string{"-"}, Label: "- +", Title: "Slower", Hint: "Speed", Priority: 30,
			Effect: "Plays at half the speed, down to a quarter.",
			Run:    func(string) tea.Cmd { return s.faster(-1) },
		},
		{
			ID: "replay.faster", Context: here, Keys: []string{"+", "="}, Title: "Faster",
			Effect: "Plays at twice the speed, up to four times.",
			Run:    func(string) tea.Cmd { return s.faster(1) },
		},
	}
}

// play begins or stops to play; at the end it begins anew.
func (s *Screen) play() tea.Cmd {
	s.plays = !s.plays
	if !s.plays {
		return nil
	}
	if s.at == len(s.o.Played)-1 {
		s.show(0)
	}
	return s.wait()
}

func (s *Screen) faster(by int) tea.Cmd {
	s.rate = max(0, min(s.rate+by, len(rates)-1))
	return kit.Tell(kit.News, "Speed "+strconv.FormatFloat(rates[s.rate], 'g', -1, 64)+"×.")
}

// move finds the next event in a direction after which the call stands in another state; the last
// there is where it does not move any more.
func (s *Screen) move(by int) int {
	at := s.at
	for at+by >= 0 && at+by < len(s.o.Played) {
		at += by
		if s.played(at).Snapshot.State != s.played(at-1).Snapshot.State {
			break
		}
	}
	return at
}
