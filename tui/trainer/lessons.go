package trainer

import (
	"fmt"

	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// viewLessons draws the list, and the selected lesson beside it where there is room.
func (s *Screen) viewLessons(a kit.Area) {
	a.Text(1, 0, kit.Muted.Plain(), kit.Fit("Each one starts from a clean class, so it works every time.", a.W()-2))
	_, body := a.Top(1)
	if a.W() < 80 {
		s.drawList(body)
		return
	}
	left, right := body.Left(min(48, body.W()*9/20), 1)
	s.drawList(left)
	s.drawLesson(right)
}

func (s *Screen) drawList(a kit.Area) {
	n := len(s.o.Lessons)
	in := kit.Panel{Title: "Lessons", Right: kit.Line{kit.Muted.Span(fmt.Sprint(n))}, Focused: true}.Draw(a)
	kit.Table{
		Columns: []kit.Column{{Title: "Lesson", Grow: true}, {Title: "Steps", Width: 5, Right: true}},
		Len:     n, List: &s.list, Focused: true, NoHead: true,
		Row: func(i int) kit.Row {
			l := s.o.Lessons[i]
			return kit.Row{Key: l.Name, Cells: []kit.Line{
				{kit.Text.Span(title(l))}, {kit.Muted.Span(fmt.Sprint(len(l.Steps())))},
			}}
		},
	}.Draw(in.Sub(-1, 0, in.W()+1, in.H()))
	if n == 0 {
		in.Text(0, 0, kit.Muted.Plain(), kit.Fit("There is no lesson. A scenario with the tag lesson is one.", in.W()))
	}
}

func (s *Screen) drawLesson(a kit.Area) {
	if len(s.o.Lessons) == 0 {
		return
	}
	l := s.o.Lessons[min(s.list.Selected, len(s.o.Lessons)-1)]
	steps := l.Steps()
	in := kit.Panel{Title: title(l), Right: kit.Line{kit.Muted.Span(wording.Counted(len(steps), "step"))}}.Draw(a)
	goal, focus := lessonOf(l)
	y := 0
	row := func(label, text string) {
		in.Text(0, y, kit.Muted.Plain(), label)
		for _, line := range kit.Wrap(text, in.W()-labelWidth) {
			in.Text(labelWidth, y, kit.Text.Plain(), line)
			y++
		}
	}
	row("Goal", goal)
	if focus != "" {
		row("About", focus)
	}
	row("Class", l.Class)
	y++
	for i, st := range steps {
		if y >= in.H()-2 {
			in.Text(0, y, kit.Muted.Plain(), fmt.Sprintf("and %d more", len(steps)-i))
			break
		}
		in.Text(0, y, kit.Muted.Plain(), fmt.Sprintf("%2d", i+1))
		in.Text(3, y, kit.Text.Plain(), kit.Fit(st.Title, in.W()-3))
		y++
	}
	x := 0
	for _, act := range s.listActions() {
		if act.ID == actStart {
			act.Label = "2"
		}
		x = kit.DrawHint(in, x, in.H()-1, act, act.Title) + 3
	}
}
