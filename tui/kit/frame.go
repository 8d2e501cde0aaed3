package kit

import "strings"

// cell is one place on the screen. A cluster two cells wide leaves an empty text in the second.
type cell struct {
	text  string
	style Style
}

// Frame is one picture of the terminal: w × h cells, the names of what may be clicked, and the
// place of the real cursor.
type Frame struct {
	w, h    int
	cells   []cell
	regions []region
	cursor  *Point
	pure    bool // ASCII only
	keys    Keys
}

// Point is a place on the screen, from (0, 0) at the top left.
type Point struct{ X, Y int }

// NewFrame is an empty frame of w × h cells; negative sizes count as none.
func NewFrame(w, h int) *Frame {
	f := &Frame{w: max(w, 0), h: max(h, 0)}
	f.cells = make([]cell, f.w*f.h)
	for i := range f.cells {
		f.cells[i].text = " "
	}
	return f
}

// ASCII makes the frame draw ASCII only, for terminals and fonts without the [Glyphs].
func (f *Frame) ASCII() *Frame {
	f.pure = true
	return f
}

// Size is the frame's width and height.
func (f *Frame) Size() (w, h int) { return f.w, f.h }

// Area is the whole frame.
func (f *Frame) Area() Area { return Area{f: f, w: f.w, h: f.h} }

// Cursor is where the real cursor stands, and whether it shows at all. Screen readers and
// braille displays follow it.
func (f *Frame) Cursor() (Point, bool) {
	if f.cursor == nil {
		return Point{}, false
	}
	return *f.cursor, true
}

// Dim fades all that was drawn so far into a backdrop: nothing on it can be clicked any more.
func (f *Frame) Dim() {
	for i := range f.cells {
		f.cells[i].style = Border.Plain()
	}
	f.regions, f.cursor = nil, nil
}

// put draws one cluster; a wide one that is cut by it, before or after, becomes a blank.
func (f *Frame) put(x, y int, text string, width int, st Style) {
	i := y*f.w + x
	if f.cells[i].text == "" {
		f.cells[i-1].text = " "
	}
	if end := i + width; x+width < f.w && f.cells[end].text == "" {
		f.cells[end].text = " "
	}
	if f.pure {
		text = ascii(text, width)
	}
	if len(text) == 2 && f.pure {
		f.cells[i] = cell{text[:1], st}
		f.cells[i+1] = cell{text[1:], st}
		return
	}
	f.cells[i] = cell{text, st}
	if width == 2 {
		f.cells[i+1] = cell{"", st}
	}
}

// Plain is the frame's text, h lines of w cells, without styles.
func (f *Frame) Plain() string {
	var b strings.Builder
	for y := range f.h {
		if y > 0 {
			b.WriteByte('\n')
		}
		for _, c := range f.row(y) {
			b.WriteString(c.text)
		}
	}
	return b.String()
}

// Render is the frame in a theme's colours, h lines of w cells.
func (f *Frame) Render(t Theme) string {
	var b strings.Builder
	line := 0
	for r := range f.Runs() {
		for ; line < r.Y; line++ {
			b.WriteByte('\n')
		}
		if r.Style == (Style{}) {
			b.WriteString(r.Text)
		} else {
			b.WriteString(t.style(r.Style).Render(r.Text))
		}
	}
	for ; line < f.h-1; line++ { // a frame without columns has lines all the same
		b.WriteByte('\n')
	}
	return b.String()
}

func (f *Frame) row(y int) []cell { return f.cells[y*f.w : (y+1)*f.w] }
