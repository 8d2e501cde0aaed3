package console

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// entryDialog is everything about one audit entry.
type entryDialog struct {
	entry mailbox.AuditEntry
	owner mailbox.Owner
	now   time.Time
}

func (d *entryDialog) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc", "q", "enter":
			return true, nil
		case "o":
			if d.entry.Mailbox.Number != "" {
				return true, kit.Go(kit.AdminScreen, d.entry.Mailbox.String())
			}
		}
	case kit.Click:
		return msg.ID == noButton, nil
	}
	return false, nil
}

func (d *entryDialog) draw(a kit.Area) {
	list := entryFacts(d.now, d.entry, d.owner)
	w := min(76, a.W()-2)
	lines := kit.Wrap(told(d.now, d.entry), w-6)
	if len(list)+len(lines)+4 > a.H() {
		lines = nil // the facts below say all of it again
	}
	in := kit.Dialog{Title: fmt.Sprintf("Entry %d", d.entry.Seq), W: w, H: len(list) + len(lines) + 6}.Draw(a)
	in = in.Sub(1, 0, in.W()-2, in.H())
	y := 0
	if in.H() > len(list)+len(lines)+2 {
		y = 1
	}
	for _, l := range lines {
		in.Text(0, y, kit.Text.Strong(), l)
		y++
	}
	drawFacts(in.Sub(0, 0, in.W(), in.H()-1), y+1, list)
	esc := kit.Hint("esc", "Close")
	in.Line(0, in.H()-1, esc)
	in.Region(noButton, 0, in.H()-1, esc.Width(), 1)
	in.Cursor(0, in.H()-1)
}
