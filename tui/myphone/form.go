package myphone

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// form is what a page asks and offers: fields and buttons, one of which has the focus.
type form struct {
	items []item
	at    int
}

// item is a field or, without one, a button.
type item struct {
	id    string // its region
	label string // before the field, or on the button
	field *kit.Field
	do    func() tea.Cmd // of a button, and of enter in the last field
}

func (f *form) focused() item { return f.items[f.at] }

// inField reports that keys are text.
func (f *form) inField() bool { return f.focused().field != nil }

// move takes the focus on, round and round.
func (f *form) move(delta int) { f.at = (f.at + delta + len(f.items)) % len(f.items) }

// leaveField takes the focus from a field to the first button.
func (f *form) leaveField() {
	for f.inField() {
		f.move(1)
	}
}

// enter goes on from a field to the next one, and does what the last field or a button is for.
func (f *form) enter() tea.Cmd {
	now := f.focused()
	if now.field != nil && now.do == nil {
		f.move(1)
		return nil
	}
	return now.do()
}

// click focuses a field, or presses a button.
func (f *form) click(id string) tea.Cmd {
	for i, it := range f.items {
		if it.id != id {
			continue
		}
		f.at = i
		if it.field == nil {
			return it.do()
		}
	}
	return nil
}

// labels is the width of the labels before fields.
const labels = 14

// drawFields draws the fields from line y on, and returns the line after them.
func (f *form) drawFields(in kit.Area, y int) int {
	for i, it := range f.items {
		if it.field == nil {
			continue
		}
		ink := kit.Muted.Plain()
		if i == f.at {
			ink = kit.Accent.Strong()
		}
		in.Text(0, y, ink, it.label)
		it.field.Draw(in, labels, y, in.W()-labels, i == f.at, "–")
		in.Region(it.id, 0, y, in.W(), 1)
		y++
	}
	return y
}

// drawButtons draws the buttons on line y.
func (f *form) drawButtons(in kit.Area, y int) {
	x := 0
	for i, it := range f.items {
		if it.field == nil {
			x = kit.Button{ID: it.id, Text: it.label, Focused: i == f.at}.Draw(in, x, y) + 1
		}
	}
}
