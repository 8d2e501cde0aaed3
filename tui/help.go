package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// help lists every action. Typing searches names, keys and effects; enter runs the selected row.
type help struct{ search }

func newHelp() *help { return &help{} }

// found are the actions that the search lets through.
func (h *help) found(m *model) []kit.Action {
	var found []kit.Action
	for _, a := range m.allActions() {
		if matches(a, h.words()) {
			found = append(found, a)
		}
	}
	return found
}

func (h *help) key(m *model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "f1":
		m.over = nil
		return nil
	}
	return h.search.key(m, k, h.found(m))
}

func (h *help) click(m *model, c kit.Click) tea.Cmd { return h.search.click(m, c, h.found(m)) }

func (h *help) draw(m *model, a kit.Area) {
	as := h.found(m)
	in := kit.Dialog{
		Title: "Help", Right: kit.Line{kit.Muted.Span("type to search, enter runs it")},
		W: min(a.W(), 112), H: min(a.H(), 30),
	}.Draw(a)
	count := fmt.Sprintf("%d keys", len(as))
	in.Line(0, 0, kit.Line{kit.Accent.Span("› ")})
	h.field.Draw(in, 2, 0, in.W()-4-kit.Width(count), true, "a key, a word")
	in.Right(0, 0, kit.Line{kit.Muted.Span(count)})
	foot, body := in.Bottom(min(6, max(0, in.H()-6)))
	h.rows = h.table(m, as, body.Sub(-2, 2, body.W()+2, body.H()-2))
	h.drawNotes(as, foot)
}

func (h *help) table(m *model, as []kit.Action, a kit.Area) int {
	return kit.Table{
		Columns: []kit.Column{{Title: "Where", Width: 10}, {Title: "Key", Width: 9}, {Title: "What it does", Grow: true}, {Title: "Right now", Width: min(26, a.W()/3)}},
		Len:     len(as), List: &h.list,
		Row: func(i int) kit.Row {
			a := as[i]
			ok, why := a.Can()
			title := kit.Line{kit.Text.Span(a.Title)}
			if !ok {
				title = kit.Line{kit.Muted.Span(a.Title)}
			}
			return kit.Row{Key: string(a.ID), Cells: []kit.Line{
				{kit.Muted.Span(string(a.Context))}, {kit.Accent.Bold(a.Shown())}, title, {kit.Muted.Span(why)},
			}}
		},
	}.Draw(a)
}

// drawNotes says what the selected row will do, and what keys cannot say.
func (h *help) drawNotes(as []kit.Action, a kit.Area) {
	if a.H() == 0 {
		return
	}
	kit.Rule(a, 0, true)
	if h.list.Selected < len(as) {
		for i, l := range kit.Wrap(as[h.list.Selected].Effect, a.W()) {
			a.Sub(0, 1, a.W(), 2).Text(0, i, kit.Text.Plain(), l)
		}
	}
	notes := []string{
		"The numeric pad dials too: * is *, / is #.",
		"Click what looks like a key. To select text, drag with Shift, or press M.",
	}
	for i, n := range notes {
		a.Text(0, 3+i, kit.Muted.Plain(), kit.Fit(n, a.W()))
	}
	x := a.Line(0, 5, kit.Hint("enter", "Run"))
	x = a.Line(x+2, 5, kit.Hint("↑↓", "Move"))
	a.Line(x+2, 5, kit.Hint("esc", "Close"))
}
