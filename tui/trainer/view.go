package trainer

import (
	"fmt"
	"strings"

	"voiceportal/ivr/scenario"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// View implements [kit.Screen].
func (s *Screen) View(a kit.Area) {
	switch {
	case s.blank:
		return
	case s.lesson() == nil:
		s.viewLessons(a)
	case s.view == viewBig, a.W() < 80, a.H() < 21:
		s.viewRoom(a)
	case s.view == viewSplit && a.W() >= wideWidth && a.H() >= wideHeight:
		s.viewSides(a)
	case a.W() >= wideWidth && a.H() >= wideHeight:
		s.viewWide(a)
	default:
		s.viewNarrow(a)
	}
}

// The size from which on telephone and picture stand beside one another, and the columns there.
const (
	wideWidth   = 118
	wideHeight  = 34
	pictureTall = 46
	pictureWide = 40
	stepTall    = 5
)

// bar is the top line: the lesson, how far it is, the speed.
func (s *Screen) bar(a kit.Area) {
	n := len(s.steps)
	x := a.Text(1, 0, kit.Text.Strong(), title(s.lesson()))
	x = a.Text(x+2, 0, kit.Muted.Plain(), fmt.Sprintf("step %d of %d", s.current()+1, n))
	w := min(36, a.W()/4)
	filled := w * min(s.done, n) / n
	x = a.Text(x+2, 0, kit.Accent.Plain(), strings.Repeat("━", filled))
	x = a.Text(x, 0, kit.Border.Plain(), strings.Repeat("╌", w-filled))
	pace := "▸ " + s.speed()
	if !s.moves() {
		pace = "■ " + s.speed()
	}
	x = a.Text(x+2, 0, kit.Voice.Plain(), pace)
	right := fmt.Sprintf("class: %s, %s", s.lesson().Class, wording.Counted(s.show.changes, "change"))
	if n := s.path.turns; n > 0 {
		right = wording.Counted(n, "wrong turn") + "   " + right
	}
	if a.W()-x > kit.Width(right)+3 {
		a.Right(1, 0, kit.Line{kit.Muted.Span(right)})
	}
}

func (s *Screen) viewNarrow(a kit.Area) {
	s.bar(a)
	body, foot := a.Sub(0, 1, a.W(), a.H()-3), a.Sub(0, a.H()-2, a.W(), 2)
	s.drawNow(foot)
	if s.view == viewLadder {
		s.drawLadder(body)
		return
	}
	if s.view == viewSplit {
		s.viewTwoSides(body)
		return
	}
	left, right := body.Left(pictureWide, 0)
	s.drawPicture(left)
	display, rest := right.Top(handset.DisplayTall)
	s.show.phone.DrawDisplay(display)
	card, events := rest.Top(min(7, rest.H()/2+1))
	s.drawCard(card)
	s.show.phone.DrawEvents(events)
}

func (s *Screen) viewWide(a kit.Area) {
	s.bar(a)
	_, body := a.Top(1)
	left, rest := body.Left(handset.PhoneWidth, 1)
	phone, talk := left.Top(handset.PhoneTall)
	s.show.phone.DrawPhone(phone, "Desk phone", s.view != viewLadder, false)
	s.show.phone.DrawTalk(talk, "Said so far")
	panel, upper := rest.Bottom(stepTall)
	s.drawStep(panel)
	if s.view == viewLadder {
		s.drawLadder(upper)
		return
	}
	picture, right := upper.Left(pictureTall, 1)
	s.drawPicture(picture)
	card, events := right.Top(12)
	s.drawCard(card)
	s.show.phone.DrawEvents(events)
}

// drawPicture draws the state machine in the largest form that fits.
func (s *Screen) drawPicture(a kit.Area) {
	kit.Panel{
		Title: "State machine", Right: s.pictureHint(), Foot: legend(), Focused: true,
	}.Draw(a)
	in := a.Sub(1, 1, a.W()-2, a.H()-2)
	l := s.tall
	if in.W() < l.w || in.H() < l.h {
		l = s.short
	}
	l.draw(in, s.show.trail)
}

func (s *Screen) pictureHint() kit.Line {
	return kit.Line{kit.Accent.Span("l"), kit.Muted.Span(" ladder")}
}

// viewRoom is the one pane for the back of a room.
func (s *Screen) viewRoom(a kit.Area) {
	body, foot := a.Bottom(a.H() - 1)
	s.bar(foot)
	if s.show.call == nil {
		s.drawStep(body.Sub(0, 1, body.W(), min(10, body.H()-1)))
		return
	}
	s.show.phone.DrawBig(body.Sub(0, 1, body.W(), body.H()-1))
}

// lessonOf finds what a lesson needs, for the list.
func lessonOf(s *scenario.Scenario) (goal, focus string) {
	if k := s.Focus(); k.Number != "" {
		focus = k.String()
	}
	return s.Goal, focus
}
