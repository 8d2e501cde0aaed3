package kit

// Area is a rectangle of a [Frame]. What is drawn through it is clipped to it; places are
// counted from its own top left.
type Area struct {
	f          *Frame
	x, y, w, h int
}

// W is the area's width in cells.
func (a Area) W() int { return a.w }

// H is the area's height in lines.
func (a Area) H() int { return a.h }

// Frame is the frame that the area is part of.
func (a Area) Frame() *Frame { return a.f }

// Sub is a rectangle inside the area, clipped to it.
func (a Area) Sub(x, y, w, h int) Area {
	x0, y0 := min(max(x, 0), a.w), min(max(y, 0), a.h)
	x1, y1 := min(max(x+w, x0), a.w), min(max(y+h, y0), a.h)
	return Area{f: a.f, x: a.x + x0, y: a.y + y0, w: x1 - x0, h: y1 - y0}
}

// Inset is the area without dx cells left and right and dy lines above and below.
func (a Area) Inset(dx, dy int) Area { return a.Sub(dx, dy, a.w-2*dx, a.h-2*dy) }

// Left splits off w cells on the left; rest begins gap cells further.
func (a Area) Left(w, gap int) (left, rest Area) {
	return a.Sub(0, 0, w, a.h), a.Sub(w+gap, 0, a.w-w-gap, a.h)
}

// Top splits off h lines at the top; rest is what is below.
func (a Area) Top(h int) (top, rest Area) {
	return a.Sub(0, 0, a.w, h), a.Sub(0, h, a.w, a.h-h)
}

// Bottom splits off h lines at the bottom; rest is what is above.
func (a Area) Bottom(h int) (bottom, rest Area) {
	return a.Sub(0, a.h-h, a.w, h), a.Sub(0, 0, a.w, a.h-h)
}

// Center is a rectangle of at most w × h in the middle of the area.
func (a Area) Center(w, h int) Area {
	w, h = min(w, a.w), min(h, a.h)
	return a.Sub((a.w-w)/2, (a.h-h)/2, w, h)
}

// Text draws s at (x, y) and returns the x after it. Nothing is drawn outside the area; a wide
// character that does not fit becomes a blank.
func (a Area) Text(x, y int, st Style, s string) int {
	if a.f == nil || y < 0 || y >= a.h {
		return x + Width(s)
	}
	clusters(s, func(c string, w int) bool {
		switch {
		case x >= 0 && x+w <= a.w:
			a.f.put(a.x+x, a.y+y, c, w, st)
		case x >= 0 && x < a.w:
			a.f.put(a.x+x, a.y+y, " ", 1, st)
		}
		x += w
		return true
	})
	return x
}

// Line draws a line at (x, y) and returns the x after it.
func (a Area) Line(x, y int, l Line) int {
	for _, s := range l {
		x = a.Text(x, y, s.Style, s.Text)
	}
	return x
}

// Lines draws lines one below the other from (x, y) and returns the y after them.
func (a Area) Lines(x, y int, lines []Line) int {
	for _, l := range lines {
		a.Line(x, y, l)
		y++
	}
	return y
}

// Right draws a line that ends at the area's right edge, less margin cells.
func (a Area) Right(margin, y int, l Line) {
	a.Line(a.w-margin-l.Width(), y, l)
}

// Middle draws a line in the middle of line y.
func (a Area) Middle(y int, l Line) { a.Line((a.w-l.Width())/2, y, l) }

// Fill paints the area's ground and clears its text.
func (a Area) Fill(st Style) {
	for y := range a.h {
		for x := range a.w {
			a.f.put(a.x+x, a.y+y, " ", 1, st)
		}
	}
}

// Cursor puts the real cursor at (x, y) of the area, if that is inside it.
func (a Area) Cursor(x, y int) {
	if a.f != nil && x >= 0 && y >= 0 && x < a.w && y < a.h {
		a.f.cursor = &Point{a.x + x, a.y + y}
	}
}
