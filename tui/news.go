package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// mostNews is how many toasts are kept.
const mostNews = 50

// said is a toast and the portal time at which it was shown, zero where that was not known.
type said struct {
	at    time.Time
	toast kit.Toast
}

// newsKey follows g.
const newsKey = "w"

// newsAction shows what was said above the footer.
func (m *model) newsAction() kit.Action {
	return kit.Action{
		ID: "news", Context: kit.Everywhere, Label: "g " + newsKey, Title: "What was said",
		Effect: "Lists the last lines that stood above the footer.",
		Run:    func(string) tea.Cmd { m.over = &news{}; return nil },
	}
}

// news lists the toasts of this run, the last one first.
type news struct {
	list kit.List
	rows int
}

func (n *news) key(m *model, k tea.KeyPressMsg) tea.Cmd {
	switch name := keyName(k); name {
	case "esc", "q", "enter":
		m.over = nil
	default:
		n.list.Key(name, len(m.toast.kept), n.rows)
	}
	return nil
}

func (n *news) click(*model, kit.Click) tea.Cmd { return nil }

func (n *news) draw(m *model, a kit.Area) {
	kept := m.toast.kept
	in := kit.Dialog{
		Title: "What was said", Right: kit.Line{kit.Muted.Span("last one first")},
		W: min(a.W(), 100), H: min(a.H(), max(len(kept), 1)+4),
	}.Draw(a)
	if len(kept) == 0 {
		in.Text(0, 0, kit.Text.Plain(), "Nothing yet.")
	}
	n.rows = in.H() - 2
	from, to := n.list.Window(len(kept), n.rows)
	for i := from; i < to; i++ {
		s := kept[len(kept)-1-i]
		at := "     "
		if !s.at.IsZero() {
			at = s.at.Format("15:04")
		}
		in.Text(0, i-from, kit.Muted.Plain(), at)
		in.Line(7, i-from, s.toast.Line().Fit(in.W()-7))
	}
	in.Cursor(0, max(0, n.list.Selected-from))
	x := in.Line(0, in.H()-1, kit.Hint("↑↓", "Move"))
	in.Line(x+2, in.H()-1, kit.Hint("esc", "Close"))
}
