package handset

import (
	"fmt"
	"time"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// drawState draws where the call stands and what the portal waits for.
func (s *Screen) drawState(a kit.Area) {
	c := s.call
	if c == nil {
		in := kit.Panel{Title: "State"}.Draw(a)
		in.Line(0, 0, kit.Line{kit.Accent.Bold("◉ On hook")})
		in.Text(0, 1, kit.Muted.Plain(), "The portal waits for a call.")
		return
	}
	count := fmt.Sprintf("event %d", len(c.events))
	in := kit.Panel{Title: "State", Right: kit.Line{kit.Muted.Span(count)}}.Draw(a)
	lines := c.state(in.W(), in.H(), s.now, s.motion())
	if in.H() >= len(lines)+4 { // air where there is room
		lines = append([]kit.Line{nil, lines[0], nil}, lines[1:]...)
	}
	in.Lines(0, 0, lines)
}

// state is the state panel's text in w × h cells: the path, what the portal listens for, the timer
// that runs, the wrong PINs. Once signed in, the wrong PINs give way to the choices of a menu.
func (s *session) state(w, h int, now time.Duration, m Motion) []kit.Line {
	doing := wording.Listening(s.snap)
	if s.over {
		doing = "The call is over: " + s.ending() + "."
	}
	lines := []kit.Line{s.pathLine(w)}
	said, room := kit.Wrap(doing, w), max(1, h-2) // the path and the timer keep their lines
	if len(said) > room {
		said[room-1] = kit.Fit(said[room-1]+" "+said[room], w)
		said = said[:room]
	}
	for _, l := range said {
		lines = append(lines, kit.Plain(l))
	}
	lines = append(lines, s.timerLine(w, now, m))
	if !s.snap.SignedIn || len(lines) < h {
		lines = append(lines, s.triesLine(w))
	}
	return lines
}

// pathLine is the way taken, the state in force, and what usually comes next. Where it is too
// long, its beginning is left out.
func (s *session) pathLine(w int) kit.Line {
	var l kit.Line
	if len(s.path) == 0 {
		return kit.Line{kit.Accent.Bold("◉ On hook")}
	}
	sep := kit.Muted.Span(" › ")
	been, here := s.path[:len(s.path)-1], s.path[len(s.path)-1]
	tail := kit.Line{kit.Accent.Bold("◉ " + string(here))}
	for _, next := range nextStations(here, s.snap.Door) {
		more := append(kit.Line{}, append(tail, sep, kit.Muted.Span(string(next)))...)
		if more.Width() > w {
			break
		}
		tail = more
	}
	for i := len(been) - 1; i >= 0; i-- {
		more := append(kit.Line{kit.Text.Span(string(been[i])), sep}, l...)
		if more.Width()+tail.Width() > w-2 {
			l = append(kit.Line{kit.Muted.Span("… ")}, l...)
			break
		}
		l = more
	}
	return append(l, tail...)
}

// timerNames are the timers that a person can see run.
var timerNames = map[ivr.Timer]string{
	ivr.TimerFirstDigit: "Silence timer",
	ivr.TimerInterDigit: "Digit timer",
	ivr.TimerMenu:       "Silence timer",
	ivr.TimerMessage:    "Recording",
	ivr.TimerRing:       "Ringing",
	ivr.TimerAccounts:   "Accounts",
}

// labelWidth is the column of labels in the state panel.
const labelWidth = 14

func (s *session) timerLine(w int, now time.Duration, m Motion) kit.Line {
	name, ok := timerNames[s.snap.Timer]
	if !ok || s.over {
		return nil
	}
	rest := max(s.snap.TimerAt-now, 0)
	secs := int((rest + time.Second - 1) / time.Second)
	label := kit.Muted.Span(kit.Pad(name, labelWidth))
	if m == MotionOff {
		return kit.Line{label, kit.Text.Span(fmt.Sprintf("%d s left", secs))}
	}
	words := fmt.Sprintf("  %d s left", secs)
	bar := kit.Bar(barInk(rest, s.snap.TimerFor), rest.Seconds(), s.snap.TimerFor.Seconds(), min(20, w-labelWidth-11))
	return append(append(kit.Line{label}, bar...), kit.Text.Span(words))
}

// barInk warns when less than a quarter is left.
func barInk(rest, of time.Duration) kit.Token {
	if rest < of/4 {
		return kit.Danger
	}
	return kit.OK
}

func (s *session) triesLine(w int) kit.Line {
	l := kit.Line{kit.Muted.Span(kit.Pad("Wrong PINs", labelWidth))}
	used, of := s.tries()
	switch {
	case s.snap.Mailbox == "":
		return append(l, kit.Muted.Span("no mailbox yet"))
	case of == 0 && s.snap.Refused > 0:
		return append(l, kit.Text.Span(fmt.Sprintf("%d in this call", s.snap.Refused)))
	case of == 0:
		return append(l, kit.Muted.Span("not known yet"))
	}
	words := fmt.Sprintf("  %d of %d", used, of)
	if used < of && used > 0 {
		words += ", then locked"
	}
	dots := kit.Dots(kit.Danger, used, of, " ")
	if l.Width()+dots.Width()+len(words) > w {
		dots = kit.Dots(kit.Danger, used, of, "")
	}
	return append(append(l, dots...), kit.Text.Span(words))
}
