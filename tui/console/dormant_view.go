package console

import (
	"fmt"

	"voiceportal/tui/kit"
)

// The regions of the dialog, beside the buttons.
const (
	daysField   = "field:days"
	answerField = "field:answer"
	listButton  = "button:list"
)

const (
	rollName = 24 // the cells of a name in the list of everybody
	dormantW = 64
)

func (d *dormant) draw(a kit.Area) {
	if d.list != nil {
		d.list.draw(a)
		return
	}
	w := min(dormantW, a.W()) - 6
	told, notes := d.people(w), d.notes(w)
	const fixed = 6 // the days with their blank; the phrase with its blank; the buttons; the hints
	dialog := kit.Dialog{Title: "Reset dormant mailboxes", W: dormantW, H: fixed + len(told) + len(notes) + 5}
	if d.phrase() == "" {
		dialog.H -= 2
	}
	if d.plan != nil {
		dialog.Right = kit.Line{kit.Text.Span(count(len(d.plan.Boxes), "mailbox"))}
	}
	in := dialog.Draw(a)
	in = in.Sub(1, 0, in.W()-2, in.H())
	y := d.drawDays(in, min(1, in.H()-fixed)) + 1
	// On a low screen the people give way first, then the notes, never what is typed and pressed.
	room := max(0, in.H()-y-4)
	notes = notes[:min(len(notes), room)]
	told = told[:max(0, min(len(told), room-len(notes)-1))]
	y = in.Lines(0, y, told)
	if len(told) > 0 {
		y++
	}
	in.Lines(0, y, notes)
	d.drawPhrase(in, in.H()-4)
	d.drawButtons(in, in.H()-2)
}

// drawDays draws the line with the days and returns the one below.
func (d *dormant) drawDays(in kit.Area, y int) int {
	x := in.Text(0, y, kit.Text.Plain(), "No call for more than ")
	ink := kit.Muted.Plain()
	if !d.inAnswer {
		ink = kit.Accent.Strong()
	}
	x = in.Text(x, y, ink, "[ ")
	d.days.Draw(in, x, y, 5, !d.inAnswer, "")
	in.Region(daysField, 0, y, x+8, 1)
	x = in.Text(x+5, y, ink, "]")
	in.Text(x, y, kit.Text.Plain(), " days")
	return y + 1
}

// people is who would be reset, two to a line of w cells, as many as a glance takes in.
func (d *dormant) people(w int) []kit.Line {
	if d.plan == nil {
		return nil
	}
	const most = 6
	boxes := d.plan.Boxes[:min(len(d.plan.Boxes), most)]
	const gap, age = 2, 7 // between the two, and behind a name
	name := (w-gap)/2 - age
	var lines []kit.Line
	for i := 0; i < len(boxes); i += 2 {
		line := d.row(boxes[i], name)
		if i+1 < len(boxes) {
			line = kit.Pad(line, name+age+gap) + d.row(boxes[i+1], name)
		}
		lines = append(lines, kit.Line{kit.Text.Span(line)})
	}
	if rest := len(d.plan.Boxes) - len(boxes); rest > 0 {
		lines = append(lines, kit.Line{kit.Muted.Span(fmt.Sprintf("and %d more", rest))})
	}
	return lines
}

// notes is what becomes of them, and of the others, in lines of w cells.
func (d *dormant) notes(w int) []kit.Line {
	var texts []string
	switch {
	case d.problem != "":
		return wrapped(w, kit.Danger, d.problem)
	case d.plan == nil:
		return wrapped(w, kit.Muted, "Looking …")
	case len(d.plan.Boxes) == 0:
		texts = append(texts, "There is nobody to reset.")
	case resetVerb(*d.plan) == toDefault:
		texts = append(texts, "Each gets the default PIN and must change it at the next call. The mail about it does not hold the PIN.")
	default:
		texts = append(texts, "Each gets a temporary PIN by e-mail and must change it at the next call.")
	}
	if len(d.plan.Boxes) > 0 {
		texts = append(texts, "A withdrawn PIN stays withdrawn.")
	}
	lines := wrapped(w, kit.Text, texts...)
	if n := len(d.plan.Skipped); n > 0 {
		first := d.plan.Skipped[0]
		lines = append(lines, wrapped(w, kit.Voice, fmt.Sprintf("%d skipped, the first %s: %s", n, nameOf(first.Summary),
			unnamed(sentence(first.Reason), first.Summary.Key)))...)
	}
	return lines
}

// wrapped is texts in lines of w cells.
func wrapped(w int, ink kit.Token, texts ...string) []kit.Line {
	var lines []kit.Line
	for _, text := range texts {
		for _, l := range kit.Wrap(text, w) {
			lines = append(lines, kit.Line{ink.Span(l)})
		}
	}
	return lines
}

func (d *dormant) drawPhrase(in kit.Area, y int) {
	phrase := d.phrase()
	if phrase == "" {
		return
	}
	x := in.Line(0, y, kit.Line{kit.Text.Span("Type "), kit.Accent.Bold(phrase), kit.Text.Span(" to go ahead: ")})
	d.answer.Draw(in, x, y, in.W()-x, d.inAnswer, "")
	in.Region(answerField, 0, y, in.W(), 1)
}

func (d *dormant) drawButtons(in kit.Area, y int) {
	x := kit.Button{ID: noButton, Text: "Change nothing"}.Draw(in, 0, y)
	if d.phrase() != "" {
		kit.Button{ID: yesButton, Text: "Reset " + count(len(d.plan.Boxes), "mailbox")}.Draw(in, x+1, y)
	}
	x = in.Line(0, y+1, hintLine([2]string{"esc", "Change nothing"}, [2]string{"tab", "Days, answer"})) + 2
	if d.plan != nil {
		list := kit.Hint("l", "List all")
		in.Line(x, y+1, list)
		in.Region(listButton, x, y+1, list.Width(), 1)
	}
}
