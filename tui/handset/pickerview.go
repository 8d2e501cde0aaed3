package handset

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// dialRegion names the regions of what the phone can dial.
const dialRegion = "handset:dials:"

func (p *picker) draw(a kit.Area, s *Screen) {
	found := p.found()
	in := kit.Dialog{
		Title: "Which phone is this?", Right: kit.Line{kit.Muted.Span(fmt.Sprintf("%d numbers", len(found)))},
		W: 60, H: min(a.H(), 20),
	}.Draw(a)
	in.Line(0, 0, kit.Line{kit.Accent.Span("› ")})
	p.search.Draw(in, 2, 0, in.W()-2, !p.onDials, "a number, a name, a tenant")
	foot, list := in.Bottom(choiceOther + 4)
	_, list = list.Top(1)
	p.drawNumbers(list)
	p.drawChoices(foot, s)
}

func (p *picker) drawNumbers(a kit.Area) {
	found := p.found()
	switch {
	case p.problem != "":
		a.Text(0, 1, kit.Danger.Plain(), kit.Fit(p.problem, a.W()))
		return
	case p.numbers == nil:
		a.Text(0, 1, kit.Muted.Plain(), "Reading the numbers …")
		return
	case len(found) == 0:
		a.Text(0, 1, kit.Muted.Plain(), "No number matches that.")
		return
	}
	p.rows = kit.Table{
		Columns: []kit.Column{{Width: 8}, {Grow: true}, {Width: 12}},
		Len:     len(found), List: &p.list, NoHead: true,
		Row: func(i int) kit.Row {
			m := found[i]
			return kit.Row{Key: m.Key.String(), Cells: []kit.Line{
				kit.Plain(m.Number), kit.Plain(m.Owner.Name()), {kit.Muted.Span(m.Tenant)},
			}}
		},
	}.Draw(a.Sub(0, 0, a.W(), a.H()))
}

func (p *picker) drawChoices(a kit.Area, s *Screen) {
	kit.Rule(a, 0, true)
	a.Text(0, 1, kit.Muted.Plain(), "It dials")
	for i, c := range p.choices(s) {
		sign, st := "○ ", kit.Text.Plain()
		if i == p.dials {
			sign, st = "◉ ", kit.Accent.Strong()
		}
		x := a.Text(10, 1+i, st, sign+c.text)
		if i == choiceOther {
			p.other.Draw(a, x+2, 1+i, a.W()-x-2, p.onDials && i == p.dials, "")
		} else if p.onDials && i == p.dials {
			a.Cursor(10, 1+i)
		}
		a.Region(fmt.Sprint(dialRegion, i), 10, 1+i, a.W()-10, 1)
	}
	y := a.H() - 1
	x := a.Line(0, y, kit.Hint("enter", "Take it"))
	x = a.Line(x+2, y, kit.Hint("tab", "Number or what it dials"))
	a.Line(x+2, y, kit.Hint("esc", "Keep"))
}

func (p *picker) click(c kit.Click, s *Screen) tea.Cmd {
	for i := range choiceOther + 1 {
		if c.ID == fmt.Sprint(dialRegion, i) {
			p.onDials, p.dials = true, i
			return nil
		}
	}
	key, ok := kit.RowOf(c.ID)
	if !ok {
		return nil
	}
	for i, m := range p.found() {
		if m.Key.String() == key {
			p.onDials = false
			p.list.Select(i, len(p.found()))
			if c.Double {
				return p.accept(s)
			}
		}
	}
	return nil
}
