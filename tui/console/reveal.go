package console

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

// defaultPIN shows a number's default PIN to its admin, for as long as the dialog is open.
type defaultPIN struct {
	mailbox mailbox.Summary
	pin     pin.PIN
}

// showDefault asks for the default PIN of a mailbox, which is an audited act.
func (w *workbench) showDefault(s mailbox.Summary) tea.Cmd {
	ctx, desk, by, page := w.ctx, w.desk, w.by(), w.page
	return func() tea.Msg {
		p, err := desk.RevealDefault(ctx, by, s.Key)
		if err != nil {
			return kit.Toast{Level: kit.Warning, Text: reason(err)}
		}
		return opened{page, &defaultPIN{mailbox: s, pin: p}}
	}
}

// canShowDefault says whether that can be done, to a mailbox that is selected if ok.
func (w *workbench) canShowDefault(s mailbox.Summary, ok bool) (bool, string) {
	switch {
	case !ok:
		return false, nothingSelected
	case w.viewOnly:
		return false, "This window is view-only, and showing a PIN is an act."
	case !s.HasDefault:
		return false, "The profile " + s.Profile + " has no default PINs."
	}
	return true, ""
}

// Badges warns that digits are on the screen.
func (*defaultPIN) Badges() []kit.Badge { return []kit.Badge{pinsShown} }

func (d *defaultPIN) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc", "enter", "q", "v":
			return true, nil
		}
	case kit.Click:
		return msg.ID == noButton, nil
	}
	return false, nil
}

func (d *defaultPIN) draw(a kit.Area) {
	in := kit.Dialog{Title: "Default PIN of " + d.mailbox.Number, W: 56, H: 10}.Draw(a)
	in = in.Sub(1, 1, in.W()-2, in.H()-1)
	in.Line(0, 0, kit.Line{kit.Muted.Span("PIN   "), kit.Voice.Bold(d.pin.Reveal())})
	for i, l := range kit.Wrap("It opens the mailbox only while no own PIN is set. The audit says that you looked.", in.W()) {
		in.Text(0, 2+i, kit.Text.Plain(), l)
	}
	kit.Button{ID: noButton, Text: "Hide it", Focused: true}.Draw(in, 0, in.H()-1)
}
