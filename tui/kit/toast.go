package kit

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Level says how long a toast stays.
type Level uint8

// The levels: news stays 3 s, a warning 6 s, an error until a key is pressed. A coach line
// explains, once, what has just happened for the first time.
const (
	News Level = iota
	Done
	Warning
	Failure
	Coach
)

// Toast is a line above the footer.
type Toast struct {
	Level Level
	Text  string
	Then  ActionID // an action that is offered behind the words, "" for none
}

// Tell is a command that shows a toast.
func Tell(l Level, text string) tea.Cmd {
	return func() tea.Msg { return Toast{Level: l, Text: text} }
}

// Stays is how long the toast is shown; 0 is until a key is pressed.
func (t Toast) Stays() time.Duration {
	switch t.Level {
	case Failure:
		return 0
	case Warning, Coach:
		return 6 * time.Second
	}
	return 3 * time.Second
}

// Line is the toast as it is drawn: a sign, then the words.
func (t Toast) Line() Line {
	switch t.Level {
	case Done:
		return Line{OK.Span("✓ "), Text.Span(t.Text)}
	case Warning:
		return Line{Voice.Span("● "), Text.Span(t.Text)}
	case Failure:
		return Line{Danger.Bold("✗ "), Text.Span(t.Text)}
	}
	return Line{Muted.Span("· "), Text.Span(t.Text)}
}

// Draw draws the toast on line y of the area, with the action that it offers where that is among
// the given ones and can be done; an empty toast draws nothing.
func (t Toast) Draw(a Area, y int, as []Action) {
	if t.Text == "" {
		return
	}
	x, room := a.Line(1, y, t.Line()[:1]), a.w-1
	then, ok := ByID(as, t.Then)
	if ok {
		ok, _ = then.Can()
	}
	if ok {
		room -= 4 + Width(then.Shown()) + Width(then.Title)
	}
	x = a.Text(x, y, Text.Plain(), Fit(t.Text, room-x))
	if ok {
		DrawHint(a, x+3, y, then, then.Title)
	}
}
