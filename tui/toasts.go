package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// toasts is the line above the footer: one toast, its number, so that the end of an earlier one
// does not take it away, and those that were shown.
type toasts struct {
	now    kit.Toast
	number int
	kept   []said // the newest last
}

// toastOver says that the time of a toast is over.
type toastOver struct{ number int }

// show replaces the toast at an instant of portal time, and starts its own time, where it has one.
func (t *toasts) show(toast kit.Toast, at time.Time) tea.Cmd {
	t.now = toast
	t.number++
	t.kept = append(t.kept, said{at, toast})
	t.kept = t.kept[max(0, len(t.kept)-mostNews):]
	stays, number := toast.Stays(), t.number
	if stays == 0 {
		return nil
	}
	return tea.Tick(stays, func(time.Time) tea.Msg { return toastOver{number} })
}

func (t *toasts) over(o toastOver) {
	if o.number == t.number {
		t.now = kit.Toast{}
	}
}

// key takes away a toast that stays until a key is pressed.
func (t *toasts) key() {
	if t.now.Stays() == 0 {
		t.now = kit.Toast{}
	}
}
