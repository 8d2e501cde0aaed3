package call

import (
	"context"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// Virtual is a leg in virtual time: prompts and timers take no real time, and leg time stands still
// while the accounts work, unless [Virtual.Delay] says otherwise. It uses no goroutine and is not
// safe for concurrent use.
type Virtual struct {
	leg   *leg
	delay time.Duration // of the answer to the next request
	late  []late        // requests that are not answered yet, the earliest first
}

// late is a request of the flow that the accounts carry out at a later instant.
type late struct {
	request ivr.Effect
	at      time.Duration
}

// Place routes a call and offers it. The leg then stands at its first instant.
func Place(ctx context.Context, cfg Config) (*Virtual, error) {
	l, err := open(ctx, cfg)
	if err != nil {
		return nil, err
	}
	v := &Virtual{leg: l}
	l.cfg.Board.open(ctx, l)
	return v, v.feed(ctx, 0, l.offered())
}

// feed lets events happen at one instant and then answers what the flow asks for, until it asks no
// more. Keys pressed together are all on the leg before the accounts answer the first of them.
func (v *Virtual) feed(ctx context.Context, at time.Duration, events ...ivr.Event) error {
	var requests []ivr.Effect
	for _, ev := range events {
		more, err := v.leg.feed(at, ev)
		if err != nil {
			return err
		}
		requests = append(requests, more...)
	}
	for len(requests) > 0 {
		request := requests[0]
		requests = requests[1:]
		if v.delay > 0 {
			v.late = append(v.late, late{request, v.leg.at + v.delay})
			v.delay = 0
			continue
		}
		answer := v.leg.answer(context.WithoutCancel(ctx), request)
		more, err := v.leg.feed(v.leg.at, answer)
		if err != nil {
			return err
		}
		requests = append(requests, more...)
	}
	if v.leg.cause != "" {
		v.leg.cfg.Board.close(v.leg)
	}
	return nil
}

// Delay has the accounts take so long, in leg time, over the next request of this call. It is
// carried out at the end of that time, even if nobody waits for its answer any more.
func (v *Virtual) Delay(d time.Duration) { v.delay = d }

// pass lets the next thing happen, which is due at the given instant. A timer goes before an
// answer that comes exactly when it runs out.
func (v *Virtual) pass(ctx context.Context, due time.Duration) error {
	if at, ok := v.leg.deadline(); ok && at <= due {
		return v.feed(ctx, due, ivr.Tick{})
	}
	request := v.late[0].request
	v.late = v.late[1:]
	answer := v.leg.answer(context.WithoutCancel(ctx), request)
	return v.feed(ctx, due, answer)
}

// Settle lets leg time pass until every prompt has ended and the portal waits for input, or the
// call is over. What another process did to the account in the meantime is heard first.
func (v *Virtual) Settle(ctx context.Context) error {
	if err := v.Hear(ctx); err != nil {
		return err
	}
	for !v.Released() && !v.Waiting() {
		due, ok := v.Deadline()
		if !ok {
			return nil
		}
		if err := v.pass(ctx, due); err != nil {
			return err
		}
	}
	return nil
}

// Hear lets the leg hear of the acts on its mailbox that are on disk by now.
func (v *Virtual) Hear(ctx context.Context) error {
	if b := v.leg.cfg.Board; b != nil {
		b.look(ctx)
	}
	for !v.Released() {
		select {
		case what := <-v.News():
			if err := v.Changed(ctx, what); err != nil {
				return err
			}
		default:
			return nil
		}
	}
	return nil
}

// News tells that an act on the mailbox of this call waits to be heard, for a shell that waits for
// something else as well. What it takes from the channel it must give to Changed.
func (v *Virtual) News() <-chan mailbox.ChangeWhat { return v.leg.cfg.Board.acts(v.leg) }

// Changed tells the leg of an admin act on its mailbox.
func (v *Virtual) Changed(ctx context.Context, what mailbox.ChangeWhat) error {
	return v.feed(ctx, v.leg.at, changed(what))
}

// Waiting reports whether nothing is being said and the portal listens.
func (v *Virtual) Waiting() bool {
	s := v.leg.m.Snapshot()
	return s.Playing == 0 && s.Wants != ivr.WantsNothing
}

// Press presses keys at the present instant, as fast as type-ahead: the accounts answer after the
// last of them.
func (v *Virtual) Press(ctx context.Context, keys ...ivr.Key) error {
	events := make([]ivr.Event, len(keys))
	for i, k := range keys {
		events[i] = ivr.Digit{Key: k}
	}
	return v.feed(ctx, v.leg.at, events...)
}

// HangUp ends the call from the caller's side.
func (v *Virtual) HangUp(ctx context.Context) error {
	return v.feed(ctx, v.leg.at, ivr.HungUp{})
}

// Wait lets leg time pass.
func (v *Virtual) Wait(ctx context.Context, d time.Duration) error {
	end := v.leg.at + d
	for {
		due, ok := v.Deadline()
		if !ok || due > end {
			break
		}
		if err := v.pass(ctx, due); err != nil {
			return err
		}
	}
	return v.feed(ctx, end, ivr.Tick{})
}

// Deadline is when something next happens by itself: on the leg, or at the accounts for it. A call
// that is over can still wait for its last request to be carried out.
func (v *Virtual) Deadline() (time.Duration, bool) {
	at, ok := v.leg.deadline()
	if len(v.late) > 0 && (!ok || v.late[0].at < at) {
		return v.late[0].at, true
	}
	return at, ok
}

// At is the leg time.
func (v *Virtual) At() time.Duration { return v.leg.at }

// Snapshot is what may be seen of the leg.
func (v *Virtual) Snapshot() ivr.Snapshot { return v.leg.m.Snapshot() }

// Released reports whether the call is over.
func (v *Virtual) Released() bool { return v.leg.cause != "" }

// Cause is why the call is over, empty while it goes on.
func (v *Virtual) Cause() ivr.Cause { return v.leg.cause }

// Close takes the call off the list of calls in progress; a call that is over needs it no more.
func (v *Virtual) Close() { v.leg.cfg.Board.close(v.leg) }

// Route is where the dial plan took the call.
func (v *Virtual) Route() mailbox.Route { return v.leg.route }
