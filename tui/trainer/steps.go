package trainer

import (
	"fmt"
	"strings"

	"voiceportal/tui/kit"
)

// labelWidth is the column of the words Do, Ask and Expect.
const labelWidth = 8

// drawStep draws what to do, to ask and to expect, or the notes.
func (s *Screen) drawStep(a kit.Area) {
	i := s.current()
	step := s.steps[i]
	name := fmt.Sprintf("Step %d of %d: %s", i+1, len(s.steps), step.Title)
	from := "from " + s.lesson().Path
	if s.finishedAll() {
		name, from = "End of the lesson", ""
	}
	in := kit.Panel{Title: name, Right: kit.Line{kit.Muted.Span(from)}, Focused: !s.driven}.Draw(a)
	lines := s.hintLines(in.W())
	switch {
	case s.notes:
		lines = s.noteLines(in.W())
	case s.driven:
		lines = []kit.Line{{kit.Muted.Span("You drive: hints are off, and time passes. Wrong turns are noted.")}}
	}
	in.Lines(0, 0, lines[:min(len(lines), in.H())])
}

// hintLines are Do, Ask and Expect, each on a line.
func (s *Screen) hintLines(w int) []kit.Line {
	step := s.steps[s.current()]
	var lines []kit.Line
	add := func(label string, ink kit.Token, texts []string) {
		if len(texts) > 0 {
			text := kit.Fit(strings.Join(texts, "  "), w-labelWidth)
			lines = append(lines, kit.Line{kit.Muted.Span(kit.Pad(label, labelWidth)), ink.Span(text)})
		}
	}
	add("Do", kit.Text, step.Do)
	add("Ask", kit.Voice, step.Ask)
	if len(step.Expect) > 0 {
		expect := make([]string, len(step.Expect))
		for i, e := range step.Expect {
			expect[i] = plainly(e)
		}
		add("Expect", s.verdict(), expect)
	}
	return lines
}

// verdict is the colour of what a step expects.
func (s *Screen) verdict() kit.Token {
	if s.wrong != "" {
		return kit.Danger
	}
	return kit.Text
}

// noteLines are the presenter's notes.
func (s *Screen) noteLines(w int) []kit.Line {
	notes := s.steps[s.current()].Notes
	if len(notes) == 0 {
		return []kit.Line{{kit.Muted.Span("This step has no notes.")}}
	}
	var lines []kit.Line
	for _, n := range notes {
		for _, l := range kit.Wrap(n, w) {
			lines = append(lines, kit.Line{kit.Voice.Span(l)})
		}
	}
	return lines
}

// drawNow is the step on the two lines that a usual terminal has for it.
func (s *Screen) drawNow(a kit.Area) {
	step := s.steps[s.current()]
	switch {
	case s.notes:
		a.Lines(1, 0, s.noteLines(a.W() - 2)[:1])
		return
	case s.driven:
		a.Line(1, 0, kit.Line{kit.Muted.Span("You drive.  "), kit.Text.Span(kit.Fit(step.Title, a.W()-14))})
		return
	case s.finishedAll():
		a.Line(1, 0, kit.Line{kit.OK.Span("✓ "), kit.Text.Span("End of the lesson. ctrl+r begins it again, s shows the others.")})
		return
	}
	a.Line(1, 0, kit.Line{kit.Accent.Bold("Now "), kit.Text.Span(kit.Fit(strings.Join(step.Do, "  "), a.W()-6))})
	if len(step.Ask) > 0 {
		a.Line(1, 1, kit.Line{kit.Muted.Span("Ask "), kit.Voice.Span(kit.Fit(strings.Join(step.Ask, "  "), a.W()-6))})
		return
	}
	a.Line(1, 1, kit.Line{kit.Muted.Span(kit.Fit("    "+step.Title, a.W()-2))})
}

// finishedAll reports whether the last step has been played and shown.
func (s *Screen) finishedAll() bool { return s.done == len(s.steps) && !s.show.moving() && !s.driven }
