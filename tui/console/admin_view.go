package console

import (
	"fmt"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// Heights and widths of the panes beside and below the list.
const (
	lowPane    = 9  // the details below the list on a small screen
	sidePane   = 38 // the details beside the list on a large one
	widestPane = 48
)

// View draws the page.
func (a *admin) View(area kit.Area) {
	whole := area.Frame().Area()
	a.layout = kit.LayoutFor(whole.W(), whole.H())
	switch a.layout {
	case kit.ThreeColumns:
		a.drawWide(area)
	case kit.TwoColumns:
		a.drawFilter(area)
		list, low := area.Sub(0, 1, area.W(), area.H()-1).Top(area.H() - 1 - lowPane)
		a.drawList(list)
		a.drawLow(low)
	default:
		a.drawOne(area)
	}
	if a.over != nil {
		a.over.draw(area)
	}
}

// drawOne is the small screen: the list, or the details in its place.
func (a *admin) drawOne(area kit.Area) {
	a.drawFilter(area)
	in := area.Sub(0, 1, area.W(), area.H()-1)
	if s, ok := a.selected(); ok && a.detail {
		a.drawDetail(in, s, true)
		return
	}
	a.drawList(in)
}

// drawWide is the large screen: the list beside details, actions and the latest entries.
func (a *admin) drawWide(area kit.Area) {
	a.drawFilter(area)
	body := area.Sub(0, 1, area.W(), area.H()-1)
	side := min(widestPane, max(sidePane, area.W()/4))
	list, right := body.Left(area.W()-side-1, 1)
	a.drawList(list)
	s, ok := a.selected()
	if !ok {
		a.drawNobody(right)
		return
	}
	doing := len(a.paneActions()) + 4
	detail, rest := right.Top(min(len(facts(a.now, s))+7, right.H()-doing-4))
	acts, latest := rest.Top(doing)
	a.drawDetail(detail, s, false)
	a.drawActs(acts)
	a.drawLatest(latest)
}

// drawFilter is the line above the list: the filter, and what the tenant's mailboxes are like.
func (a *admin) drawFilter(area kit.Area) {
	counts := a.counts(area.W())
	if a.filter.problem != "" {
		room := area.W() - kit.Width(a.filter.field.Value()) - 8
		counts = kit.Line{kit.Voice.Span(kit.Fit(a.filter.problem, max(room, area.W()/3)))}
	}
	hint := "filter: name, number, is:locked, age>30"
	if a.layout == kit.ThreeColumns {
		hint = "filter: name, number, is:locked, is:expired, age>30, last<1oct"
	}
	drawFilterLine(area, &a.filter.field, a.filter.typing, a.filter.typing && a.over == nil, hint, regionOf("admin.filter"), counts)
}

// counts are how many mailboxes there are, and how many of them want an admin.
func (a *admin) counts(w int) kit.Line {
	if !a.filter.empty() {
		return kit.Line{kit.Text.Span(fmt.Sprintf("%d of %s", len(a.shown), count(len(a.all), "mailbox")))}
	}
	by := map[mailbox.Status]int{}
	for _, s := range a.all {
		by[s.Status]++
	}
	line := kit.Line{kit.Text.Span(count(len(a.all), "mailbox"))}
	if w < 80 {
		return line
	}
	tell := []mailbox.Status{mailbox.StatusLocked}
	sep := ", "
	if w >= 110 {
		tell, sep = append(tell, mailbox.StatusExpired, mailbox.StatusDormant), "   "
	}
	for _, st := range tell {
		if by[st] > 0 {
			line = append(line, kit.Text.Span(sep), kit.Text.Span(fmt.Sprintf("%d %s", by[st], lookOf(st).word)))
		}
	}
	if n := len(a.calls); n > 0 {
		line = append(line, kit.Text.Span(sep), kit.Text.Span(count(n, "call")))
	}
	return line
}

// drawNobody is the details' place while no mailbox is selected.
func (a *admin) drawNobody(area kit.Area) {
	in := kit.Panel{Title: "Details"}.Draw(area)
	for i, l := range kit.Wrap("Pick a mailbox to see it here.", in.W()) {
		in.Text(0, 1+i, kit.Muted.Plain(), l)
	}
}
