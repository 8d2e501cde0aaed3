package console

import (
	"fmt"

	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

// pinsShown warns that digits are on the screen.
var pinsShown = kit.Badge{Text: "PINs SHOWN", Loud: true}

func (d *setPIN) draw(a kit.Area) {
	states := d.states()
	texts := d.rules.Describe()
	rows := min(len(texts), max(2, a.H()-12))
	in := kit.Dialog{Title: "Set a PIN for " + d.mailbox.Number, Right: kit.Line{lookOf(d.mailbox.Status).span()}, W: 68, H: rows + 12}.Draw(a)
	in = in.Sub(1, 0, in.W()-2, in.H())
	y := 0
	if in.H() >= rows+10 {
		y = 1
	}
	d.drawFields(in, y)
	y += 3
	from := d.firstToShow(states, rows)
	for i := from; i < from+rows; i++ {
		d.drawRule(in, y, states[i], d.textOf(texts, states[i].Rule))
		y++
	}
	y++
	d.drawBox(in, y)
	for i, l := range kit.Wrap(d.say(), in.W()) {
		if i < 2 && y+2+i < in.H() {
			in.Text(0, y+1+i, kit.Voice.Plain(), l)
		}
	}
	d.drawKeys(in, in.H()-1)
}

// drawFields draws the two entries, one below the other.
func (d *setPIN) drawFields(in kit.Area, y int) {
	const at, room = 11, 2 * longestPIN
	for i, label := range []string{"New PIN", "Once more"} {
		in.Text(0, y+i, kit.Muted.Plain(), label)
		hint := ""
		if i == 1 {
			hint = "not yet"
		}
		d.fields[i].Draw(in, at, y+i, min(room, in.W()-at), d.at == i, hint)
		in.Region([]string{firstField, secondField}[i], 0, y+i, at+room, 1)
	}
	word := "Show digits"
	if d.show {
		word = "Hide digits"
	}
	hint := kit.Hint("v", word)
	x := in.W() - hint.Width()
	in.Line(x, y, hint)
	in.Region(showDigits, x, y, hint.Width(), 1)
}

func (d *setPIN) drawRule(in kit.Area, y int, s pin.RuleState, text string) {
	typed := d.fields[0].Len()
	if typed > 0 && s.State == pin.Pending && !d.checked.known && typed >= d.rules.MinLength {
		text += " (checked at the end)"
	}
	drawRule(in.Sub(0, y, in.W(), 1), s.State, typed > 0, text)
}

// drawRule draws how what is typed stands to a rule; without anything typed, only the rule.
func drawRule(in kit.Area, state pin.State, typed bool, text string) {
	sign, ink, words := "·", kit.Muted, kit.Muted
	switch {
	case !typed:
	case state == pin.Kept:
		sign, ink, words = "✓", kit.OK, kit.Text
	case state == pin.Broken:
		sign, ink, words = "✗", kit.Danger, kit.Text
	}
	in.Text(0, 0, ink.Plain(), sign)
	in.Text(2, 0, words.Plain(), kit.Fit(text, in.W()-2))
}

func (d *setPIN) drawBox(in kit.Area, y int) {
	tick := "[✓]"
	if d.keep {
		tick = "[ ]"
	}
	line := kit.Line{
		kit.Accent.Bold(tick), kit.Text.Span(fmt.Sprintf(" %s must change it at the next call  ", person(d.mailbox))),
		kit.Accent.Bold("space"),
	}
	in.Line(0, y, line)
	in.Region(mustChange, 0, y, line.Width(), 1)
}

// say is the line below the rules: what is wrong, or what comes next.
func (d *setPIN) say() string {
	if d.problem != "" {
		return d.problem
	}
	if broken := d.firstBroken(); broken != "" {
		return d.rules.Explain(broken) + " Try another."
	}
	return ""
}

func (d *setPIN) drawKeys(in kit.Area, y int) {
	word := "Next field"
	if d.at == 1 {
		word = "Set the PIN"
	}
	enter, keep := kit.Hint("enter", word), kit.Hint("esc", "Keep the old PIN")
	x := in.Line(0, y, enter)
	if d.at == 1 {
		in.Region(yesButton, 0, y, x, 1)
	} else {
		in.Region(secondField, 0, y, x, 1)
	}
	in.Line(x+2, y, keep)
	in.Region(noButton, x+2, y, keep.Width(), 1)
}

// firstToShow scrolls the rules so that the first broken one shows on a low screen.
func (d *setPIN) firstToShow(states []pin.RuleState, rows int) int {
	for i, s := range states {
		if s.State == pin.Broken {
			return max(0, min(i-1, len(states)-rows))
		}
	}
	return 0
}

func (d *setPIN) textOf(texts []pin.RuleText, r pin.Rule) string {
	for _, t := range texts {
		if t.Rule == r {
			return t.Text
		}
	}
	return string(r)
}
