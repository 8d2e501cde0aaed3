package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// toasts is the line above the footer: one toast, and its number, so that the end of an earlier
// one does not take it away.
type toasts struct {
	now    kit.Toast
	number int
}

// toastOver says that the time of a toast is over.
type toastOver struct{ number int }

// show replaces the toast and starts its time, where it has one.
func (t *toasts) show(toast kit.Toast) tea.Cmd {
	t.now = toast
	t.number++
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
