package console

import (
	"slices"
	"strings"
	"time"

	"voiceportal/tui/kit"
)

// drawTimeline is the time from last month to the month after next, or to wherever the jump lands,
// with the portal's clock, where it would be had nobody moved it, and the jump on it; below it, what
// comes next.
func (c *clockPage) drawTimeline(area kit.Area) {
	in := kit.Panel{Title: "Timeline", Right: kit.Line{kit.Muted.Span("what was ◂ now ▸ what comes")}}.Draw(area)
	if c.state != read {
		return
	}
	now := c.now()
	var lands time.Time
	if c.preview != nil {
		lands = c.preview.To
	}
	newScale(now, c.home(), c.homeName(), lands, in.W()).draw(in, 1)
	if c.preview != nil {
		c.drawComing(in.Sub(0, 6, in.W(), in.H()-6))
	}
}

// scale maps instants to columns.
type scale struct {
	from, to time.Time
	w        int
	points   []point // by time
}

// point is an instant with its name.
type point struct {
	at         time.Time
	sign, name string
	ink        kit.Token
}

// homeName is what the place is called where the clock would be had nobody moved it.
func (c *clockPage) homeName() string {
	if c.class.IsZero() {
		return "real"
	}
	return "class"
}

// newScale covers every instant that is on it, in whole months; a zero jump is none. The clock and
// its home are one point while they are on the same day.
func newScale(now, home time.Time, homeName string, jump time.Time, w int) scale {
	s := scale{w: w, points: []point{{now, "●", "now", kit.Voice}}}
	if !sameDay(now, home.In(now.Location())) {
		s.points[0].name = "portal"
		s.points = append(s.points, point{home, "●", homeName, kit.OK})
	}
	if !jump.IsZero() {
		s.points = append(s.points, point{jump, "○", "jump", kit.Voice})
	}
	slices.SortStableFunc(s.points, func(a, b point) int { return a.at.Compare(b.at) })
	month := func(t time.Time, plus int) time.Time {
		t = t.In(now.Location())
		return time.Date(t.Year(), t.Month()+time.Month(plus), 1, 0, 0, 0, 0, now.Location())
	}
	s.from, s.to = month(s.points[0].at, -1), month(s.points[len(s.points)-1].at, 2)
	return s
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
	s.span(in, y+1)
	free = 0
	for _, p := range s.points {
		s.point(in, y, p, &free)
	}
}

// span doubles the line between the clock and its home: so far has it been moved.
func (s scale) span(in kit.Area, y int) {
	var moved []int
	for _, p := range s.points {
		if p.sign == "●" {
			moved = append(moved, s.column(p.at))
		}
	}
	if len(moved) == 2 {
		in.Text(moved[0], y, kit.Voice.Plain(), strings.Repeat("═", moved[1]-moved[0]))
	}
}

// point marks an instant and names it below, if an earlier name leaves room.
func (s scale) point(in kit.Area, y int, p point, free *int) {
	x := s.column(p.at)
	in.Text(x, y+1, p.ink.Plain(), p.sign)
	name := p.name + " " + p.at.In(s.from.Location()).Format("2 Jan")
	at := max(*free, min(x, s.w-kit.Width(name)))
	if at+kit.Width(name) > s.w {
		return
	}
	in.Text(x, y+2, p.ink.Plain(), "│")
	in.Text(at, y+3, p.ink.Plain(), name)
	*free = at + kit.Width(name) + 2
}
