package console

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// workbench is what a page has that does acts on mailboxes: the dialog that lies over it, and what
// is to be done once an act is.
type workbench struct {
	*session
	page kit.ScreenID
	now  time.Time // portal time at the last refresh
	over overlay
	// after lets go of the mailboxes that an act was done to, and reads the page again.
	after func([]mailbox.Receipt) tea.Cmd
}

// overlay is a dialog over a page. Its update says when it is done.
type overlay interface {
	update(msg tea.Msg) (done bool, cmd tea.Cmd)
	draw(a kit.Area)
}

// opened carries a dialog that had to ask the accounts first, to the page that asked.
type opened struct {
	page kit.ScreenID
	over overlay
}

// hear takes what concerns acts under way; mine is false for every other message, and for those of
// another page.
func (w *workbench) hear(msg tea.Msg) (mine bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case opened:
		if msg.page == w.page {
			w.over = msg.over
			return true, nil
		}
	case batch:
		if msg.page == w.page {
			return true, w.progress(msg)
		}
	}
	return false, nil
}

// toOverlay gives a message to the dialog, and closes it when it is done.
func (w *workbench) toOverlay(msg tea.Msg) tea.Cmd {
	over := w.over
	done, cmd := over.update(msg)
	if done && w.over == over {
		w.over = nil
	}
	return cmd
}

// Badges are the marks on the top line: the session's, and the dialog's.
func (w *workbench) Badges() []kit.Badge {
	list := w.badges()
	if b, ok := w.over.(kit.Badged); ok {
		list = append(list, b.Badges()...)
	}
	return list
}
