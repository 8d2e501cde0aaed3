package console

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// View draws the page.
func (n *numbersPage) View(area kit.Area) {
	whole := area.Frame().Area()
	layout := kit.LayoutFor(whole.W(), whole.H())
	n.drawFilter(area)
	body := area.Sub(0, 1, area.W(), area.H()-1)
	switch layout {
	case kit.ThreeColumns:
		list, right := body.Left(body.W()-widestPane-1, 1)
		n.drawList(list, layout)
		n.drawDetail(right, facts)
	case kit.TwoColumns:
		list, low := body.Top(body.H() - lowPane)
		n.drawList(list, layout)
		n.drawDetail(low, shortFacts)
	default:
		n.drawList(body, layout)
	}
	if n.over != nil {
		n.over.draw(area)
	}
}

func (n *numbersPage) drawFilter(area kit.Area) {
	told := kit.Plain("")
	switch {
	case n.filter.problem != "":
		told = kit.Line{kit.Voice.Span(kit.Fit(n.filter.problem, area.W()/2))}
	case n.state == read && len(n.tenants) > 0:
		told = kit.Plain(n.tells())
	}
	hint := "filter: name, number, site:mill, party:kite, is:locked"
	drawFilterLine(area, &n.filter.field, n.filter.typing, n.filter.typing && n.over == nil, hint, regionOf("numbers.filter"), told)
}

// drawList draws the tree in its frame; which numbers it lists is told at its top right.
func (n *numbersPage) drawList(area kit.Area, layout kit.Layout) {
	right := kit.Line{kit.Accent.Span("s"), kit.Muted.Span(" " + shows()[n.option].word + " ▾")}
	p := kit.Panel{Title: n.title(), Focused: true, Right: right}
	in := p.Draw(area)
	area.Region(regionOf("numbers.show"), area.W()-3-right.Width(), 0, right.Width(), 1)
	if len(n.nodes) == 0 {
		n.drawNone(in)
		return
	}
	cols := []kit.Column{{Title: "Number", Grow: true}, {Title: "Status", Width: 15}}
	if layout != kit.OnePane {
		cols = append(cols, kit.Column{Title: "Tries", Width: mostDots})
	}
	n.rows = kit.Table{
		Columns: cols,
		Len:     len(n.nodes),
		Row:     func(i int) kit.Row { return n.row(n.nodes[i], layout) },
		List:    &n.list,
		Focused: n.over == nil && !n.filter.typing,
	}.Draw(area.Sub(1, 1, area.W()-2, area.H()-2))
}

func (n *numbersPage) title() string {
	for _, t := range n.tenants {
		if t.ID == n.tenant {
			return "Numbers, " + t.Name
		}
	}
	return "Numbers"
}

// indent is how far one level stands in from the one above it.
const indent = 2

func (n *numbersPage) row(at node, layout kit.Layout) kit.Row {
	arrow := "  "
	switch {
	case at.opens() && at.open:
		arrow = "▾ "
	case at.opens():
		arrow = "▸ "
	}
	line := kit.Line{kit.Accent.Span(strings.Repeat(" ", indent*at.depth()) + arrow)}
	s, ok := at.number()
	if !ok {
		line = append(line, kit.Text.Bold(n.heading(at, layout)), kit.Muted.Span("  "+count(len(at.below), "number")))
		return kit.Row{Key: at.key(), Cells: []kit.Line{line}, Wide: true}
	}
	line = append(line, kit.Text.Span(titleOf(s)))
	if at.level == atMain {
		line = append(line, kit.Muted.Span("  main"))
		if k := len(at.below); k > 0 {
			line = append(line, kit.Muted.Span(", "+count(k, "extension")))
		}
	}
	cells := []kit.Line{line, {lookOf(s.Status).span()}}
	if layout != kit.OnePane {
		cells = append(cells, kit.Line{inkOfTries(s.Failures, s.Tries).Span(triesBar(s.Failures, s.Tries))})
	}
	return kit.Row{Key: at.key(), Cells: cells}
}

// depth is how deep the node lies in the tree.
func (n node) depth() int {
	switch n.level {
	case atPlace:
		return 0
	case atNumber:
		return 2
	}
	return 1
}

func (n *numbersPage) heading(at node, layout kit.Layout) string {
	switch {
	case at.level == atGroup:
		return "Phone numbers"
	case layout == kit.OnePane:
		return at.place.short()
	}
	return at.place.path()
}

// drawNone stands in the list's place when it is empty, and says why.
func (n *numbersPage) drawNone(in kit.Area) {
	words := "No number matches all of that. esc shows the whole list."
	switch {
	case n.state == unread:
		return
	case n.state == unreadable:
		words = "The numbers could not be read. g n tries again."
	case len(n.tenants) == 0:
		words = "No tenant here has a default PIN for each number."
	case len(n.tree.all) == 0:
		words = "No number here yet."
	}
	for i, l := range kit.Wrap(words, in.W()) {
		in.Text(0, 1+i, kit.Muted.Plain(), l)
	}
}

// doings are the acts that the pane lists.
var doings = []kit.ActionID{
	"numbers.reset-default", "numbers.deactivate", "numbers.activate", "numbers.default-pin", "numbers.call", "numbers.trail",
}

// drawDetail is the selected number with what can be done to it, or what there is below a heading.
func (n *numbersPage) drawDetail(area kit.Area, told func(now time.Time, s mailbox.Summary) []fact) {
	at, ok := n.selected()
	s, isNumber := at.number()
	switch {
	case !ok:
		kit.Panel{Title: "Details"}.Draw(area)
		return
	case !isNumber:
		in := kit.Panel{Title: "Numbers here"}.Draw(area)
		drawFacts(in, 0, statusFacts(at.below))
		return
	}
	in := kit.Panel{Title: titleOf(s), Right: kit.Line{stateOf(n.now, s)}}.Draw(area)
	list := append([]fact{defaultFact(s)}, told(n.now, s)...)
	acts := n.Actions()
	const actsAt = 45
	x, y := actsAt, 0
	if in.W() < actsAt+20 {
		x, y = 0, drawFacts(in, 0, list)+1
	} else {
		drawFacts(in.Sub(0, 0, actsAt-1, in.H()), 0, list)
	}
	for _, id := range doings {
		if act, ok := kit.ByID(acts, id); ok && y < in.H() {
			kit.DrawHint(in, x, y, act, act.Title)
			y++
		}
	}
}

// defaultFact says that there is a default PIN, and where it can be read.
func defaultFact(s mailbox.Summary) fact {
	if !s.HasDefault {
		return fact{"Default", kit.Line{kit.Muted.Span("none")}}
	}
	return fact{"Default", kit.Line{kit.Text.Span("••••••  "), kit.Accent.Bold("v"), kit.Muted.Span(" shows it")}}
}

// statusFacts count numbers by status.
func statusFacts(list []mailbox.Summary) []fact {
	by := map[mailbox.Status]int{}
	for _, s := range list {
		by[s.Status]++
	}
	var out []fact
	for _, st := range mailbox.Statuses() {
		if by[st] > 0 {
			out = append(out, fact{fmt.Sprint(by[st]), kit.Line{lookOf(st).span()}})
		}
	}
	return out
}
