package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// question asks before an act that cannot be taken back: what will change, with the safe button
// focused. When a phrase is set it must be typed first.
type question struct {
	title   string
	subject []string  // whom it is about
	changes []fact    // what becomes of what
	notes   []string  // what else there is to know
	skipped []refused // whom it will not be done to
	no, yes string    // the buttons
	phrase  string    // what must be typed, "" for nothing
	answer  kit.Field
	onYes   bool // the button that acts is focused
	do      func() tea.Cmd
}

// The buttons' regions.
const (
	noButton  = "button:no"
	yesButton = "button:yes"
)

func (q *question) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case kit.Click:
		switch msg.ID {
		case noButton:
			return true, nil
		case yesButton:
			q.onYes = true
			return q.act()
		}
	case tea.PasteMsg:
		if q.phrase != "" {
			q.answer.Insert(msg.Content)
		}
	case tea.KeyPressMsg:
		return q.key(msg)
	}
	return false, nil
}

func (q *question) key(k tea.KeyPressMsg) (done bool, cmd tea.Cmd) {
	switch key := k.String(); {
	case key == "esc", q.phrase == "" && (key == "q" || key == "n"):
		return true, nil
	case key == "tab", key == "shift+tab", q.phrase == "" && (key == "left" || key == "right"):
		q.onYes = !q.onYes
	case key == "enter" && !q.onYes && q.answer.Len() == 0:
		return true, nil
	case key == "enter", q.phrase == "" && key == "y":
		q.onYes = q.onYes || key == "y" || q.ready()
		return q.act()
	case q.phrase != "":
		q.answer.Key(k)
		q.onYes = q.ready()
	}
	return false, nil
}

// ready reports that what must be typed was typed.
func (q *question) ready() bool { return q.phrase == "" || q.answer.Value() == q.phrase }

func (q *question) act() (done bool, cmd tea.Cmd) {
	if !q.ready() {
		return false, kit.Tell(kit.Warning, fmt.Sprintf("Type %s to go ahead, or esc to change nothing.", q.phrase))
	}
	return true, q.do()
}

// width of the dialog, without its frame: text stops where it is still easy to read.
const questionWidth = 56

func (q *question) draw(a kit.Area) {
	w := min(questionWidth, a.W()-6)
	lines := q.lines(w)
	rows := len(lines) + 3
	if q.phrase != "" {
		rows += 2
	}
	in := kit.Dialog{Title: q.title, W: w + 6, H: rows + 2}.Draw(a)
	in = in.Sub(1, 1, in.W()-2, in.H()-1)
	// On a low screen the text gives way, never the buttons.
	room := in.H() - (rows - len(lines)) + 1
	y := in.Lines(0, 0, lines[:max(0, min(len(lines), room))])
	if q.phrase != "" {
		x := in.Line(0, y, kit.Line{kit.Text.Span("Type "), kit.Accent.Bold(q.phrase), kit.Text.Span(" to go ahead: ")})
		q.answer.Draw(in, x, y, in.W()-x, true, "")
		y += 2
	}
	x := kit.Button{ID: noButton, Text: q.no, Focused: !q.onYes}.Draw(in, 0, y)
	kit.Button{ID: yesButton, Text: q.yes, Focused: q.onYes}.Draw(in, x+1, y)
	if q.phrase != "" && !q.onYes {
		x := kit.Width("Type "+q.phrase+" to go ahead: ") + kit.Width(q.answer.Value())
		in.Cursor(x, y-2)
	}
	in.Line(0, y+1, q.hints())
}

// mostSkipped is how many skipped mailboxes are named with their reasons.
const mostSkipped = 3

// lines is the text above the buttons.
func (q *question) lines(w int) []kit.Line {
	var lines []kit.Line
	for _, s := range q.subject {
		for _, l := range kit.Wrap(s, w) {
			lines = append(lines, kit.Line{kit.Text.Bold(l)})
		}
	}
	lines = append(lines, nil)
	for _, f := range q.changes {
		lines = append(lines, append(kit.Line{kit.Muted.Span(kit.Pad(f.label, labels))}, f.value...))
	}
	if len(q.changes) > 0 {
		lines = append(lines, nil)
	}
	for _, note := range q.notes {
		for _, l := range kit.Wrap(note, w) {
			lines = append(lines, kit.Line{kit.Text.Span(l)})
		}
	}
	for i, r := range q.skipped {
		if i == mostSkipped {
			lines = append(lines, kit.Line{kit.Voice.Span(fmt.Sprintf("and %d more are skipped.", len(q.skipped)-i))})
			break
		}
		for _, l := range kit.Wrap("Skipped "+r.name+": "+r.why, w) {
			lines = append(lines, kit.Line{kit.Voice.Span(l)})
		}
	}
	return append(lines, nil)
}

func (q *question) hints() kit.Line {
	pairs := [][2]string{{"y", firstWord(q.yes)}, {"tab", "Switch"}, {"esc", firstWord(q.no)}}
	if q.phrase != "" {
		pairs = [][2]string{{"tab", "Switch"}, {"esc", q.no}}
	}
	return hintLine(pairs...)
}
