package console

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// View draws the page.
func (c *clockPage) View(area kit.Area) {
	whole := area.Frame().Area()
	c.layout = kit.LayoutFor(whole.W(), whole.H())
	switch c.layout {
	case kit.ThreeColumns:
		left, right := area.Left(48, 1)
		top, jumps := left.Top(15)
		c.drawFace(top, true)
		c.drawJumps(jumps, 2)
		low := 13
		if c.preview == nil {
			low = 8 // what comes next stands above
		}
		outlook, timeline := right.Top(right.H() - low)
		c.drawOutlook(outlook, true)
		c.drawTimeline(timeline)
	case kit.TwoColumns:
		left, right := area.Left(34, 1)
		c.drawBoth(left)
		c.drawOutlook(right, false)
	default:
		left, right := area.Left(32, 1)
		c.drawJumps(left, 1)
		c.drawOutlook(right, false)
	}
	if c.over != nil {
		c.over.draw(area)
	}
}

// running says whether time goes on.
func (c *clockPage) running() kit.Line {
	switch {
	case c.state != read:
		return nil
	case c.clock.Frozen:
		return kit.Line{kit.Voice.Span("■ stopped")}
	}
	return kit.Line{kit.OK.Span("● running")}
}

// drawFace is the clock in big digits, with seconds where there is room.
func (c *clockPage) drawFace(area kit.Area, seconds bool) {
	in := kit.Panel{Title: "Portal clock", Right: c.running(), Focused: true}.Draw(area)
	y := c.drawTime(in, 2, seconds) + 2
	c.drawHint(in, y)
}

// drawTime draws the time, the date and how far it is from the real one, and returns the y after.
func (c *clockPage) drawTime(in kit.Area, y int, seconds bool) int {
	if c.state != read {
		return y
	}
	now := c.now()
	form := "15:04"
	if seconds {
		form = "15:04:05"
	}
	for _, row := range bigTime(now.Format(form)) {
		in.Middle(y, kit.Line{kit.Accent.Span(row)})
		y++
	}
	in.Middle(y+1, kit.Plain(now.Format("Monday 2 January 2006")))
	in.Middle(y+2, kit.Line{kit.Muted.Span(c.apart())})
	return y + 3
}

func (c *clockPage) drawHint(in kit.Area, y int) {
	x := 0
	for _, id := range []kit.ActionID{"clock.pause", "clock.home"} {
		if act, ok := kit.ByID(c.Actions(), id); ok {
			x = kit.DrawHint(in, x, y, act, act.Title) + 2
		}
	}
}

// drawBoth is clock and jumps in one panel.
func (c *clockPage) drawBoth(area kit.Area) {
	in := kit.Panel{Title: "Portal clock", Right: c.running(), Focused: true}.Draw(area)
	y := c.drawTime(in, 0, false)
	c.drawPresets(area.Sub(1, 1+y+1, area.W()-2, area.H()), 1)
}

// drawJumps is the list of jumps.
func (c *clockPage) drawJumps(area kit.Area, spacing int) {
	right := kit.Line{kit.Muted.Span("computed first, then asked")}
	if c.layout == kit.OnePane {
		right = kit.Line{kit.Voice.Span(c.now().Format("2 Jan 15:04"))}
	}
	kit.Panel{Title: "Jump", Right: right, Focused: c.layout == kit.OnePane}.Draw(area)
	c.drawPresets(area.Sub(1, 1+spacing-1, area.W()-2, area.H()-2), spacing)
}

// presetAt is where the names of the jumps begin, after their keys.
const presetAt = 9

// drawPresets draws the jumps on digit keys and the others below them.
func (c *clockPage) drawPresets(in kit.Area, spacing int) {
	y := 0
	now := c.now()
	for i, j := range presets() {
		lands := ""
		if in.W() >= 32 && c.state == read {
			lands = moment(now, j.target(now))
			if c.layout != kit.ThreeColumns {
				lands = day(now, j.target(now))
			}
		}
		c.drawPreset(in, y, presetKey(i), j.String(), lands, i == c.chosen())
		in.Region(kit.RowRegion(presetKey(i)), 0, y, in.W(), 1)
		y += spacing
	}
	for _, id := range []kit.ActionID{"clock.date", "clock.next", "clock.pause", "clock.home"} {
		act, ok := kit.ByID(c.Actions(), id)
		if !ok || c.layout == kit.ThreeColumns && (id == "clock.pause" || id == "clock.home") {
			continue
		}
		ink := kit.Text.Plain()
		if able, _ := act.Can(); able {
			in.Region(act.Region(), 0, y, in.W(), 1)
			in.Text(2, y, kit.Accent.Strong(), act.Shown())
		} else {
			ink = kit.Muted.Plain()
			in.Text(2, y, ink, act.Shown())
		}
		in.Text(presetAt, y, ink, map[kit.ActionID]string{
			"clock.date": "to a date or time…", "clock.next": "to the next event",
			"clock.pause": "pause / run", "clock.home": "back to its own time",
		}[id])
		y += spacing
	}
}

func (c *clockPage) drawPreset(in kit.Area, y int, key, name, lands string, on bool) {
	keyStyle, text, when := kit.Accent.Strong(), kit.Text.Plain(), kit.Muted.Plain()
	if on {
		row := in.Sub(0, y, in.W(), 1)
		row.Fill(kit.Text.Upon(kit.OnSelection))
		row.Text(0, 0, kit.Accent.Upon(kit.OnSelection), "▌")
		keyStyle = kit.Style{On: kit.OnSelection, Bold: true}
		text, when = keyStyle, keyStyle
		if c.over == nil {
			row.Cursor(0, 0)
		}
	}
	in.Text(2, y, keyStyle, key)
	in.Text(presetAt, y, text, name)
	in.Text(in.W()-1-kit.Width(lands), y, when, lands)
}

// drawOutlook is what the jump considered would bring.
func (c *clockPage) drawOutlook(area kit.Area, roomy bool) {
	if c.jump == nil || c.preview == nil {
		c.drawAgenda(area)
		return
	}
	p := *c.preview
	in := kit.Panel{Title: "If you " + c.jump.title(), Right: kit.Line{kit.Voice.Span("to " + landing(p))}}.Draw(area)
	act, _ := kit.ByID(c.Actions(), "clock.jump")
	c.drawOutcomes(in.Sub(0, 1, in.W(), in.H()-3), p, roomy)
	x := kit.DrawHint(in, 0, in.H()-1, act, "Jump")
	if list, ok := kit.ByID(c.Actions(), "clock.list"); ok {
		x = kit.DrawHint(in, x+2, in.H()-1, list, "List")
	}
	if stay, ok := kit.ByID(c.Actions(), "clock.stay"); ok {
		kit.DrawHint(in, x+2, in.H()-1, stay, "Stay")
	}
}

// drawAgenda stands in the outlook's place while no jump is considered: what time brings anyway.
func (c *clockPage) drawAgenda(area kit.Area) {
	in := kit.Panel{Title: "What comes next"}.Draw(area)
	y := 1
	for _, l := range kit.Wrap("Pick a jump to see what it would bring. Nothing moves until you say so.", in.W()) {
		in.Text(0, y, kit.Muted.Plain(), l)
		y++
	}
	if c.state == read {
		c.drawComing(in.Sub(0, y+1, in.W(), in.H()-y-1))
	}
}

// drawComing lists what time will bring, soonest first.
func (c *clockPage) drawComing(in kit.Area) {
	next := agenda(c.now(), c.boxes)
	for i, n := range next[:min(len(next), in.H())] {
		in.Line(0, i, fitLine(kit.Line{
			kit.Voice.Span("▪ "), kit.Text.Span(kit.Pad(day(c.now(), n.at), 11)),
			kit.Text.Span(strings.TrimSpace(n.key.Number+" "+calledName(c.owners[n.key])) + ", " + n.what),
		}, in.W()))
	}
	if len(next) == 0 {
		in.Text(0, 0, kit.Muted.Plain(), kit.Fit("Nothing is going to happen by itself.", in.W()))
	}
}

// drawOutcomes draws the numbers, to whom it happens below each, and a warning to those on a call.
func (c *clockPage) drawOutcomes(in kit.Area, p mailbox.Consequences, roomy bool) {
	y := 0
	for _, o := range outlook(p) {
		ink := kit.Voice
		switch {
		case len(o.who) == 0:
			ink = kit.Muted
		case o.grave:
			ink = kit.Danger
		}
		in.Line(0, y, fitLine(kit.Line{ink.Bold(kit.PadLeft(fmt.Sprint(len(o.who)), 3)), kit.Text.Span("  " + o.what)}, in.W()))
		y++
		if len(o.who) > 0 {
			in.Text(5, y, kit.Muted.Plain(), kit.Fit(roll(o.who, c.owners), in.W()-5))
			y++
		}
		if roomy {
			y++
		}
	}
	if p.LiveCalls == 0 {
		return
	}
	words := "A call is live. It lives on its own time, and goes on from where it is."
	if p.LiveCalls > 1 {
		words = fmt.Sprintf("%d calls are live. They live on their own time, and go on from where they are.", p.LiveCalls)
	}
	for i, l := range kit.Wrap(words, in.W()) {
		in.Text(0, y+1+i, kit.Voice.Plain(), l)
	}
}

// landing is where a jump lands, as the frame tells it.
func landing(p mailbox.Consequences) string { return moment(p.From, p.To) }

// apart says how far the portal's clock is from where it would be had nobody moved it.
func (c *clockPage) apart() string {
	if c.class.IsZero() {
		return apart(c.now(), c.wall())
	}
	switch d := c.now().Sub(c.class); {
	case d.Abs() < 24*time.Hour:
		return "the class's own day"
	case d > 0:
		return stretch(d.Truncate(24*time.Hour)) + " into the class"
	default:
		return stretch(-d.Truncate(24*time.Hour)) + " before the class"
	}
}

// apart says how far the portal's clock is from the machine's.
func apart(portal, real time.Time) string {
	d := portal.Sub(real).Round(time.Second)
	switch {
	case d.Abs() < time.Minute:
		return "the same as real time"
	case d > 0:
		return span(d) + " ahead of real time"
	}
	return span(-d) + " behind real time"
}

func signedDays(n int) string { return fmt.Sprintf("%+dd", n) }
