package replay

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// timelineTall is the height of the timeline.
const timelineTall = 4

// View implements [kit.Screen].
func (s *Screen) View(a kit.Area) {
	s.drawHead(a)
	_, body := a.Top(1)
	line, body := body.Bottom(timelineTall)
	s.drawTimeline(line)
	if a.W() >= 118 && body.H() >= handset.PhoneTall {
		left, rest := body.Left(handset.PhoneWidth, 1)
		phone, talk := left.Top(handset.DisplayTall + 2)
		in := kit.Panel{Title: "Display"}.Draw(phone)
		s.phone.DrawDisplay(in)
		s.phone.DrawTalk(talk, "Said so far")
		body = rest
	}
	if body.W() < 70 {
		s.drawThen(body)
		return
	}
	then, changed := body.Left(body.W()/2, 1)
	s.drawThen(then)
	s.drawChanged(changed)
}

func (s *Screen) drawHead(a kit.Area) {
	t := s.o.Tape
	x := a.Text(1, 0, kit.Voice.Strong(), "REPLAY")
	x = a.Text(x+1, 0, kit.Text.Strong(), "tape "+t.Name)
	x = a.Text(x+2, 0, kit.Muted.Plain(), fmt.Sprintf("%s to %s", t.From, t.To))
	right := fmt.Sprintf("%s, %s long", t.Started.Format("Mon 2 Jan 2006 15:04"), wording.Stamp(t.Length()))
	if kit.Width(right)+x+3 < a.W() {
		a.Right(1, 0, kit.Line{kit.Muted.Span(right)})
	}
}

// labelWidth is the column of the labels.
const labelWidth = 7

// drawThen draws where the call stood, what happened, and what could have happened instead.
func (s *Screen) drawThen(a kit.Area) {
	in := kit.Panel{
		Title: "State then", Focused: true,
		Right: kit.Line{kit.Muted.Span(fmt.Sprintf("event %d of %d", s.at+1, len(s.o.Played)))},
	}.Draw(a)
	from := ivr.StateOnHook
	if s.at > 0 {
		from = s.played(s.at - 1).Snapshot.State
	}
	y := 0
	row := func(label string, text kit.Span) {
		in.Text(0, y, kit.Muted.Plain(), label)
		in.Text(labelWidth, y, text.Style, kit.Fit(text.Text, in.W()-labelWidth))
		y++
	}
	row("From", kit.Text.Span(wording.State(from)))
	row("Event", s.event())
	if t, ok := s.moved(); ok {
		row("Rule", kit.Text.Span(t.Why))
	}
	row("To", kit.Accent.Bold("◉ "+wording.State(s.played(s.at).Snapshot.State)))
	y++
	others := s.alternatives()
	in.Text(0, y, kit.Muted.Plain(), "Could also have happened")
	for i, t := range others {
		y++
		if y == in.H()-1 && i < len(others)-1 {
			in.Text(2, y, kit.Muted.Plain(), fmt.Sprintf("and %d more", len(others)-i))
			break
		}
		in.Text(2, y, kit.Text.Plain(), kit.Fit(kit.Pad(strings.ReplaceAll(string(t.Trigger), "_", " "), 18)+"→ "+wording.State(t.To), in.W()-2))
	}
}

// drawChanged draws what the event changed, and what was heard.
func (s *Screen) drawChanged(a kit.Area) {
	changed, same := s.changes()
	in := kit.Panel{
		Title: "Changed by this event", Right: kit.Line{kit.Muted.Span(wording.Counted(len(changed), "fact"))},
	}.Draw(a)
	y := 0
	for _, c := range changed {
		in.Line(0, y, kit.Line{
			kit.Muted.Span(kit.Pad(c.name, 18)), kit.Text.Span(c.before), kit.Voice.Bold(" → "), kit.Text.Bold(c.after),
		}.Fit(in.W()))
		y++
	}
	y++
	in.Text(0, y, kit.Muted.Plain(), "Unchanged")
	y++
	said := kit.Wrap("“"+s.heard()+"”", in.W()-labelWidth)
	if s.heard() == "" {
		said = []string{"nothing"}
	}
	room := max(0, in.H()-y-len(said)-1)
	for _, c := range same[:min(room, len(same))] {
		in.Line(0, y, kit.Line{kit.Muted.Span(kit.Pad(c.name, 18)), kit.Muted.Span(c.after)}.Fit(in.W()))
		y++
	}
	y++
	in.Text(0, y, kit.Muted.Plain(), "Heard")
	for i, l := range said {
		in.Text(labelWidth, y+i, kit.Voice.Plain(), l)
	}
}

// drawTimeline draws the whole call as a line, with its events under it.
func (s *Screen) drawTimeline(a kit.Area) {
	in := kit.Panel{}.Draw(a)
	length := s.o.Tape.Length()
	begin, end := wording.Stamp(0), wording.Stamp(length)
	w := in.W() - kit.Width(begin) - kit.Width(end) - 2
	x0 := kit.Width(begin) + 1
	in.Text(0, 0, kit.Muted.Plain(), begin)
	in.Text(x0+w+1, 0, kit.Muted.Plain(), end)
	at := place(s.now(), length, w)
	in.Text(x0, 0, kit.Accent.Plain(), strings.Repeat("━", at))
	in.Text(x0+at, 0, kit.Accent.Strong(), "●")
	in.Text(x0+at+1, 0, kit.Border.Plain(), strings.Repeat("╌", max(0, w-at-1)))
	for i, p := range s.o.Played {
		sign := mark(p)
		if sign.Text != "" {
			in.Text(x0+place(p.At, length, w), 1, sign.Style, sign.Text)
		}
		if i == s.at {
			defer in.Text(x0+at, 1, kit.Accent.Strong(), "▴")
		}
	}
}

// place is where an instant lies on a line of w cells.
func place(at, length time.Duration, w int) int {
	if length == 0 || w <= 0 {
		return 0
	}
	return min(int(float64(at)/float64(length)*float64(w-1)+0.5), w-1)
}

// mark is the sign of an event on the timeline: wrong, over, or just something.
func mark(p ivr.Played) kit.Span {
	for _, r := range p.Records {
		switch f := r.What.(type) {
		case ivr.SignInDone:
			if f.Verdict == ivr.VerdictRefused || f.Verdict == ivr.VerdictLocked {
				return kit.Danger.Bold("✗")
			}
			return kit.OK.Bold("✓")
		case ivr.Release:
			return kit.Text.Span("■")
		case ivr.Moved:
			return kit.Muted.Span("·")
		}
	}
	return kit.Span{}
}
