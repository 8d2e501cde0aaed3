package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// dateDialog asks for a date or a stretch of time to jump to.
type dateDialog struct {
	page    *clockPage
	field   kit.Field
	problem string
}

func newDateDialog(c *clockPage) *dateDialog {
	return &dateDialog{page: c, field: kit.Field{Max: 40}}
}

func (d *dateDialog) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		d.field.Insert(msg.Content)
	case kit.Click:
		switch msg.ID {
		case yesButton:
			return d.accept()
		case noButton:
			return true, nil
		}
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc":
			return true, nil
		case "enter":
			return d.accept()
		}
		d.problem = ""
		d.field.Key(msg)
	}
	return false, nil
}

func (d *dateDialog) accept() (done bool, cmd tea.Cmd) {
	j, err := parseJump(d.page.now(), d.field.Value())
	if err != nil {
		d.problem = sentence(err.Error())
		return false, nil
	}
	d.page.jump, d.page.preview = &j, nil
	return true, d.page.foresee()
}

func (d *dateDialog) draw(a kit.Area) {
	in := kit.Dialog{Title: "Jump to", W: 58, H: 9}.Draw(a)
	in.Text(1, 1, kit.Muted.Plain(), "Date")
	d.field.Draw(in, 8, 1, in.W()-9, true, "2026-12-01, 2026-12-01 09:14, 31d, 36h")
	for i, l := range kit.Wrap(d.problem, in.W()-2) {
		if i < 2 {
			in.Text(1, 3+i, kit.Voice.Plain(), l)
		}
	}
	preview, stay := kit.Hint("enter", "Preview it"), kit.Hint("esc", "Stay")
	x := in.Line(1, in.H()-1, preview)
	in.Region(yesButton, 1, in.H()-1, x-1, 1)
	in.Line(x+2, in.H()-1, stay)
	in.Region(noButton, x+2, in.H()-1, stay.Width(), 1)
}

// rollDialog lists every mailbox that a jump changes.
type rollDialog struct {
	title string
	lines []kit.Line
	list  kit.List
	rows  int
}

func newRollDialog(c *clockPage) *rollDialog {
	r := &rollDialog{title: "If you " + c.jump.title()}
	for _, o := range outlook(*c.preview) {
		r.lines = append(r.lines, kit.Line{kit.Voice.Bold(fmt.Sprintf("%d %s", len(o.who), o.what))})
		for _, k := range o.who {
			r.lines = append(r.lines, kit.Line{
				kit.Muted.Span("  " + kit.Pad(k.Tenant, 12)), kit.Text.Span(" " + kit.Pad(k.Number, 8) + ownerName(c.owners, k)),
			})
		}
		r.lines = append(r.lines, nil)
	}
	return r
}

func ownerName(owners map[mailbox.Key]mailbox.Owner, k mailbox.Key) string {
	return owners[k].Name()
}

func (r *rollDialog) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case kit.Wheel:
		r.list.Scroll(msg.Delta, len(r.lines))
	case tea.KeyPressMsg:
		switch key := msg.String(); key {
		case "esc", "q", "enter", "l":
			return true, nil
		default:
			r.list.Key(key, len(r.lines), r.rows)
		}
	}
	return false, nil
}

func (r *rollDialog) draw(a kit.Area) {
	in := kit.Dialog{Title: r.title, W: 64, H: min(a.H(), len(r.lines)+4)}.Draw(a)
	r.rows = in.H() - 2
	from, to := r.list.Window(len(r.lines), r.rows)
	in.Lines(1, 0, r.lines[from:to])
	in.Line(1, in.H()-1, hintLine([2]string{"↑↓", "Move"}, [2]string{"esc", "Close"}))
	in.Cursor(0, max(0, r.list.Selected-from))
}
