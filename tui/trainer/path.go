package trainer

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/scenario"
	"voiceportal/tui/wording"
)

// path is the way that a lesson takes through the flow, and how far a class has come on it. A wrong
// turn is noted and blocks nothing.
type path struct {
	steps [][]ivr.Moved // nil until it is known
	step  int           // where the next move is expected
	move  int
	off   bool
	turns int // wrong turns
	seen  int // moments of the film that were followed
}

// pathKnown is the way of a lesson.
type pathKnown struct {
	lesson *scenario.Scenario
	steps  [][]ivr.Moved
}

// askPath finds the way of a lesson out. A lesson that cannot be played has none; the stage tells
// why.
func (s *Screen) askPath(lesson *scenario.Scenario) tea.Cmd {
	ctx, find := s.ctx, s.o.Path
	return func() tea.Msg {
		steps, err := find(ctx, lesson)
		if err != nil {
			return nil
		}
		return pathKnown{lesson, steps}
	}
}

// back begins the way anew.
func (p *path) back() { *p = path{steps: p.steps} }

// follow goes along with a film and returns a note when it has just left the way.
func (p *path) follow(film []scenario.Moment) (note string) {
	if p.steps == nil {
		return ""
	}
	p.seen = min(p.seen, len(film))
	for _, m := range film[p.seen:] {
		for _, r := range m.Update.Records {
			if moved, ok := r.What.(ivr.Moved); ok {
				if left := p.moved(moved); left != "" {
					note = left
				}
			}
		}
	}
	p.seen = len(film)
	return note
}

// moved takes one move in. Whoever has left the way is back on it where the next step begins.
func (p *path) moved(m ivr.Moved) (note string) {
	want, ok := p.next()
	switch {
	case !ok:
		return ""
	case m == want:
		p.off = false
		p.move++
		p.next()
	case !p.off:
		p.off = true
		p.turns++
		note = "Off the path of the lesson: " + wording.State(m.To) + " instead of " + wording.State(want.To) + "."
	}
	if want, ok := p.next(); ok && p.off && m.To == want.From {
		p.off = false
	}
	return note
}

// next is the move that is expected; false at the end. Steps that make none are passed.
func (p *path) next() (ivr.Moved, bool) {
	for p.step < len(p.steps) && p.move >= len(p.steps[p.step]) {
		p.step, p.move = p.step+1, 0
	}
	if p.step == len(p.steps) {
		return ivr.Moved{}, false
	}
	return p.steps[p.step][p.move], true
}
