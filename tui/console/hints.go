package console

import (
	"strings"

	"voiceportal/tui/kit"
)

// hintLine is a row of keys and what they do, as dialogs show it.
func hintLine(pairs ...[2]string) kit.Line {
	var line kit.Line
	for i, p := range pairs {
		if i > 0 {
			line = append(line, kit.Text.Span("  "))
		}
		line = append(line, kit.Hint(p[0], p[1])...)
	}
	return line
}

// drawFilterLine draws the line above a list: the filter with its key on the left, what is told of
// the list on the right.
func drawFilterLine(area kit.Area, field *kit.Field, typing, cursor bool, hint, region string, told kit.Line) {
	left := 1
	if whole := area.Frame().Area(); kit.LayoutFor(whole.W(), whole.H()) == kit.ThreeColumns {
		left = 0 // the margin is there already
	}
	area.Right(left, 0, told)
	room := area.W() - 2*left - 4 - told.Width()
	slash := kit.Muted.Plain()
	if typing || field.Len() > 0 {
		slash = kit.Accent.Strong()
	}
	area.Text(left, 0, slash, "/")
	field.Draw(area, left+2, 0, room, cursor, kit.Fit(hint, room))
	area.Region(region, left, 0, room+2, 1)
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// regionOf is the region that runs an action when it is clicked.
func regionOf(id kit.ActionID) string { return kit.Action{ID: id}.Region() }
