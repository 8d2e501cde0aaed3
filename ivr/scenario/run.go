package scenario

import (
	"context"
	"strconv"
	"time"

	"voiceportal/ivr/mailbox"
)

// run is one run of a scenario.
type run struct {
	*world
	scenario *Scenario
	order    []int // of each race
	values   variables
	speech   Speech
	reached  *Coverage

	legs    []*leg
	current *leg // that lines without on= are about
	step    string
	steps   int
	broken  error // why the run cannot go on, and it is no fault of the portal
}

// play plays all lines, and judges what must never be. It returns the first thing that is not as
// the scenario wants it, nil for nothing.
func (r *run) play(ctx context.Context) *Failure {
	f := r.lines(ctx, r.scenario.lines)
	if f == nil && r.broken == nil {
		f = r.never(ctx)
	}
	for _, g := range r.legs {
		for _, h := range g.heard {
			if g.placed+h.begins <= r.elapsed {
				r.reached.prompt(h.prompt)
			}
		}
	}
	if f != nil {
		f.strike(r.secrets())
	}
	return f
}

// secrets are the texts that must not be written anywhere.
func (r *run) secrets() []string {
	var all []string
	for _, l := range r.scenario.nevers {
		if words := l.texts(); words[0] == "text" {
			all = append(all, words[1:]...)
		}
	}
	return all
}

func (r *run) lines(ctx context.Context, all []line) *Failure {
	for _, l := range all {
		if f := r.line(ctx, l); f != nil || r.broken != nil {
			return f
		}
	}
	return nil
}

// line plays one line. The words of the headlines, questions and notes are the trainer's.
func (r *run) line(ctx context.Context, l line) *Failure {
	switch l.Verb {
	case verbStep:
		r.step = l.Words[0].Text
		return r.lines(ctx, l.block)
	case "do", "ask", "note":
		return nil
	case verbRepeat:
		n, _ := strconv.Atoi(l.Words[0].Text)
		for range n {
			if f := r.lines(ctx, l.block); f != nil || r.broken != nil {
				return f
			}
		}
		return nil
	case verbRace:
		return r.lines(ctx, r.scenario.races[l.race][r.order[l.race]])
	}
	r.steps++
	a, f := r.bind(l)
	if f != nil {
		return f
	}
	if f = r.do(ctx, l, a); f != nil {
		return f
	}
	return r.tellCalls(ctx)
}

// bind puts the values into a line's arguments and sorts them.
func (r *run) bind(l line) (args, *Failure) {
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
func (r *run) do(ctx context.Context, l line, a args) *Failure {
	switch l.Verb {
	case "call":
		return r.call(ctx, l, a)
	case "clock":
		return r.clock(ctx, l, a)
	case verbAdmin:
		if a.place(placeAct) == bulkReset {
			return r.resetDormant(ctx, l, a)
		}
		return r.admin(ctx, l, a)
	case "mail":
		return r.mail(ctx, l, a)
	case "fail":
		r.faults.arm(a.place(1))
		return nil
	case "expect":
		return r.expect(ctx, l, a)
	case "wait":
		return r.wait(ctx, l, a)
	}
	g, f := r.addressed(l, a)
	if f != nil {
		return f
	}
	switch l.Verb {
	case "hear":
		return r.hear(ctx, l, a, g)
	case "press":
		return r.press(ctx, l, a, g)
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
func (r *run) addressed(l line, a args) (*leg, *Failure) {
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
	problem := "there is no call " + name.value + didYouMean(name.value, names) + "; name one with as=" + name.value
	return nil, r.fail(l, problem)
}

// wait lets time pass.
func (r *run) wait(ctx context.Context, l line, a args) *Failure {
	span := a.place(0)
	if d, ok := parseDuration(span); ok {
		return r.advance(ctx, l, r.elapsed+d)
	}
	g, f := r.addressed(l, a)
	if f != nil {
		return f
	}
	if span == "prompt" {
		return r.settle(ctx, l, g, func() bool { return false })
	}
	due, ok := g.due()
	if !ok {
		return r.fail(l, "the call "+g.name+" is over, so nothing is due")
	}
	return r.advance(ctx, l, due)
}

// clock moves portal time.
func (r *run) clock(ctx context.Context, l line, a args) *Failure {
	var act mailbox.ClockAct
	switch to := a.place(0); to {
	case "freeze":
		act.Freeze = true
	case "run":
		act.Run = true
	case "reset":
		act.Reset = true
	default:
		if shift, ok := parseShift(to); ok {
			act.Advance = shift
		} else {
			act.SetTo, _ = parseTime(to)
		}
	}
	now, err := r.direct.Now(ctx)
	if err != nil {
		return r.stop(err)
	}
	if !act.SetTo.IsZero() && act.SetTo.Equal(now) {
		return nil // it says what is so already, as a headline does
	}
	if _, err := r.accounts.MoveClock(ctx, mailbox.By{Actor: defaultAdmin}, act); err != nil {
		return r.fail(l, "the clock was not moved: "+err.Error())
	}
	return nil
}

// advance lets time pass until an instant since the beginning of the run. Whatever is due on any
// call happens at its own instant; of two at the same one, the call that was placed first goes
// first.
func (r *run) advance(ctx context.Context, l line, to time.Duration) *Failure {
	for {
		next, ok := r.next()
		if !ok || next > to {
			break
		}
		r.elapsed = max(r.elapsed, next)
		for _, g := range r.legs {
			if due, ok := g.due(); ok && due <= next {
				if err := g.sync(ctx, r.elapsed); err != nil {
					return r.stop(err)
				}
			}
		}
		if f := r.tellCalls(ctx); f != nil {
			return f
		}
	}
	r.elapsed = max(r.elapsed, to)
	return nil
}

// next is when something next happens by itself on any call.
func (r *run) next() (at time.Duration, ok bool) {
	for _, g := range r.legs {
		if due, live := g.due(); live && (!ok || due < at) {
			at, ok = due, true
		}
	}
	return at, ok
}

// settle lets time pass until enough is true, the portal listens on a call, or that call is over.
func (r *run) settle(ctx context.Context, l line, g *leg, enough func() bool) *Failure {
	for !enough() && !g.resting() {
		next, ok := r.next()
		if !ok {
			return nil
		}
		if begins, speaks := g.nextBegin(r.elapsed); speaks {
			next = min(next, begins)
		}
		if f := r.advance(ctx, l, next); f != nil {
			return f
		}
	}
	return nil
}

// tellCalls lets every call hear of the acts of admins that concern it.
func (r *run) tellCalls(ctx context.Context) *Failure {
	acts, newest, err := r.direct.AdminActs(ctx, r.acts)
	if err != nil {
		return r.stop(err)
	}
	r.acts = newest
	for _, act := range acts {
		for _, g := range r.legs {
			if err := g.tell(ctx, r.elapsed, act); err != nil {
				return r.stop(err)
			}
		}
	}
	return nil
}

// stop ends the run for a reason that is no fault of the portal.
func (r *run) stop(err error) *Failure {
	r.broken = err
	return nil
}
