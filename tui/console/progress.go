package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// progress is shown while an act goes through many mailboxes. Stopping leaves what is done done.
type progress struct{ batch batch }

const stopButton = "button:stop"

func (p *progress) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if k := msg.String(); k == "esc" || k == "enter" || k == "q" {
			*p.batch.stop = true
		}
	case kit.Click:
		if msg.ID == stopButton {
			*p.batch.stop = true
		}
	}
	return false, nil
}

func (p *progress) draw(a kit.Area) {
	in := kit.Dialog{Title: p.batch.verb.info().Title, W: 52, H: 7}.Draw(a)
	made := p.batch.total - len(p.batch.left)
	told := fmt.Sprintf("  %d of %d", made, p.batch.total)
	bar := kit.Bar(kit.OK, float64(made), float64(p.batch.total), in.W()-2-len(told))
	in.Line(1, 1, append(bar, kit.Text.Span(told)))
	kit.Button{ID: stopButton, Text: "Stop here", Focused: true}.Draw(in, 1, 3)
}
