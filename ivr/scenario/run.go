package scenario

import (
	"context"
	"strconv"

	"voiceportal/ivr/call"
	"voiceportal/ivr/spelling"
)

// run is one run of a scenario.
type run struct {
	*world
	scenario *Scenario
	order    []int // of each race
	values   variables
	speech   Speech
	reached  *Coverage
	watch    func(*leg, call.Update) // of every leg; nil where nobody does

	legs    []*leg
	current *leg // that lines without on= are about
	step    string
	steps   int
}

// play plays all lines, and judges what must never be. Its error is a [*Failure] for the first thing
// that is not as the scenario wants it; any other error is no fault of the portal.
func (r *run) play(ctx context.Context) error {
	err := r.lines(ctx, r.scenario.lines)
	if err == nil {
		err = r.never(ctx)
	}
	for _, g := range r.legs {
		for _, h := range g.heard {
			if g.placed+h.begins <= r.elapsed {
				r.reached.prompt(h.prompt)
			}
		}
	}
	return err
}

func (r *run) lines(ctx context.Context, all []line) error {
	for _, l := range all {
		if err := r.line(ctx, l); err != nil {
			return err
		}
	}
	return nil
}

// line plays one line. The words of the headlines, questions and notes are the trainer's.
func (r *run) line(ctx context.Context, l line) error {
	switch l.Verb {
	case verbStep:
		r.step = l.Words[0].Text
		return r.lines(ctx, l.block)
	case "do", "ask", "note":
		return nil
	case verbRepeat:
		n, _ := strconv.Atoi(l.Words[0].Text)
		for range n {
			if err := r.lines(ctx, l.block); err != nil {
				return err
			}
		}
		return nil
	case verbRace:
		return r.lines(ctx, r.scenario.races[l.race][r.order[l.race]])
	}
	r.steps++
	a, err := r.bind(l)
	if err != nil {
		return err
	}
	return r.do(ctx, l, a)
}

// bind puts the values into a line's arguments and sorts them.
func (r *run) bind(l line) (args, error) {
	verb, _ := findVerb(l.Verb)
	words := make([]Word, len(l.Words))
	for i, w := range l.Words {
		filled, problem := r.values.fill(w.Text)
		if problem != "" {
			return args{}, r.fail(l, problem)
		}
		words[i] = Word{w.Pos, filled}
	}
	a, wrong := bind(verb, words, l.Pos)
	if wrong != nil {
		return args{}, r.fail(l, wrong.problem)
	}
	return a, nil
}

// do does what a verb says.
func (r *run) do(ctx context.Context, l line, a args) error {
	switch l.Verb {
	case "call":
		return r.call(ctx, l, a)
	case "clock":
		return r.clock(ctx, l, a)
	case verbAdmin:
		return r.admin(ctx, l, a)
	case "mail":
		return r.mail(ctx, l, a)
	case verbPortal:
		return r.portal(ctx, l, a)
	case "fail":
		r.faults.arm(a.place(1))
		return nil
	case "expect":
		return r.expect(ctx, l, a)
	case "wait":
		return r.wait(ctx, l, a)
	}
	g, err := r.addressed(l, a)
	if err != nil {
		return err
	}
	switch l.Verb {
	case "hear":
		return r.hear(ctx, l, a, g)
	case "press":
		return r.press(ctx, a, g)
	case "hangup":
		return r.hangup(ctx, l, g)
	case "delay":
		d, _ := parseDuration(a.place(0))
		g.virtual.Delay(d)
		return nil
	}
	panic("scenario: the verb " + l.Verb + " is in the table, and nothing plays it")
}

// addressed is the call that a line is about.
func (r *run) addressed(l line, a args) (*leg, error) {
	name, said := a.named["on"]
	if !said {
		if r.current == nil {
			return nil, r.fail(l, "there is no call yet; place one before: call from=harbor/4012 to=*98")
		}
		return r.current, nil
	}
	var names []string
	for i := len(r.legs) - 1; i >= 0; i-- {
		if r.legs[i].name == name.value {
			return r.legs[i], nil
		}
		names = append(names, r.legs[i].name)
	}
	return nil, r.fail(l, "there is no call "+name.value+spelling.DidYouMean(name.value, names)+"; name one with as="+name.value)
}
