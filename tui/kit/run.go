package kit

import (
	"image/color"
	"iter"
	"strings"
)

// Run is text of one look on one line of a frame.
type Run struct {
	X, Y  int
	Width int // cells
	Text  string
	Style Style
}

// Runs are the frame's lines cut where the style changes, from the top left to the bottom right.
// Together they cover every cell once.
func (f *Frame) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		for y := range f.h {
			row := f.row(y)
			for from := 0; from < len(row); {
				var text strings.Builder
				to := from
				for ; to < len(row) && row[to].style == row[from].style; to++ {
					text.WriteString(row[to].text)
				}
				if !yield(Run{X: from, Y: y, Width: to - from, Text: text.String(), Style: row[from].style}) {
					return
				}
				from = to
			}
		}
	}
}

// Paint is how a theme paints a style. A nil colour is the terminal's own.
type Paint struct {
	Ink, Ground          color.Color
	Bold, Faint, Reverse bool
}

// Paint resolves a style: the ground's ink stands in for plain text, a coloured token keeps its
// own.
func (t Theme) Paint(s Style) Paint {
	ink, on := t.tokens[s.Ink], t.grounds[s.On]
	p := Paint{
		Ink: ink.fg, Ground: on.bg,
		Bold:    s.Bold || ink.bold || on.bold,
		Faint:   ink.faint && !on.reverse && !s.Bold,
		Reverse: ink.reverse != on.reverse,
	}
	if on.fg != nil && (s.Ink == Text || p.Ink == nil) {
		p.Ink = on.fg
	}
	return p
}
