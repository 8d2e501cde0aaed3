package scenario

import (
	"context"
	"time"

	"voiceportal/ivr/mailbox"
)

// wait lets time pass.
func (r *run) wait(ctx context.Context, l line, a args) error {
	span := a.place(0)
	if d, ok := parseDuration(span); ok {
		return r.advance(ctx, r.elapsed+d)
	}
	g, err := r.addressed(l, a)
	if err != nil {
		return err
	}
	if span == "prompt" {
		return r.settle(ctx, g, func() bool { return false })
	}
	due, ok := g.due()
	if !ok {
		return r.fail(l, "the call "+g.name+" is over, so nothing is due")
	}
	return r.advance(ctx, due)
}

// advance lets time pass until an instant since the beginning of the run. Whatever is due on any
// call happens at its own instant; of two at the same one, the call that was placed first goes
// first.
func (r *run) advance(ctx context.Context, to time.Duration) error {
	for {
		next, ok := r.next()
		if !ok || next > to {
			break
		}
		r.elapsed = max(r.elapsed, next)
		for _, g := range r.legs {
			if due, ok := g.due(); ok && due <= next {
				if err := g.sync(ctx, r.elapsed); err != nil {
					return err
				}
			}
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
func (r *run) settle(ctx context.Context, g *leg, enough func() bool) error {
	for !enough() && !g.resting() {
		next, ok := r.next()
		if !ok {
			return nil
		}
		if begins, speaks := g.nextBegin(r.elapsed); speaks {
			next = min(next, begins)
		}
		if err := r.advance(ctx, next); err != nil {
			return err
		}
	}
	return nil
}

// clock moves portal time.
func (r *run) clock(ctx context.Context, l line, a args) error {
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
		return err
	}
	if !act.SetTo.IsZero() && act.SetTo.Equal(now) {
		return nil // it says what is so already, as a headline does
	}
	if _, err := r.accounts.MoveClock(ctx, mailbox.By{Actor: defaultAdmin}, act); err != nil {
		return r.fail(l, "the clock was not moved: "+err.Error())
	}
	return nil
}
