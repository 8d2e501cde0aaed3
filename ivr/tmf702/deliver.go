package tmf702

import (
	"context"
	"fmt"
	"sync"
	"time"

	"voiceportal/ivr/mailbox"
)

const (
	// firstRetry and longestRetry are how long a listener that failed is left alone: twice as long
	// each time.
	firstRetry   = time.Second
	longestRetry = 5 * time.Minute
	// giveUpAfter is how long a listener may fail before its subscription is given up.
	giveUpAfter = 24 * time.Hour
	// listenerLease is how long a server may take over one event before another one tries.
	listenerLease = 30 * time.Second
	// auditWindow is how many audit entries are read at once.
	auditWindow = 200
	// listenersAtOnce is how many listeners are served side by side; a slow one delays no other.
	listenersAtOnce = 16
)

// deliverer brings events to listeners, for as long as its server runs. What a listener has still to
// hear is the audit after the last entry that it has heard, so an event is lost neither with a
// process nor before it is queued. Each event is delivered at least once, in order.
type deliverer struct {
	*Server
	ready chan struct{} // a listener has been let go of, and may have more to hear
	slots chan struct{}

	mu     sync.Mutex
	served map[string]bool   // listeners under way; true where there may be more for them
	passed map[string]uint64 // entries that a listener does not want, beyond what the store says
}

func newDeliverer(s *Server) *deliverer {
	return &deliverer{
		Server: s, ready: make(chan struct{}, 1), slots: make(chan struct{}, listenersAtOnce),
		served: make(map[string]bool), passed: make(map[string]uint64),
	}
}

// run delivers until ctx ends, and returns when what is under way is settled.
func (d *deliverer) run(ctx context.Context) error {
	changes, err := d.accounts.Watch(ctx)
	if err != nil {
		return fmt.Errorf("watch for events: %w", err)
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	for ctx.Err() == nil {
		next, err := d.serveDue(ctx, &wg)
		if err != nil && ctx.Err() == nil {
			return fmt.Errorf("deliver events: %w", err)
		}
		d.wait(ctx, changes, next)
	}
	return nil
}

// serveDue begins to serve every listener that may be tried now, and returns when the next may be.
func (d *deliverer) serveDue(ctx context.Context, wg *sync.WaitGroup) (next time.Time, err error) {
	all, err := d.accounts.Subscriptions(ctx)
	if err != nil {
		return time.Time{}, err
	}
	wall := d.now()
	d.forget(all)
	for _, sub := range all {
		switch {
		case !sub.GaveUpAt.IsZero():
		case !sub.Due(wall):
			if next.IsZero() || sub.NextTry.Before(next) {
				next = sub.NextTry
			}
		case d.begin(sub.ID):
			wg.Go(func() {
				d.slots <- struct{}{}
				defer func() { <-d.slots; d.end(sub.ID) }()
				if err := d.serve(ctx, sub); err != nil && ctx.Err() == nil {
					d.log.ErrorContext(ctx, "events not delivered", "subscription", sub.ID, "err", err)
				}
			})
		}
	}
	return next, nil
}

// wait waits until there may be something to deliver.
func (d *deliverer) wait(ctx context.Context, changes <-chan mailbox.Change, next time.Time) {
	var due <-chan time.Time
	if !next.IsZero() {
		timer := time.NewTimer(next.Sub(d.now()))
		defer timer.Stop()
		due = timer.C
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-due:
			return
		case <-d.ready:
			return
		case c := <-changes:
			switch c.Kind {
			case mailbox.ChangedAudit, mailbox.ChangedHub, mailbox.ChangedAll, "":
				return
			}
		}
	}
}

// begin takes a listener; false where it is being served, which then looks once more.
func (d *deliverer) begin(id string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, busy := d.served[id]
	d.served[id] = busy
	return !busy
}

// end lets go of a listener, and has it looked at again where something came too late for it.
func (d *deliverer) end(id string) {
	d.mu.Lock()
	more := d.served[id]
	delete(d.served, id)
	d.mu.Unlock()
	if !more {
		return
	}
	select {
	case d.ready <- struct{}{}:
	default:
	}
}

// forget drops what is known of listeners that are no more.
func (d *deliverer) forget(all []mailbox.Subscription) {
	d.mu.Lock()
	defer d.mu.Unlock()
	there := make(map[string]bool, len(all))
	for _, sub := range all {
		there[sub.ID] = true
	}
	for id := range d.passed {
		if !there[id] {
			delete(d.passed, id)
		}
	}
}
