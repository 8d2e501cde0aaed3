package handset

import (
	"fmt"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// viewBig draws the one pane of a small terminal, which is also what a class reads from the back
// of the room: the display, what is said, where the call stands, nothing else.
func (s *Screen) viewBig(a kit.Area) {
	in := a.Inset(2, 0)
	c := s.call
	if c == nil {
		s.viewBigOnHook(in)
		return
	}
	s.bigTop(in, c)
	y := 3
	name, _ := c.entry()
	if c.snap.Secret {
		y = bigEntry(in, y, c.snap)
		in.Text(0, y, kit.Text.Plain(), bigLabel(name, c.snap.Digits))
		y += 2
	}
	foot := in.H() - 1
	in.Line(0, foot, c.bigState(s))
	if c.lesson() != "" {
		foot--
		in.Text(0, foot, kit.Danger.Plain(), kit.Fit("Locked until an admin unlocks it or resets the PIN.", in.W()))
	}
	lines := c.transcript(in.W(), s.now, s.motion(), false)
	room := max(0, foot-1-y)
	in.Lines(0, y, lines[max(0, len(lines)-room):])
}

// bigTop is the display's first two lines on the terminal's own background.
func (s *Screen) bigTop(a kit.Area, c *session) {
	lines := s.lcd()
	st := kit.Accent.Strong()
	if c.over {
		a.Text(0, 0, st, "Call ended")
		a.Text(0, 1, kit.Text.Plain(), sentenceCase(c.ending())+", "+clock(c.length))
		return
	}
	a.Text(0, 0, st, kit.Fit(lines[0][:len(lines[0])-len(clock(s.now))], a.W()-6))
	a.Right(0, 0, kit.Line{kit.Accent.Bold(clock(s.now))})
	a.Text(0, 1, kit.Text.Strong(), kit.Fit(lines[1], a.W()))
}

// bigEntry draws the entry in progress as blocks, readable from far away.
func bigEntry(a kit.Area, y int, snap ivr.Snapshot) int {
	x := 2
	for range min(snap.Digits, (a.W()-6)/5) {
		for dy := range 2 {
			a.Text(x, y+dy, kit.Caller.Plain(), "███")
		}
		x += 5
	}
	a.Text(x, y+1, kit.Caller.Plain(), "━━━")
	a.Cursor(x, y+1)
	return y + 2
}

func bigLabel(name string, digits int) string {
	switch {
	case digits == 0:
		return name + ", no digit yet"
	case digits == 1:
		return name + ", one digit so far"
	}
	return fmt.Sprintf("%s, %d digits so far", name, digits)
}

// bigState is where the call stands and how many wrong PINs there were, in one line.
func (s *session) bigState(sc *Screen) kit.Line {
	l := kit.Line{kit.Accent.Bold("◉ " + sc.standing())}
	if used, of := s.tries(); of > 0 && s.snap.Mailbox != "" {
		l = append(l, kit.Text.Span("     wrong PINs "))
		l = append(l, kit.Dots(kit.Danger, used, of, " ")...)
		return append(l, kit.Text.Span(fmt.Sprintf("  %d of %d", used, of)))
	}
	return append(l, kit.Muted.Span("   "+wording.Listening(s.snap)))
}

func (s *Screen) viewBigOnHook(a kit.Area) {
	for i, l := range s.lcd() {
		a.Text(0, i, kit.Text.Strong(), l)
	}
	y := 5
	if s.showsCard() {
		s.drawCard(a.Sub(-1, y-1, a.W()+2, a.H()-y+1))
		return
	}
	b := s.button()
	kit.DrawHint(a, 1, y, b, b.Title)
	a.Text(1, y+2, kit.Muted.Plain(), kit.Fit("The keypad shows at 80 × 24. Keys dial all the same.", a.W()-1))
}
