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

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// regionOf is the region that runs an action when it is clicked.
func regionOf(id kit.ActionID) string { return kit.Action{ID: id}.Region() }
