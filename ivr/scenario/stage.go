package scenario

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// Stage plays a scenario step by step before an audience: forward, back, and off the path when
// somebody dials by hand. Time passes only in its methods, so a stage stands still while people
// talk. What happens on it is its film.
//
// A stage is for one goroutine at a time; only [Stage.Wall] may be asked from anywhere.
type Stage struct {
	player   *Player
	scenario *Scenario
	parts    []part
	focus    mailbox.Key
	run      *run
	done     int // steps
	film     []Moment
	entries  uint64 // the newest audit entry on the film
	began    time.Time
	clock    atomic.Int64 // nanoseconds since the beginning, for Wall
}

// Stage sets a scenario up, before its first step. Of a scenario that has several runs the first is
// played. Close the stage when it is not needed any more.
func (p *Player) Stage(ctx context.Context, s *Scenario) (*Stage, error) {
	st := &Stage{player: p, scenario: s, parts: s.parts(), focus: s.Focus()}
	if err := st.begin(ctx); err != nil {
		return nil, fmt.Errorf("set up %s: %w", s.Path, err)
	}
	return st, nil
}

// begin makes a new world, before the first step. Where that cannot be done the old one stays.
func (st *Stage) begin(ctx context.Context) error {
	w, err := st.player.world(ctx, st.scenario.Class)
	if err != nil {
		return err
	}
	if st.run != nil {
		st.run.close()
	}
	v := st.scenario.variant(0)
	st.run = &run{
		world: w, scenario: st.scenario, order: v.order, values: v.values,
		speech: st.player.config.Speech, reached: NewCoverage(),
	}
	st.run.watch = func(g *leg, u call.Update) { st.shoot(ctx, g, u) }
	st.done, st.film, st.entries, st.began = 0, nil, w.entries, w.began
	st.clock.Store(0)
	return st.look(ctx)
}

// Close gives up the stage's store.
func (st *Stage) Close() { st.run.close() }

// Done is how many steps have been played.
func (st *Stage) Done() int { return st.done }

// Next plays the next step and lets time pass until every prompt has been said. Its error is a
// [*Failure] for what is not as the scenario wants it; the step counts as played all the same.
func (st *Stage) Next(ctx context.Context) error {
	if st.done == len(st.parts) {
		return nil
	}
	err := st.run.lines(ctx, st.parts[st.done].lines)
	st.done++
	if failure, failed := errors.AsType[*Failure](err); failed {
		failure.strike(st.scenario.secrets())
	}
	err = errors.Join(err, st.Settle(ctx))
	for _, g := range st.run.legs {
		g.paused = len(g.heard)
	}
	return err
}

// Rewind goes back to where the first steps had been played: it begins anew, with the class as it
// was, and plays them again.
func (st *Stage) Rewind(ctx context.Context, steps int) error {
	if err := st.begin(ctx); err != nil {
		return fmt.Errorf("begin %s anew: %w", st.scenario.Path, err)
	}
	var all error
	for st.done < min(steps, len(st.parts)) {
		all = errors.Join(all, st.Next(ctx))
	}
	return all
}

// Dial places a call by hand.
func (st *Stage) Dial(ctx context.Context, from mailbox.Key, to string) error {
	if err := st.run.place(ctx, call.Config{From: from, To: to}); err != nil {
		return err
	}
	return st.look(ctx)
}

// Press presses keys by hand on the newest call. With no call, or one that is over, nothing happens.
func (st *Stage) Press(ctx context.Context, keys ...ivr.Key) error {
	return st.act(ctx, func(v *call.Virtual) error { return v.Press(ctx, keys...) })
}

// HangUp ends the newest call by hand.
func (st *Stage) HangUp(ctx context.Context) error {
	return st.act(ctx, func(v *call.Virtual) error { return v.HangUp(ctx) })
}

// act does something on the newest call, if it goes on.
func (st *Stage) act(ctx context.Context, do func(*call.Virtual) error) error {
	g := st.run.current
	if g == nil || g.virtual.Released() {
		return nil
	}
	if err := g.sync(ctx, st.run.elapsed); err != nil {
		return err
	}
	if err := do(g.virtual); err != nil {
		return err
	}
	return st.look(ctx)
}

// Pass lets time pass.
func (st *Stage) Pass(ctx context.Context, d time.Duration) error {
	if err := st.run.advance(ctx, st.run.elapsed+d); err != nil {
		return err
	}
	return st.look(ctx)
}

// Settle lets time pass until the newest call has said everything and listens, or is over. No
// silence runs out in it.
func (st *Stage) Settle(ctx context.Context) error {
	if g := st.run.current; g != nil {
		if err := st.run.settle(ctx, g, func() bool { return false }); err != nil {
			return err
		}
	}
	return st.look(ctx)
}

// Look lets the calls hear of what admins have done, and puts it on the film.
func (st *Stage) Look(ctx context.Context) error {
	if err := st.run.tellCalls(ctx); err != nil {
		return err
	}
	return st.Settle(ctx)
}

// Now is the time since the beginning.
func (st *Stage) Now() time.Duration { return st.run.elapsed }

// Wall is the stage's wall clock, which moves only when time passes on it. Accounts on the same
// store that go by it live in the stage's time.
func (st *Stage) Wall() time.Time { return st.began.Add(time.Duration(st.clock.Load())) }
