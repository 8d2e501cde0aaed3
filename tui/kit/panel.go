package kit

// Panel is a frame with a title.
type Panel struct {
	Title   string
	Right   Line   // at the right end of the upper edge: a state, a count
	Foot    Line   // at the right end of the lower edge
	Focused bool   // the bright border
	Region  string // names the whole panel for clicks; "" for none
}

// Draw draws the panel over the whole area and returns what is inside: a blank column on either
// side is left out of it.
func (p Panel) Draw(a Area) Area {
	if a.w < 4 || a.h < 2 {
		return a.Sub(0, 0, 0, 0)
	}
	edge := Border.Plain()
	if p.Focused {
		edge = Accent.Plain()
	}
	if p.Region != "" {
		a.Region(p.Region, 0, 0, a.w, a.h)
	}
	box(a, edge)
	room := a.w - 4
	if p.Title != "" {
		title := Fit(p.Title, room-2)
		a.Text(2, 0, Text.Strong(), " "+title+" ")
		room -= Width(title) + 3
	}
	if w := p.Right.Width() + 2; w > 2 && w <= room {
		a.Line(a.Text(a.w-2-w, 0, edge, " "), 0, p.Right)
		a.Text(a.w-3, 0, edge, " ")
	}
	if w := p.Foot.Width() + 2; w > 2 && w <= a.w-4 {
		a.Line(a.Text(a.w-4-w, a.h-1, edge, " "), a.h-1, p.Foot)
		a.Text(a.w-5, a.h-1, edge, " ")
	}
	return a.Inset(2, 1)
}

// Rule draws a line from edge to edge of the panel that inner belongs to, at inner's line y.
func Rule(inner Area, y int, focused bool) {
	edge := Border.Plain()
	if focused {
		edge = Accent.Plain()
	}
	out := Area{f: inner.f, x: inner.x - 2, y: inner.y, w: inner.w + 4, h: inner.h}
	out.Text(0, y, edge, "├")
	for x := 1; x < out.w-1; x++ {
		out.Text(x, y, edge, "─")
	}
	out.Text(out.w-1, y, edge, "┤")
}

// box draws rounded edges along the area's rim.
func box(a Area, st Style) {
	for x := 1; x < a.w-1; x++ {
		a.Text(x, 0, st, "─")
		a.Text(x, a.h-1, st, "─")
	}
	for y := 1; y < a.h-1; y++ {
		a.Text(0, y, st, "│")
		a.Text(a.w-1, y, st, "│")
	}
	a.Text(0, 0, st, "╭")
	a.Text(a.w-1, 0, st, "╮")
	a.Text(0, a.h-1, st, "╰")
	a.Text(a.w-1, a.h-1, st, "╯")
}

// Box draws rounded edges in a style and returns what is inside them.
func Box(a Area, st Style) Area {
	if a.w < 2 || a.h < 2 {
		return a.Sub(0, 0, 0, 0)
	}
	box(a, st)
	return a.Inset(1, 1)
}
