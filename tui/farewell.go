package tui

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// farewell asks before quitting ends a live call; staying is the safe choice.
type farewell struct{ leave bool }

const (
	stayID  = "farewell:stay"
	leaveID = "farewell:leave"
)

func (f *farewell) key(m *model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "y":
		return tea.Quit
	case "enter":
		m.over = nil
		if f.leave {
			return tea.Quit
		}
	case "tab", "shift+tab", "left", "right":
		f.leave = !f.leave
	case "esc", "q", "n":
		m.over = nil
	}
	return nil
}

func (f *farewell) click(m *model, c kit.Click) tea.Cmd {
	switch c.ID {
	case leaveID:
		return tea.Quit
	case stayID:
		m.over = nil
	}
	return nil
}

func (f *farewell) draw(m *model, a kit.Area) {
	in := kit.Dialog{Title: "Hang up and leave?", W: 52, H: 9}.Draw(a)
	in.Line(1, 1, kit.Plain("A call is live; leaving ends it."))
	in.Line(1, 2, m.live())
	x := kit.Button{ID: stayID, Text: "Stay on the line", Focused: !f.leave}.Draw(in, 1, 4)
	kit.Button{ID: leaveID, Text: "Hang up and leave", Focused: f.leave}.Draw(in, x+1, 4)
	x = in.Line(1, 6, kit.Hint("y", "Leave"))
	x = in.Line(x+2, 6, kit.Hint("tab", "Switch"))
	in.Line(x+2, 6, kit.Hint("esc", "Stay"))
}
