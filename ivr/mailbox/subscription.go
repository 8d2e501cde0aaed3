package mailbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Subscription is a listener that wants to hear what happens to mailboxes. What it has still to
// hear is the audit after Seen: nothing is queued beside the audit, so nothing can be lost between
// an act and its event. Its times are wall time.
type Subscription struct {
	ID        string
	Token     string // its maker's; revoking the token ends the subscription
	Tenant    string // whose mailboxes it hears about; empty for all
	Callback  string // the listener's address
	Query     string // which events it wants; empty for all
	CreatedAt time.Time
	Seen      uint64    // the last audit entry that it has been told of, or does not want
	Claims    uint64    // how often it was claimed; the newest claim counts
	Tries     int       // failed ones since the last delivery
	FailedAt  time.Time // the first of these; zero while all is well
	NextTry   time.Time // not before; zero for at once
	Problem   string    // why the last try failed
	GaveUpAt  time.Time // nothing is delivered any more; zero while it is
}

// Due reports whether the listener may be tried at an instant of wall time.
func (s Subscription) Due(wall time.Time) bool {
	return s.GaveUpAt.IsZero() && !s.NextTry.After(wall)
}

// ErrNoSubscription is a subscription that is unknown, or was ended.
var ErrNoSubscription = errors.New("no such subscription")

// Subscribe keeps a new subscription, which hears what happens from now on, and returns it with its
// id. Again is true where the same request had made one already; see [Accounts.Once].
func (a *Accounts) Subscribe(ctx context.Context, by By, s Subscription, once Once) (_ Subscription, again bool, err error) {
	id, err := a.vault.name()
	if err != nil {
		return Subscription{}, false, err
	}
	s.ID = id
	again, err = a.once(ctx, once, &s.ID, func(t *turn) error {
		if _, err := t.Token(s.Token); err != nil {
			return err
		}
		s.CreatedAt = t.wall
		seq, err := t.recordBy(by, AuditEntry{Act: EntrySubscribed, Detail: s.words()})
		if err != nil {
			return err
		}
		s.Seen = seq
		return t.tx.PutSubscription(s)
	})
	if err == nil && again {
		s, err = a.Subscription(ctx, s.ID)
	}
	if err != nil {
		return Subscription{}, false, fmt.Errorf("subscribe: %w", unwrapRefusal(err))
	}
	return s, again, nil
}

// Unsubscribe ends a subscription; one that is gone is [ErrNoSubscription].
func (a *Accounts) Unsubscribe(ctx context.Context, by By, id string) error {
	err := a.update(ctx, func(t *turn) error {
		s, err := t.Subscription(id)
		if err != nil {
			return err
		}
		if err := t.tx.DeleteSubscription(id); err != nil {
			return err
		}
		_, err = t.recordBy(by, AuditEntry{Act: EntryUnsubscribed, Detail: s.words()})
		return err
	})
	if err != nil {
		return fmt.Errorf("unsubscribe: %w", err)
	}
	return nil
}

// Subscription is one subscription.
func (a *Accounts) Subscription(ctx context.Context, id string) (Subscription, error) {
	var s Subscription
	err := a.view(ctx, func(v view) (err error) {
		s, err = v.Subscription(id)
		return err
	})
	return s, err
}

// Subscriptions lists the subscriptions by id.
func (a *Accounts) Subscriptions(ctx context.Context) ([]Subscription, error) {
	var all []Subscription
	err := a.view(ctx, func(v view) (err error) {
		all, err = v.Subscriptions()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the subscriptions: %w", err)
	}
	return all, nil
}

// ClaimSubscription takes a subscription to deliver to it. Until the lease of wall time is over, or
// [Accounts.KeepSubscription] sets its NextTry, nobody else can claim it; whoever dies with a claim
// delays the listener's events and does not lose them. One that is not due is [ErrClaimed].
func (a *Accounts) ClaimSubscription(ctx context.Context, id string, lease time.Duration) (Subscription, error) {
	var s Subscription
	err := a.update(ctx, func(t *turn) (err error) {
		if s, err = t.Subscription(id); err != nil {
			return err
		}
		if !s.Due(t.wall) {
			return fmt.Errorf("subscription %s: %w", id, ErrClaimed)
		}
		s.Claims++
		s.NextTry = t.wall.Add(lease)
		return t.tx.PutSubscription(s)
	})
	if err != nil {
		return Subscription{}, fmt.Errorf("claim a subscription: %w", err)
	}
	return s, nil
}

// KeepSubscription notes how far a claimed subscription has come. Where the claim was lost meanwhile
// nothing changes, and it is [ErrClaimed].
func (a *Accounts) KeepSubscription(ctx context.Context, claimed Subscription) error {
	err := a.update(ctx, func(t *turn) error {
		s, err := t.Subscription(claimed.ID)
		if err != nil {
			return err
		}
		if s.Claims != claimed.Claims {
			return fmt.Errorf("subscription %s: %w", s.ID, ErrClaimed)
		}
		return t.tx.PutSubscription(claimed)
	})
	if err != nil {
		return fmt.Errorf("note what a listener has heard: %w", err)
	}
	return nil
}

// AuditAfter reads audit entries onwards, the oldest first: at most limit of those after a sequence
// number. UpTo is how far it has looked, the number to go on after; entries that were trimmed away
// are passed over.
func (a *Accounts) AuditAfter(ctx context.Context, seq uint64, limit int) (entries []AuditEntry, upTo uint64, err error) {
	err = a.view(ctx, func(v view) error {
		entries, upTo = nil, seq
		for newest, err := range v.Audit(0) {
			if err != nil {
				return err
			}
			upTo = max(seq, min(newest.Seq, seq+uint64(limit)))
			break
		}
		for e, err := range v.Audit(upTo + 1) {
			if err != nil {
				return err
			}
			if e.Seq <= seq {
				break
			}
			entries = append(entries, e)
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("read the audit: %w", err)
	}
	slices.Reverse(entries)
	return entries, upTo, nil
}

// words is the subscription for the audit.
func (s Subscription) words() string {
	return fmt.Sprintf("%s by token %s", s.Callback, s.Token)
}
