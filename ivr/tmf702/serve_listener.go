package tmf702

import (
	"context"
	"errors"
	"time"

	"voiceportal/ivr/mailbox"
)

// serve tells a listener everything that it has to hear by now. It claims the listener once there is
// something, and then looks again: another server may have told it meanwhile.
func (d *deliverer) serve(ctx context.Context, sub mailbox.Subscription) error {
	wants, err := parseEventQuery(sub.Query)
	if err != nil {
		return err
	}
	settled := context.WithoutCancel(ctx) // an event that was sent is noted as sent
	claimed := false
	for ctx.Err() == nil {
		seq, news, err := d.next(ctx, sub, wants)
		if err != nil {
			return err
		}
		if len(news) == 0 {
			break
		}
		if !claimed {
			if sub, err = d.accounts.ClaimSubscription(ctx, sub.ID, listenerLease); err != nil {
				return unlessLost(err)
			}
			claimed = true
			continue
		}
		failed := d.tell(settled, &sub, news)
		if !failed {
			sub.Seen = seq
		}
		if err := d.accounts.KeepSubscription(settled, sub); err != nil || failed {
			return unlessLost(err)
		}
	}
	if !claimed {
		return nil
	}
	sub.NextTry = time.Time{}
	return unlessLost(d.accounts.KeepSubscription(settled, sub))
}

// unlessLost is an error, but for a listener that somebody else serves now, or that is no more.
func unlessLost(err error) error {
	if errors.Is(err, mailbox.ErrClaimed) || errors.Is(err, mailbox.ErrNoSubscription) {
		return nil
	}
	return err
}

// next finds the next audit entry that is news for a listener, and its events; no events mean that
// there is none by now.
func (d *deliverer) next(ctx context.Context, sub mailbox.Subscription, wants []condition) (seq uint64, news []event, err error) {
	at := max(sub.Seen, d.passedBy(sub.ID))
	for {
		entries, upTo, err := d.accounts.AuditAfter(ctx, at, auditWindow)
		if err != nil || upTo == at {
			return 0, nil, err
		}
		for _, e := range entries {
			all, err := d.happened(ctx, e, sub.Tenant)
			if err != nil {
				return 0, nil, err
			}
			if news := wanted(all, wants); len(news) > 0 {
				return e.Seq, news, nil
			}
		}
		at = upTo
		d.pass(sub.ID, at)
	}
}

// wanted are the events that meet every condition of a listener.
func wanted(all []event, wants []condition) []event {
	q := query{conditions: wants}
	var news []event
	for _, e := range all {
		if q.picks(e.object()) {
			news = append(news, e)
		}
	}
	return news
}

func (d *deliverer) passedBy(id string) uint64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.passed[id]
}

func (d *deliverer) pass(id string, seq uint64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.passed[id] = seq
}

// tell sends the events of one entry, and notes in the subscription what came of it.
func (d *deliverer) tell(ctx context.Context, sub *mailbox.Subscription, news []event) (failed bool) {
	for _, e := range news {
		gone, err := d.callbacks.send(ctx, sub.Callback, e)
		if err != nil {
			d.failed(sub, gone, err)
			d.metrics.delivered("failed")
			d.log.WarnContext(ctx, "event not delivered", "subscription", sub.ID, "event", e.id, "try", sub.Tries, "problem", err.Error())
			return true
		}
		d.metrics.delivered("delivered")
		d.log.InfoContext(ctx, "event delivered", "subscription", sub.ID, "event", e.id, "type", e.kind)
	}
	sub.Tries, sub.Problem, sub.FailedAt = 0, "", time.Time{}
	sub.NextTry = d.now().Add(listenerLease)
	return false
}

// failed puts a listener off, or gives it up when it has failed for too long or wants no more.
func (d *deliverer) failed(sub *mailbox.Subscription, gone bool, err error) {
	wall := d.now()
	if sub.Tries == 0 {
		sub.FailedAt = wall
	}
	sub.Tries++
	sub.Problem = err.Error()
	sub.NextTry = wall.Add(retryAfter(sub.Tries))
	if gone || wall.Sub(sub.FailedAt) >= giveUpAfter {
		sub.GaveUpAt = wall
	}
}

// retryAfter is how long a listener is left alone after a number of tries.
func retryAfter(tries int) time.Duration {
	wait := firstRetry
	for range tries - 1 {
		if wait *= 2; wait >= longestRetry {
			return longestRetry
		}
	}
	return wait
}
