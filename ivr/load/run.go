package load

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/pin"
)

// Config is a load. Accounts, Speech, Rules, Mailboxes, Callers, Mix and one of Calls and For are
// needed.
type Config struct {
	Accounts  call.Accounts // filled with [Class]
	Speech    ivr.Speech
	Rules     pin.Rules     // of the class's profile, for new PINs
	Mailboxes int           // of the class
	Callers   int           // at the same time, no more than there are mailboxes
	Calls     int           // in all; 0 for as many as there is time for
	For       time.Duration // until no further call begins; 0 for as long as it takes
	Rate      float64       // calls that begin in a second; 0 for as fast as callers can
	Mix       Mix
	Seed      uint64         // of the same seed, each caller draws the same calls
	Progress  func(done int) // told after every call, from any goroutine; nil for nobody
}

// Report is how a load went.
type Report struct {
	Took     time.Duration
	Times    map[Kind]*Times // of calls that went well
	Failures map[string]int  // calls that ended otherwise than they ought to, by how they ended
}

// Calls is how many calls went well.
func (r Report) Calls() (n int64) {
	for _, t := range r.Times {
		n += t.Count()
	}
	return n
}

// Validate returns an error that says what of a load cannot be.
func (c Config) Validate() error {
	switch {
	case c.Accounts == nil || c.Speech == nil:
		return errors.New("load: accounts and a speech are needed")
	case c.Mailboxes < 1 || c.Mailboxes > MaxMailboxes:
		return fmt.Errorf("load: %d mailboxes; there can be 1 to %d", c.Mailboxes, MaxMailboxes)
	case c.Callers < 1 || c.Callers > c.Mailboxes:
		return fmt.Errorf("load: %d callers; each needs a mailbox, of which there are %d", c.Callers, c.Mailboxes)
	case c.Calls < 0 || c.For < 0 || c.Rate < 0:
		return errors.New("load: calls, time and rate cannot be negative")
	case c.Calls == 0 && c.For == 0:
		return errors.New("load: say how many calls, or for how long")
	case len(c.Mix) == 0:
		return errors.New("load: the mix is empty")
	}
	return nil
}

// Run makes the calls and returns how they went, also when ctx ends first. An error means that the
// portal could not be called at all.
//
// With a rate, a call that cannot begin in time because all callers are busy is measured from when
// it ought to have begun: else a portal that stands still would look fast.
func Run(ctx context.Context, c Config) (Report, error) {
	if err := c.Validate(); err != nil {
		return Report{}, err
	}
	r := run{cfg: c, began: time.Now(), report: Report{Times: map[Kind]*Times{}, Failures: map[string]int{}}}
	for _, k := range Kinds() {
		r.report.Times[k] = &Times{}
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var callers sync.WaitGroup
	for i := range c.Callers {
		callers.Go(func() {
			if err := r.callAgain(ctx, newCaller(c, i)); err != nil {
				stop(err)
			}
		})
	}
	callers.Wait()
	r.report.Took = time.Since(r.began)
	err := context.Cause(ctx)
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		err = nil // whoever asked for the load had enough
	}
	return r.report, err
}

// run is a load under way.
type run struct {
	cfg    Config
	began  time.Time
	next   atomic.Int64 // the number of the next call
	done   atomic.Int64
	mu     sync.Mutex
	report Report
}

// callAgain has a caller call until there is no more to do.
func (r *run) callAgain(ctx context.Context, c *caller) error {
	times, failures := map[Kind]*Times{SignIn: {}, Wrong: {}, Change: {}}, map[string]int{}
	defer func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		for k, t := range times {
			r.report.Times[k].Join(*t)
		}
		for how, n := range failures {
			r.report.Failures[how] += n
		}
	}()
	for {
		due, more := r.turn(ctx)
		if !more {
			return nil
		}
		kind := r.cfg.Mix.pick(c.random)
		failure, err := c.call(context.WithoutCancel(ctx), kind)
		switch {
		case err != nil:
			return err
		case failure != "":
			failures[string(kind)+" "+failure]++
		default:
			times[kind].Add(time.Since(due))
		}
		if done := r.done.Add(1); r.cfg.Progress != nil {
			r.cfg.Progress(int(done))
		}
	}
}

// turn waits for the next call to begin, and returns when it is due.
func (r *run) turn(ctx context.Context) (due time.Time, more bool) {
	n := r.next.Add(1) - 1
	due = time.Now()
	if r.cfg.Rate > 0 {
		due = r.began.Add(time.Duration(float64(n) / r.cfg.Rate * float64(time.Second)))
	}
	if r.cfg.Calls > 0 && n >= int64(r.cfg.Calls) || r.cfg.For > 0 && due.Sub(r.began) >= r.cfg.For {
		return due, false
	}
	wait := time.NewTimer(time.Until(due))
	defer wait.Stop()
	select {
	case <-wait.C:
		return due, ctx.Err() == nil
	case <-ctx.Done():
		return due, false
	}
}
