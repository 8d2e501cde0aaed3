package console

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// labels is the width of the labels before the facts.
const labels = 9

func drawFacts(in kit.Area, y int, list []fact) int {
	for _, f := range list {
		if y >= in.H() {
			return y
		}
		in.Text(0, y, kit.Muted.Plain(), f.label)
		in.Line(labels, y, fitLine(f.value, in.W()-labels))
		y++
	}
	return y
}

// fitLine is a line in at most w cells, its end replaced by "…" where it is longer.
func fitLine(l kit.Line, w int) kit.Line {
	if l.Width() <= w {
		return l
	}
	var out kit.Line
	for _, s := range l {
		left := w - out.Width()
		if kit.Width(s.Text) >= left {
			return append(out, kit.Span{Text: kit.Fit(s.Text+"…", left), Style: s.Style})
		}
		out = append(out, s)
	}
	return out
}

// drawDetail is the tall pane of details. Where it has the screen to itself it holds the acts'
// keys as well.
func (a *admin) drawDetail(area kit.Area, s mailbox.Summary, alone bool) {
	in := kit.Panel{Title: titleOf(s), Right: kit.Line{stateOf(a.now, s)}, Focused: alone}.Draw(area)
	if a.layout == kit.ThreeColumns {
		in = in.Sub(0, 1, in.W(), in.H()-1)
	}
	if alone && a.over == nil {
		in.Cursor(0, 0)
	}
	list := facts(a.now, s)
	if alone {
		list = slices.DeleteFunc(list, func(f fact) bool { return f.label == "Active" && s.Active })
	}
	y := drawFacts(in.Sub(0, 0, in.W(), in.H()-1), 0, list)
	if bar, ok := lifeBar(s, in.W()); ok && y+1 < in.H()-1 {
		in.Line(0, y+1, bar)
	}
	x := 0
	for _, id := range []kit.ActionID{"admin.trail", "admin.call", "admin.menu"} {
		if act, ok := kit.ByID(a.Actions(), id); ok && (id != "admin.menu" || alone) {
			x = kit.DrawHint(in, x, in.H()-1, act, act.Hint) + 2
		}
	}
}

// lifeBar shows how much of its life a PIN has behind it; none where it does not age.
func lifeBar(s mailbox.Summary, w int) (kit.Line, bool) {
	l := life(s)
	if l <= 0 || l%(24*time.Hour) != 0 {
		return nil, false
	}
	told := fmt.Sprintf(" %d/%d", wholeDays(s.Age), wholeDays(l))
	ink := kit.OK
	if s.Age >= l {
		ink = kit.Voice
	}
	bar := kit.Bar(ink, float64(s.Age), float64(l), w-labels-len(told))
	line := append(kit.Line{kit.Muted.Span(kit.Pad("PIN life", labels))}, bar...)
	return append(line, kit.Muted.Span(told)), true
}

// drawLow is the pane below the list on a small screen: facts on the left, acts on the right.
func (a *admin) drawLow(area kit.Area) {
	s, ok := a.selected()
	if !ok {
		a.drawNobody(area)
		return
	}
	in := kit.Panel{Title: titleOf(s), Right: kit.Line{stateOf(a.now, s)}}.Draw(area)
	const actsAt = 45
	left := in.Sub(0, 0, actsAt-1, in.H())
	y := drawFacts(left, 0, shortFacts(a.now, s))
	a.drawEntries(left.Sub(0, y, left.W(), in.H()-1-y), "Last")
	x := 0
	for _, id := range []kit.ActionID{"admin.menu", "admin.trail", "admin.call"} {
		if act, ok := kit.ByID(a.Actions(), id); ok {
			x = kit.DrawHint(left, x, in.H()-1, act, act.Hint) + 2
		}
	}
	for i, act := range a.paneActions() {
		if i < in.H() {
			kit.DrawHint(in, actsAt, i, act, act.Title)
		}
	}
}

// drawActs is the pane of acts on a large screen.
func (a *admin) drawActs(area kit.Area) {
	in := kit.Panel{Title: "Actions", Right: kit.Hint("enter", "menu")}.Draw(area)
	y := 1
	const effects = 18
	offered := a.paneActions()
	for _, v := range verbs() {
		act, ok := kit.ByID(offered, v.id())
		if !ok {
			continue
		}
		kit.DrawHint(in, 0, y, act, act.Title)
		if ok, _ := act.Can(); ok {
			in.Text(effects, y, kit.Muted.Plain(), kit.Fit(v.effect, in.W()-effects))
		}
		y++
	}
	if n := len(a.marks); n > 0 {
		in.Text(0, y, kit.Voice.Plain(), fmt.Sprintf("%d marked: actions apply to %s", n, plural(n, "it", "them")))
	}
}

// drawLatest is the pane of the newest audit entries on a large screen.
func (a *admin) drawLatest(area kit.Area) {
	in := kit.Panel{Title: "Latest here", Right: kit.Hint("l", "all")}.Draw(area)
	a.drawEntries(in, "")
}

// drawEntries lists the newest entries: when, and what.
func (a *admin) drawEntries(in kit.Area, label string) {
	const what = 8
	x := 0
	if label != "" && len(a.latest.entries) > 0 {
		in.Text(0, 0, kit.Muted.Plain(), label)
		x = labels
	}
	for i, e := range a.latest.entries {
		if i >= in.H() {
			break
		}
		in.Text(x, i, kit.Muted.Plain(), brief(a.now, e.At))
		w := in.W() - x - what
		in.Text(x+what, i, inkOfEntry(e), kit.Fit(strings.TrimSpace(entryWhat(e)+" "+entryNote(a.now, e)), w))
	}
	if len(a.latest.entries) == 0 && label == "" {
		in.Text(0, 0, kit.Muted.Plain(), "Nothing yet.")
	}
}
