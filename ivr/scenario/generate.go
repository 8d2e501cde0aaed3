package scenario

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing/fstest"

	"voiceportal/ivr"
)

// Generate looks for ways to the transitions that were never reached, and writes a scenario for
// each that it finds. It dials from the telephones of a class and tries what a caller, an admin and
// a slow or failing store can do, the shortest ways first. Lost are the transitions to which it
// found none, in the order of the flow.
func (p *Player) Generate(ctx context.Context, class string, reached *Coverage) (found []*File, lost []ivr.Transition, err error) {
	seed, err := p.config.Classes(class)
	if err != nil {
		return nil, nil, err
	}
	e := &explorer{player: p, class: class, seen: map[string]bool{}, ways: map[move]way{}}
	for _, t := range ivr.Transitions() {
		if !reached.transitions[move{t.From, t.Trigger}] {
			e.wanted = append(e.wanted, t)
		}
	}
	if err := e.explore(ctx, phones(seed)); err != nil {
		return nil, nil, err
	}
	for _, t := range e.wanted {
		w, ok := e.ways[move{t.From, t.Trigger}]
		if !ok {
			lost = append(lost, t)
			continue
		}
		f, err := w.file(class, t)
		if err != nil {
			return nil, nil, fmt.Errorf("write a scenario for %s: %w", Transition(t), err)
		}
		found = append(found, f)
	}
	return found, lost, nil
}

// way is lines of a scenario that lead somewhere.
type way struct {
	phone phone
	lines []string
}

// with is the way with further lines.
func (w way) with(lines ...string) way {
	return way{w.phone, append(w.lines[:len(w.lines):len(w.lines)], lines...)}
}

// source is the way as a scenario.
func (w way) source(class string, end ...string) string {
	return "class " + class + "\n\n" + strings.Join(append(w.lines[:len(w.lines):len(w.lines)], end...), "\n") + "\n"
}

// file is the way as a scenario that wants the transition to happen.
func (w way) file(class string, t ivr.Transition) (*File, error) {
	name := fmt.Sprintf("%s-%s%s", t.From, t.Trigger, Extension)
	goal := fmt.Sprintf("goal Reach %s by %s: %s.\n", t.To, t.Trigger, t.Why)
	return Parse(strings.ReplaceAll(name, "_", "-"), []byte(goal+w.source(class, fmt.Sprintf("expect passed=%s.%s", t.From, t.Trigger))))
}

// explorer goes through the flow breadth first. Two ways that leave a call alike are one.
type explorer struct {
	player *Player
	class  string
	wanted []ivr.Transition
	seen   map[string]bool
	ways   map[move]way
}

// The limits of the search.
const (
	maxTrials = 20_000
	maxLines  = 12
)

func (e *explorer) explore(ctx context.Context, from []phone) error {
	var queue []way
	for _, ph := range from {
		for _, to := range ph.dials {
			queue = append(queue, way{ph, []string{"call from=" + ph.name + " to=" + to}})
		}
	}
	for trials := 0; len(queue) > 0 && trials < maxTrials && e.missing() > 0; trials++ {
		w := queue[0]
		queue = queue[1:]
		r, err := e.try(ctx, w)
		if err != nil {
			return err
		}
		if r == nil {
			continue
		}
		e.collect(r, w)
		if key := key(r, w); !e.seen[key] && len(w.lines) < maxLines {
			e.seen[key] = true
			for _, lines := range e.moves(w.phone, r.current.virtual.Snapshot()) {
				queue = append(queue, w.with(lines...))
			}
		}
	}
	return nil
}

// missing is how many of the wanted have no way yet.
func (e *explorer) missing() int { return len(e.wanted) - len(e.ways) }

// wants reports whether a transition from a state by one of the triggers has no way yet; by any
// trigger where none is named.
func (e *explorer) wants(from ivr.State, triggers ...ivr.Trigger) bool {
	for _, t := range e.wanted {
		if _, known := e.ways[move{t.From, t.Trigger}]; known || t.From != from {
			continue
		}
		if len(triggers) == 0 || slices.Contains(triggers, t.Trigger) {
			return true
		}
	}
	return false
}

// try plays a way; nil where it cannot be played to its end.
func (e *explorer) try(ctx context.Context, w way) (*run, error) {
	f, err := Parse("trial"+Extension, []byte(w.source(e.class)))
	if err != nil {
		return nil, fmt.Errorf("explore the flow: %w", err)
	}
	s, err := Link(fstest.MapFS{}, f)
	if err != nil {
		return nil, err
	}
	world, err := e.player.world(ctx, e.class)
	if err != nil {
		return nil, err
	}
	defer world.close()
	r := &run{
		world: world, scenario: s, values: variables{}, speech: e.player.config.Speech, reached: NewCoverage(),
	}
	err = r.play(ctx)
	if _, failed := errors.AsType[*Failure](err); failed || r.current == nil {
		return nil, nil
	}
	return r, err
}

// collect notes the transitions that a way has reached first.
func (e *explorer) collect(r *run, w way) {
	for _, t := range e.wanted {
		m := move{t.From, t.Trigger}
		if _, known := e.ways[m]; !known && r.reached.transitions[m] {
			e.ways[m] = w
		}
	}
}

// key is what ways are compared by: the telephone, and where its call stands.
func key(r *run, w way) string {
	s := r.current.virtual.Snapshot()
	return fmt.Sprint(w.phone.name, s.Door, s.State, s.Wants, s.Due, s.Silences, s.Refused)
}
