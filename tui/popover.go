package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// popover is the go-to list at the bottom of the screen: a letter opens a screen.
type popover struct{}

// goTo is one place that the popover offers.
type goTo struct {
	key, word string
	screen    kit.ScreenID
}

// places are the screens that there are, in the order of their tabs.
func (m *model) places() []goTo {
	var ps []goTo
	for _, s := range m.screens {
		for key, id := range goKeys {
			if id == s.ID() {
				ps = append(ps, goTo{key: key, word: s.Tab(), screen: id})
			}
		}
	}
	return ps
}

func (popover) key(m *model, k tea.KeyPressMsg) tea.Cmd {
	m.over = nil
	name := keyName(k)
	ps := m.places()
	if i := slices.IndexFunc(ps, func(p goTo) bool { return p.key == name }); i >= 0 {
		return m.show(ps[i].screen, "")
	}
	if name == newsKey {
		return m.newsAction().Do(name)
	}
	if s := m.current(); name == "g" && s != nil { // the top of a list
		return s.Update(tea.KeyPressMsg{Code: tea.KeyHome})
	}
	return nil
}

func (popover) click(m *model, c kit.Click) tea.Cmd {
	m.over = nil
	if id, ok := kit.TabOf(c.ID); ok {
		return m.show(id, "")
	}
	return nil
}

func (popover) draw(m *model, a kit.Area) {
	ps := m.places()
	perRow := max(1, (a.W()-6)/18)
	more := []kit.Line{
		{kit.Accent.Bold(newsKey), kit.Text.Span(" What was said")},
		{kit.Accent.Bold("g"), kit.Text.Span(" Top of list")},
	}
	rows := (len(ps)+len(more)+perRow-1)/perRow + 1
	box, _ := a.Bottom(min(rows+3, a.H()))
	box.Fill(kit.Style{})
	in := kit.Panel{Title: "Go to", Right: kit.Line{kit.Muted.Span("g, then a letter")}, Focused: true}.Draw(box)
	for i, p := range ps {
		x, y := 1+18*(i%perRow), 1+i/perRow
		end := in.Line(x, y, kit.Line{kit.Accent.Bold(p.key), kit.Text.Span(" " + p.word)})
		in.Region(kit.TabRegion(p.screen), x, y, end-x, 1)
	}
	for i, l := range more {
		n := len(ps) + i
		x, y := 1+18*(n%perRow), 1+n/perRow
		in.Line(x, y, l)
	}
	in.Line(1, in.H()-1, kit.Hint("esc", "Stay here"))
}
