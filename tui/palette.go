package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// palette does anything by its name: words in any order find actions, and acts on what they name.
type palette struct {
	search
	top int // the first entry drawn
}

func newPalette(m *model) (*palette, tea.Cmd) {
	var cmds []tea.Cmd
	for _, s := range m.screens {
		if o, ok := s.(kit.Offerer); ok {
			cmds = append(cmds, o.Consult())
		}
	}
	return &palette{}, tea.Batch(cmds...)
}

// known are all actions but those that every key press is: the palette opens screens too.
func (m *model) known() []kit.Action {
	as := m.allActions()
	for _, p := range m.places() {
		as = append(as, kit.Action{
			ID: kit.ActionID("go." + p.screen), Context: kit.Everywhere, Label: "g " + p.key, Title: "Go to " + p.word,
			Effect: "Opens the screen.", Run: func(string) tea.Cmd { return m.show(p.screen, "") },
		})
	}
	return as
}

// offers are the acts on what the words name.
func (m *model) offers(words []string) []kit.Action {
	var as []kit.Action
	for _, s := range m.screens {
		if o, ok := s.(kit.Offerer); ok {
			as = append(as, o.Offers(words)...)
		}
	}
	return as
}

// entries are what the palette lists: what is found, then what was done lately.
func (p *palette) entries(m *model) (found, lately []kit.Action, of int) {
	words := p.words()
	all := append(m.known(), m.offers(words)...)
	for _, a := range all {
		if len(words) > 0 && matches(a, words) {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b kit.Action) int { return rank(b, words) - rank(a, words) })
	lately = slices.DeleteFunc(m.lately(), func(a kit.Action) bool {
		return slices.ContainsFunc(found, func(b kit.Action) bool { return a.ID == b.ID })
	})
	if len(words) == 0 {
		lately, found = nil, append(lately, all...)
	}
	return distinct(found), lately, len(all)
}

// rank says how well the words fit: by how many of them begin a word of the title.
func rank(a kit.Action, words []string) int {
	n := 0
	title := strings.Fields(strings.ToLower(a.Title))
	for _, w := range words {
		if slices.ContainsFunc(title, func(t string) bool { return strings.HasPrefix(t, w) }) {
			n++
		}
	}
	return n
}

// distinct leaves out what stands further up already.
func distinct(as []kit.Action) []kit.Action {
	seen := map[kit.ActionID]bool{}
	return slices.DeleteFunc(as, func(a kit.Action) bool {
		was := seen[a.ID]
		seen[a.ID] = true
		return was
	})
}

func (p *palette) key(m *model, k tea.KeyPressMsg) tea.Cmd {
	found, lately, _ := p.entries(m)
	all := append(found, lately...)
	switch keyName(k) {
	case "esc", "ctrl+p":
		m.over = nil
		return nil
	case "tab":
		if p.list.Selected < len(all) {
			p.field.Set(strings.ReplaceAll(all[p.list.Selected].Title, "› ", "") + " ")
			p.list = kit.List{}
		}
		return nil
	}
	return p.search.key(m, k, all)
}

func (p *palette) click(m *model, c kit.Click) tea.Cmd {
	found, lately, _ := p.entries(m)
	return p.search.click(m, c, append(found, lately...))
}

// The palette's dialog, at most.
const (
	paletteWidth = 76
	paletteTall  = 26
)

func (p *palette) draw(m *model, a kit.Area) {
	found, lately, of := p.entries(m)
	in := kit.Dialog{
		Title: "Commands", Right: kit.Line{kit.Muted.Span("ctrl+p or :")},
		W: min(a.W()-4, paletteWidth), H: min(a.H(), paletteTall),
	}.Draw(a)
	count := fmt.Sprintf("%d of %d", len(found), of)
	in.Line(0, 0, kit.Line{kit.Accent.Span("› ")})
	p.field.Draw(in, 2, 0, in.W()-4-kit.Width(count), true, "what to do, to whom: unlock 4044, 31d")
	in.Right(0, 0, kit.Line{kit.Muted.Span(count)})
	kit.Rule(in, 1, true)
	foot, body := in.Bottom(1)
	p.drawEntries(body.Sub(0, 2, body.W(), body.H()-2), found, lately)
	x := foot.Line(0, 0, kit.Hint("enter", "Run"))
	x = foot.Line(x+2, 0, kit.Hint("tab", "Fill in"))
	foot.Line(x+2, 0, kit.Hint("esc", "Close"))
}

// drawEntries draws what is found, two lines each, and what was done lately, one line each.
func (p *palette) drawEntries(a kit.Area, found, lately []kit.Action) {
	all := append(slices.Clone(found), lately...)
	p.list.Select(p.list.Selected, len(all))
	tall := func(i int) int {
		switch {
		case i < len(found):
			return 2
		case i == len(found):
			return 3 // with the heading
		}
		return 1
	}
	p.top = min(p.top, p.list.Selected)
	for height(p.top, p.list.Selected+1, tall) > a.H() && p.top < p.list.Selected {
		p.top++
	}
	if len(found) == 0 && p.field.Len() > 0 {
		a.Text(0, 0, kit.Text.Plain(), "Nothing is called that. Words may come in any order.")
		a = a.Sub(0, 1, a.W(), a.H()-1)
	}
	y, drawn := 0, 0
	for i := p.top; i < len(all) && y+tall(i) <= a.H(); i++ {
		if i == len(found) {
			a.Text(0, y+1, kit.Muted.Plain(), "Lately")
			y += 2
		}
		drawEntry(a, y, all[i], i == p.list.Selected, i < len(found))
		if y++; i < len(found) {
			y++
		}
		drawn++
	}
	p.rows = drawn
}

func height(from, to int, tall func(int) int) int {
	h := 0
	for i := from; i < to; i++ {
		h += tall(i)
	}
	return h
}

// drawEntry draws an action: its title and key, and where told below them what it would do, or why
// it cannot be done.
func drawEntry(a kit.Area, y int, act kit.Action, selected, told bool) {
	title, key, below := kit.Text.Plain(), kit.Accent.Strong(), kit.Muted.Plain()
	ok, why := act.Can()
	words := act.Effect
	if !ok {
		title, key, words = kit.Muted.Plain(), kit.Muted.Plain(), "can't: "+why
	}
	h := 1
	if told {
		h = 2
	}
	if selected {
		row := a.Sub(0, y, a.W(), h)
		row.Fill(kit.Text.Upon(kit.OnSelection))
		for i := range h {
			row.Text(0, i, kit.Accent.Upon(kit.OnSelection), "▌")
		}
		title, key, below = kit.Style{On: kit.OnSelection, Bold: true}, kit.Style{On: kit.OnSelection, Bold: true}, kit.Text.Upon(kit.OnSelection)
	}
	shown := act.Shown()
	a.Text(2, y, title, kit.Fit(act.Title, a.W()-4-kit.Width(shown)))
	a.Text(a.W()-1-kit.Width(shown), y, key, shown)
	if told {
		a.Text(2, y+1, below, kit.Fit(words, a.W()-3))
	}
	a.Region(kit.RowRegion(string(act.ID)), 0, y, a.W(), h)
}
