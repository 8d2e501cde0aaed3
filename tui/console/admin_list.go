package console

import (
	"fmt"

	"voiceportal/tui/kit"
)

// drawList draws the list in its frame. The frame's edges tell whose mailboxes these are, their
// order, and where in the list the selection is.
func (a *admin) drawList(area kit.Area) {
	p := kit.Panel{Title: "Mailboxes", Focused: true, Right: a.edge(area.W()), Foot: a.foot()}
	in := p.Draw(area)
	a.edgeRegions(area, p.Right)
	body := area.Sub(1, 1, area.W()-2, area.H()-2)
	if a.layout == kit.ThreeColumns {
		body = area.Sub(1, 2, area.W()-2, area.H()-3)
	}
	if len(a.shown) == 0 {
		a.drawNone(in)
		return
	}
	a.rows = kit.Table{
		Columns: a.columns(),
		Len:     len(a.shown),
		Row:     a.row,
		List:    &a.list,
		Focused: a.over == nil && !a.filter.typing,
	}.Draw(body)
}

// edge is the right end of the list's upper edge: the tenant and the order, each with the key
// that changes it.
func (a *admin) edge(w int) kit.Line {
	sorted := kit.Line{kit.Accent.Span("s"), kit.Muted.Span(" sorted by " + a.order.String() + " ▾")}
	tenant := kit.Line{kit.Accent.Span("c"), kit.Muted.Span(" " + a.tenantName() + " ▾")}
	if w < 80 || len(a.tenants) == 0 {
		return sorted
	}
	return append(append(tenant, kit.Border.Span(" ── ")), sorted...)
}

// edgeRegions makes the two parts of the edge clickable.
func (a *admin) edgeRegions(area kit.Area, edge kit.Line) {
	const parts = 2 // spans of one part: its key and its words
	x := area.W() - 3 - edge.Width()
	if len(edge) > parts {
		w := edge[:parts].Width()
		area.Region(regionOf("admin.tenant"), x, 0, w, 1)
		x += edge.Width() - edge[len(edge)-parts:].Width()
	}
	area.Region(regionOf("admin.sort"), x, 0, edge[len(edge)-parts:].Width(), 1)
}

// tenantName is what the tenant shown is called.
func (a *admin) tenantName() string {
	if a.tenant == everyTenant {
		return "all tenants"
	}
	for _, t := range a.tenants {
		if t.ID == a.tenant && t.Name != "" {
			return t.Name
		}
	}
	return a.tenant
}

// foot is the place of the selection and the number of marks.
func (a *admin) foot() kit.Line {
	place := 0
	if len(a.shown) > 0 {
		place = a.list.Selected + 1
	}
	s := fmt.Sprintf("%d/%d", place, len(a.shown))
	if len(a.marks) > 0 {
		s += fmt.Sprintf(", %d ✱", len(a.marks))
	}
	return kit.Line{kit.Muted.Span(s)}
}

// columns are those that the width has room for.
func (a *admin) columns() []kit.Column {
	number := 7
	if a.tenant == everyTenant {
		number = 14
	}
	cols := []kit.Column{
		{Title: "Mailbox", Width: number},
		{Title: "Owner", Grow: true},
		{Title: "Status", Width: 15},
	}
	if a.layout == kit.OnePane {
		return append(cols, kit.Column{Title: "Tries", Width: mostDots})
	}
	return append(cols,
		kit.Column{Title: "PIN age", Width: 7, Right: true},
		kit.Column{Title: "Tries", Width: mostDots},
		kit.Column{Title: "Last call", Width: 11},
	)
}

func (a *admin) row(i int) kit.Row {
	s := a.shown[i]
	num := s.Number
	if a.tenant == everyTenant {
		num = s.Key.String()
	}
	cells := []kit.Line{
		kit.Plain(num),
		kit.Plain(s.Owner.Name()),
		{lookOf(s.Status).span()},
	}
	tries := kit.Line{inkOfTries(s.Failures, s.Tries).Span(triesBar(s.Failures, s.Tries))}
	if a.layout == kit.OnePane {
		cells = append(cells, tries)
	} else {
		cells = append(cells,
			kit.Plain(fmt.Sprintf("%d d", wholeDays(s.Age))),
			tries,
			kit.Plain(lately(a.now, s.LastSignIn)),
		)
	}
	return kit.Row{Key: s.Key.String(), Cells: cells, Marked: a.marks[s.Key]}
}

// drawNone stands in the list's place when it is empty, and says why.
func (a *admin) drawNone(in kit.Area) {
	var lines []kit.Line
	switch {
	case a.state == unread:
		return // it takes less time than reading a word about it
	case a.state == unreadable:
		lines = []kit.Line{kit.Plain("The mailboxes could not be read."), nil, kit.Hint("g a", "Try again")}
	case len(a.all) == 0:
		lines = []kit.Line{kit.Plain("No mailbox here yet."), nil, kit.Hint("c", "Another tenant")}
	default:
		lines = a.noMatch()
	}
	w := 0
	for _, l := range lines {
		w = max(w, l.Width())
	}
	mid := in.Center(w, len(lines))
	mid.Lines(0, 0, lines)
}

// noMatch takes the filter apart: which of its terms leaves nothing.
func (a *admin) noMatch() []kit.Line {
	lines := []kit.Line{kit.Plain("No mailbox matches all of that."), nil}
	for _, sh := range a.filter.shares(a.all, a.now) {
		told := count(sh.n, "mailbox")
		if sh.n == 0 {
			told = "none, check the spelling"
		}
		lines = append(lines, kit.Line{kit.Accent.Span(kit.Pad(sh.term, 13)), kit.Text.Span(told)})
	}
	keys := kit.Line{kit.Accent.Bold("/"), kit.Muted.Span(" Change it  "), kit.Accent.Bold("esc"), kit.Muted.Span(" Clear")}
	if a.filter.typing {
		keys = kit.Line{kit.Accent.Bold("ctrl+w"), kit.Muted.Span(" Drop the last word  "), kit.Accent.Bold("esc"), kit.Muted.Span(" Clear")}
	}
	return append(lines, nil, keys)
}

// everyTenant stands for all tenants in the picker.
const everyTenant = "*"
