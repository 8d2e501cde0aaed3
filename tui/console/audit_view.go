package console

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// entryText is what the filter finds an entry by.
func entryText(e mailbox.AuditEntry, o mailbox.Owner) map[string]string {
	return map[string]string{
		"who":     e.Actor,
		"what":    strings.ReplaceAll(entryWhat(e), " ", "-") + " " + e.Act + " " + entryWhat(e),
		"mailbox": e.Mailbox.String(),
		"owner":   o.Name(),
		"detail":  e.Detail,
		"reason":  e.Reason,
	}
}

// View draws the page.
func (p *auditPage) View(area kit.Area) {
	whole := area.Frame().Area()
	p.layout = kit.LayoutFor(whole.W(), whole.H())
	told := kit.Line{kit.Text.Span(fmt.Sprintf("%s, newest first", entryCount(len(p.shown))))}
	p.query.draw(area, "filter: who: what: mailbox: day:", regionOf("audit.filter"), told, p.over == nil)
	body := area.Sub(0, 1, area.W(), area.H()-1)
	switch p.layout {
	case kit.ThreeColumns:
		list, right := body.Left(body.W()-sidePane-1, 1)
		p.drawList(list, 1)
		top, glance := right.Top(min(22, right.H()-12))
		p.drawEntry(top)
		p.drawGlance(glance)
	case kit.TwoColumns:
		list, low := body.Top(body.H() - 6)
		p.drawList(list, 0)
		p.drawEntry(low)
	default:
		p.drawList(body, 0)
	}
	if p.over != nil {
		p.over.draw(area)
	}
}

// entryCount says that there may be more than was read.
func entryCount(n int) string {
	switch {
	case n == 1:
		return "1 entry"
	case n >= mostEntries:
		return fmt.Sprintf("the last %d entries", n)
	}
	return fmt.Sprintf("%d entries", n)
}

// draw is the filter's line: what was typed on the left, what is told on the right.
func (l *queryLine) draw(area kit.Area, hint, region string, told kit.Line, active bool) {
	drawFilterLine(area, &l.field, l.typing, l.typing && active, hint, region, told)
}

func (p *auditPage) drawList(area kit.Area, top int) {
	right := kit.Line{kit.Muted.Span("append only")}
	if act, ok := kit.ByID(p.Actions(), "audit.follow"); ok && p.layout != kit.OnePane {
		state := " follow off"
		if p.follow {
			state = " follow on"
		}
		right = kit.Line{kit.Accent.Span(act.Shown()), kit.Muted.Span(state)}
	}
	place := 0
	if len(p.shown) > 0 {
		place = p.list.Selected + 1
	}
	in := kit.Panel{
		Title: "Audit log", Right: right, Focused: true,
		Foot: kit.Line{kit.Muted.Span(fmt.Sprintf("%d/%d", place, len(p.shown)))},
	}.Draw(area)
	if p.layout != kit.OnePane {
		w := right.Width()
		area.Region(regionOf("audit.follow"), area.W()-3-w, 0, w, 1)
	}
	if len(p.shown) == 0 {
		p.drawNone(in)
		return
	}
	p.rows = kit.Table{
		Columns: p.columns(), Len: len(p.shown), Row: p.row, List: &p.list,
		Focused: p.over == nil && !p.query.typing,
	}.Draw(area.Sub(1, 1+top, area.W()-2, area.H()-2-top))
}

func (p *auditPage) drawNone(in kit.Area) {
	words := "Nothing has happened yet."
	switch {
	case p.state == unread:
		return
	case p.state == unreadable:
		words = "The audit log could not be read."
	case len(p.all) > 0:
		words = "No entry matches all of that. esc shows every entry."
	}
	in.Middle(in.H()/2, kit.Line{kit.Muted.Span(words)})
}

func (p *auditPage) columns() []kit.Column {
	if p.layout == kit.OnePane {
		return []kit.Column{{Title: "Portal time", Width: 12}, {Title: "Mailbox", Width: 7}, {Title: "What", Grow: true}}
	}
	return []kit.Column{
		{Title: "Portal time", Width: 12},
		{Title: "Who", Width: 8},
		{Title: "Mailbox", Width: 7},
		{Title: "What", Width: 20},
		{Title: "Detail", Grow: true},
	}
}

func (p *auditPage) row(i int) kit.Row {
	e := p.shown[i]
	what := kit.Line{{Text: entryWhat(e), Style: inkOfEntry(e)}}
	cells := []kit.Line{kit.Plain(exact(p.now, e.At)), kit.Plain(e.Actor), kit.Plain(boxOf(e)), what, {kit.Muted.Span(entryNote(p.now, e))}}
	if p.layout == kit.OnePane {
		cells = []kit.Line{cells[0], cells[2], what}
	}
	return kit.Row{Key: fmt.Sprint(e.Seq), Cells: cells}
}

// drawEntry is the pane of the selected entry.
func (p *auditPage) drawEntry(area kit.Area) {
	e, ok := p.selected()
	if !ok {
		in := kit.Panel{Title: "Entry"}.Draw(area)
		in.Text(0, 0, kit.Muted.Plain(), kit.Fit("Pick an entry to read it here.", in.W()))
		return
	}
	in := kit.Panel{Title: fmt.Sprintf("Entry %d", e.Seq), Right: kit.Hint("enter", "open")}.Draw(area)
	if p.layout == kit.ThreeColumns {
		in = in.Sub(0, 1, in.W(), in.H()-1)
		drawFacts(in, 0, entryFacts(p.now, e, p.owners[e.Mailbox]))
		x := 0
		for _, id := range []kit.ActionID{"audit.mailbox", "audit.message"} {
			if act, ok := kit.ByID(p.Actions(), id); ok {
				x = kit.DrawHint(in, x, in.H()-1, act, act.Hint) + 2
			}
		}
		return
	}
	y := 0
	for _, l := range kit.Wrap(told(p.now, e), in.W()) {
		if y < in.H()-1 {
			in.Text(0, y, kit.Text.Plain(), l)
			y++
		}
	}
	in.Line(0, in.H()-1, kit.Line{
		kit.Muted.Span("Portal time "), kit.Text.Span(moment(p.now, e.At)),
		kit.Muted.Span("   your clock "), kit.Text.Span(e.Wall.Local().Format("Mon 2 Jan 2006 15:04:05")),
	})
}

// told is an entry in sentences.
func told(now time.Time, e mailbox.AuditEntry) string {
	return humane(now, sentence(mailbox.Sentence(e)))
}

// entryFacts are everything about an entry.
func entryFacts(now time.Time, e mailbox.AuditEntry, o mailbox.Owner) []fact {
	list := []fact{
		{"What", kit.Line{{Text: entryWhat(e), Style: inkOfEntry(e)}}},
		plainFact("Who", "%s", e.Actor),
	}
	if e.Mailbox.Number != "" {
		list = append(list, plainFact("Mailbox", "%s", strings.TrimSpace(e.Mailbox.String()+" "+o.Name())))
	}
	if e.Before != "" && e.Before != e.After {
		list = append(list, plainFact("Before", "%s", e.Before), plainFact("After", "%s", e.After))
	} else if e.After != "" {
		list = append(list, plainFact("Status", "%s", e.After))
	}
	if e.FailuresBefore != e.FailuresAfter {
		list = append(list, plainFact("Tries", "%d → %d", e.FailuresBefore, e.FailuresAfter))
	}
	for _, f := range []struct{ label, text string }{{"Detail", humane(now, e.Detail)}, {"Reason", e.Reason}, {"Call", e.Correlation}} {
		if f.text != "" {
			list = append(list, plainFact(f.label, "%s", f.text))
		}
	}
	return append(list,
		plainFact("PIN", "not recorded"),
		plainFact("Portal", "%s", moment(now, e.At)),
		plainFact("Real", "%s", e.Wall.In(now.Location()).Format("Mon 2 Jan 2006 15:04:05")),
	)
}

// drawGlance counts what happened today.
func (p *auditPage) drawGlance(area kit.Area) {
	in := kit.Panel{Title: "Today at a glance"}.Draw(area)
	n := map[group]int{}
	most := 1
	for _, e := range p.all {
		if g := groupOf(e); g != "" && sameDay(p.now, e.At.In(p.now.Location())) {
			n[g]++
			most = max(most, n[g])
		}
	}
	const label, number = 12, 4
	room := in.W() - label - number - 1
	for i, g := range groups() {
		in.Text(0, 1+i, kit.Muted.Plain(), string(g))
		in.Text(label, 1+i, kit.Text.Plain(), kit.PadLeft(fmt.Sprint(n[g]), number))
		w := n[g]
		if most > room {
			w = n[g] * room / most
		}
		if n[g] > 0 {
			in.Text(label+number+1, 1+i, kit.Accent.Plain(), strings.Repeat("█", max(1, w)))
		}
	}
}
