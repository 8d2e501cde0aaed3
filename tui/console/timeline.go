package console

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/tui/kit"
)

// drawTimeline is the time from last month to the month after next, or to wherever the jump lands,
// with the real clock, the portal's, and the jump on it; below it, what comes next.
func (c *clockPage) drawTimeline(area kit.Area) {
	in := kit.Panel{Title: "Timeline", Right: kit.Line{kit.Muted.Span("real ◂ today ▸ portal")}}.Draw(area)
	if c.state != read {
		return
	}
	now := c.now()
	var lands time.Time
	if c.preview != nil {
		lands = c.preview.To
	}
	newScale(now, c.wall(), lands, in.W()).draw(in, 1)
	if c.preview != nil {
		c.drawComing(in.Sub(0, 6, in.W(), in.H()-6))
	}
}

// scale maps instants to columns.
type scale struct {
	from, to  time.Time
	w         int
	real, now time.Time
	jump      time.Time // zero for none
}

// newScale covers every instant that is on it, in whole months.
func newScale(now, real, jump time.Time, w int) scale {
	first, last := now, now
	for _, t := range []time.Time{real, jump} {
		if t.IsZero() {
			continue
		}
		if t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	month := func(t time.Time, plus int) time.Time {
		return time.Date(t.Year(), t.Month()+time.Month(plus), 1, 0, 0, 0, 0, now.Location())
	}
	return scale{from: month(first.In(now.Location()), -1), to: month(last.In(now.Location()), 2), w: w, real: real, now: now, jump: jump}
}

// column is where an instant stands.
func (s scale) column(t time.Time) int {
	share := float64(t.Sub(s.from)) / float64(s.to.Sub(s.from))
	return max(0, min(int(share*float64(s.w-1)+0.5), s.w-1))
}

// draw draws months, the line, and below it the names of what is on it.
func (s scale) draw(in kit.Area, y int) {
	free := 0
	for m := s.from; m.Before(s.to); m = m.AddDate(0, 1, 0) {
		name := m.Format("Jan")
		if m.Month() == time.January {
			name = m.Format("Jan 2006")
		}
		if x := s.column(m); x >= free && x+kit.Width(name) <= s.w {
			in.Text(x, y, kit.Muted.Plain(), name)
			free = x + kit.Width(name) + 2
		}
	}
	in.Text(0, y+1, kit.Border.Plain(), strings.Repeat("─", s.w))
	a, b := s.column(s.real), s.column(s.now)
	if a > b {
		a, b = b, a
	}
	in.Text(a, y+1, kit.Voice.Plain(), strings.Repeat("═", b-a))
	free = 0
	if a == b {
		s.point(in, y, s.now, "●", "now", kit.Voice, &free)
	} else {
		s.point(in, y, s.real, "●", "real", kit.OK, &free)
		s.point(in, y, s.now, "●", "portal", kit.Voice, &free)
	}
	if !s.jump.IsZero() {
		s.point(in, y, s.jump, "○", "jump", kit.Voice, &free)
	}
}

// point marks an instant and names it below, if an earlier name leaves room.
func (s scale) point(in kit.Area, y int, t time.Time, sign, name string, ink kit.Token, free *int) {
	x := s.column(t)
	in.Text(x, y+1, ink.Plain(), sign)
	name = fmt.Sprintf("%s %s", name, t.Format("2 Jan"))
	at := min(x, s.w-kit.Width(name))
	if at < *free {
		at = *free
	}
	if at+kit.Width(name) > s.w {
		return
	}
	in.Text(x, y+2, ink.Plain(), "│")
	in.Text(at, y+3, ink.Plain(), name)
	*free = at + kit.Width(name) + 2
}
