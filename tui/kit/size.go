package kit

import "fmt"

// The smallest size that screens are drawn at.
const (
	MinWidth  = 60
	MinHeight = 18
)

// Layout is one of the few shapes that screens have.
type Layout uint8

// The layouts: below MinWidth × MinHeight only a card; one pane up to 79 columns or 23 lines;
// two columns; three columns from 120 × 36.
const (
	TooSmall Layout = iota
	OnePane
	TwoColumns
	ThreeColumns
)

// LayoutFor is the layout of a terminal of w × h cells.
func LayoutFor(w, h int) Layout {
	switch {
	case w < MinWidth || h < MinHeight:
		return TooSmall
	case w < 80 || h < 24:
		return OnePane
	case w < 120 || h < 36:
		return TwoColumns
	}
	return ThreeColumns
}

// Small is the card for a terminal below the smallest size: what there is, what is needed, and
// the call in progress, which goes on.
type Small struct {
	Call  Line // the live call in one line, nil without one
	Hints Line
}

// Draw draws the card over the whole area, as much of it as there is room for.
func (s Small) Draw(a Area) {
	lines := []Line{
		Plain(fmt.Sprintf("This window is %d × %d.", a.w, a.h)),
		Plain(fmt.Sprintf("The phone needs %d × %d.", MinWidth, MinHeight)),
	}
	if s.Call != nil {
		lines = append(lines, nil, Line{Muted.Span("Your call goes on:")}, s.Call)
	}
	in := a
	if a.w >= 30 && a.h >= len(lines)+2 {
		in = Panel{Title: "Voice portal"}.Draw(a)
	}
	y := 0
	if in.h > len(lines)+2 {
		y = 1
	}
	y = in.Lines(0, y, lines)
	if y < in.h {
		in.Line(0, in.h-1, s.Hints)
	}
}
