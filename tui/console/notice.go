package console

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// notice is a message that stays until somebody closes it.
type notice struct {
	title string
	lines []string
}

func (*notice) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "enter", "esc", "space", "q":
			return true, nil
		}
	case kit.Click:
		return msg.ID == yesButton, nil
	}
	return false, nil
}

func (n *notice) draw(a kit.Area) {
	w := min(questionWidth, a.W()-6)
	var text []kit.Line
	for _, l := range n.lines {
		for _, part := range kit.Wrap(l, w) {
			text = append(text, kit.Plain(part))
		}
		text = append(text, nil)
	}
	in := kit.Dialog{Title: n.title, W: w + 6, H: len(text) + 4}.Draw(a)
	in = in.Sub(1, 1, in.W()-2, in.H()-1)
	y := in.Lines(0, 0, text[:min(len(text), in.H()-1)])
	kit.Button{ID: yesButton, Text: "OK", Focused: true}.Draw(in, 0, y)
}
