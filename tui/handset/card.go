package handset

import "voiceportal/tui/kit"

// drawCard draws what a newcomer needs to know. Any key closes it for good.
func (s *Screen) drawCard(a kit.Area) {
	in := kit.Panel{Title: "First time here?", Right: kit.Line{kit.Muted.Span("shown once")}}.Draw(a)
	rows := [][2]string{
		{"enter", "pick up and call"},
		{"0-9 * #", "dial, at any time (numpad too)"},
		{"h", "hang up"},
		{"g", "go to another screen"},
		{"?", "everything else"},
	}
	y := 1
	for _, r := range rows {
		in.Text(0, y, kit.Accent.Strong(), r[0])
		in.Text(9, y, kit.Text.Plain(), kit.Fit(r[1], in.W()-9))
		y++
	}
	if s.o.Welcome != "" {
		for i, l := range kit.Wrap(s.o.Welcome, in.W()) {
			in.Text(0, y+1+i, kit.Text.Plain(), l)
		}
	}
	in.Text(0, in.H()-1, kit.Muted.Plain(), "any key closes this card")
}
