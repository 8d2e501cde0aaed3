package call

import (
	"context"
	"sync"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// Result is how a call went.
type Result struct {
	Cause  ivr.Cause
	Length time.Duration // leg time at release
	Route  mailbox.Route
}

// Run runs a leg in real time until it is released, and returns how it ended. Ending ctx hangs up
// like a caller would: requests under way are still carried out, for an outcome may be on disk
// already. Tempo may be nil for real time.
func Run(ctx context.Context, cfg Config, line Line, tempo *Tempo) (Result, error) {
	l, err := open(ctx, cfg)
	if err != nil {
		return Result{}, err
	}
	if tempo == nil {
		tempo = NewTempo(1)
	}
	r := &runner{leg: l, line: line, tempo: tempo, answers: make(chan ivr.Event), over: make(chan struct{}), work: context.WithoutCancel(ctx)}
	// Observers hear of the leg's own effects first, then the line carries them out.
	r.observe = l.cfg.Observe
	l.cfg.Observe = r.seen
	l.cfg.Board.open(r.work, l)
	err = r.run(ctx)
	close(r.over)
	r.requests.Wait()
	l.cfg.Board.close(l)
	return Result{Cause: l.cause, Length: l.at, Route: l.route}, err
}

// runner is the one goroutine of a leg in real time.
type runner struct {
	leg      *leg
	line     Line
	tempo    *Tempo
	observe  func(Update)
	answers  chan ivr.Event
	over     chan struct{} // closed once nobody takes answers any more
	requests sync.WaitGroup
	work     context.Context // of the requests: outlives the caller
	lineErr  error
}

// run feeds the leg until it is released.
func (r *runner) run(ctx context.Context) error {
	if err := r.feed(0, r.leg.offered()); err != nil {
		return err
	}
	timer := time.NewTimer(0)
	defer timer.Stop()
	for r.leg.cause == "" && r.lineErr == nil {
		wake, retimed := r.arm(timer)
		var ev ivr.Event = ivr.Tick{}
		select {
		case <-ctx.Done():
			ev = ivr.HungUp{}
		case ev = <-r.line.Events():
			if ev == nil { // a line that closes its events has hung up
				ev = ivr.HungUp{}
			}
		case ev = <-r.answers:
			// Keys that were pressed while the accounts worked come before their answer.
			if err := r.drain(); err != nil {
				return err
			}
		case what := <-r.leg.cfg.Board.acts(r.leg):
			ev = changed(what)
		case <-wake:
		case <-retimed:
		}
		if err := r.feed(r.tempo.Now(), ev); err != nil {
			return err
		}
	}
	return r.lineErr
}

// drain feeds what the line has ready.
func (r *runner) drain() error {
	for {
		select {
		case ev := <-r.line.Events():
			if ev == nil {
				ev = ivr.HungUp{}
			}
			if err := r.feed(r.tempo.Now(), ev); err != nil {
				return err
			}
			if r.leg.cause != "" {
				return nil
			}
		default:
			return nil
		}
	}
}

// arm sets the timer to the leg's next deadline and returns its channel, nil while leg time stands
// still, and the channel that tells of a change of tempo.
func (r *runner) arm(timer *time.Timer) (wake <-chan time.Time, retimed <-chan struct{}) {
	due, ok := r.leg.deadline()
	if !ok {
		return nil, nil
	}
	wait, runs, retimed := r.tempo.until(due)
	if !runs {
		return nil, retimed
	}
	timer.Reset(wait)
	return timer.C, retimed
}

// feed lets ev happen and starts the requests that follow from it.
func (r *runner) feed(at time.Duration, ev ivr.Event) error {
	requests, err := r.leg.feed(max(at, r.leg.at), ev)
	for _, request := range requests {
		r.requests.Go(func() {
			answer := r.leg.answer(r.work, request)
			select {
			case r.answers <- answer:
			case <-r.over: // released while the accounts worked: the outcome is kept, nobody hears it
			}
		})
	}
	return err
}

// seen hands a step's effects to the line and then shows the step to the observer.
func (r *runner) seen(u Update) {
	for _, e := range u.Effects {
		if asks(e) {
			continue
		}
		if err := r.line.Do(r.work, e); err != nil && r.lineErr == nil {
			r.lineErr = err
		}
	}
	r.observe(u)
}
