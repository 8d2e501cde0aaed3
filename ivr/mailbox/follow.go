package mailbox

import (
	"context"
	"fmt"
	"slices"
)

// ChangeWhat is what an admin act did to the account of a call in progress.
type ChangeWhat string

// The changes that reach a caller.
const (
	WasReset       ChangeWhat = "reset" // another PIN is in force, by whatever act
	WasLocked      ChangeWhat = "locked"
	WasDeactivated ChangeWhat = "deactivated" // or deleted
)

// Follow tells, until ctx ends, what admin acts do to a mailbox from now on: another PIN, a lock by
// hand, a deactivation. The caller's own change of PIN and the portal's lock are none of these; the
// caller hears of them where they happen. Then the channel is closed; it is also closed when the
// store is, or cannot be read any more.
func (a *Accounts) Follow(ctx context.Context, k Key) (<-chan ChangeWhat, error) {
	ctx, cancel := context.WithCancel(ctx)
	changes, err := a.store.Watch(ctx)
	if err != nil {
		cancel()
		return nil, fmt.Errorf("follow mailbox %s: %w", k, err)
	}
	seen, err := a.lastEntry(ctx)
	if err != nil {
		cancel()
		return nil, fmt.Errorf("follow mailbox %s: %w", k, err)
	}
	out := make(chan ChangeWhat)
	go func() {
		defer close(out)
		defer cancel()
		f := follower{a: a, key: k, seen: seen}
		for c := range changes {
			if c.Kind != ChangedAudit && c.Kind != ChangedAll {
				continue
			}
			whats, err := f.news(ctx)
			if err != nil {
				if ctx.Err() == nil {
					a.log.Error("follow mailbox", "mailbox", k.String(), "err", err)
				}
				return
			}
			for _, what := range whats {
				select {
				case out <- what:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return out, nil
}

// follower reads what the audit says of one mailbox, each entry once.
type follower struct {
	a    *Accounts
	key  Key
	seen uint64
}

// news are the acts recorded since the last look, oldest first.
func (f *follower) news(ctx context.Context) ([]ChangeWhat, error) {
	var found []ChangeWhat
	seen := f.seen
	err := f.a.view(ctx, func(v view) error {
		found = found[:0]
		for e, err := range v.Audit(0) {
			if err != nil {
				return fmt.Errorf("read the audit: %w", err)
			}
			if e.Seq <= f.seen {
				break
			}
			seen = max(seen, e.Seq)
			if what := whatOf(e, f.key); what != "" {
				found = append(found, what)
			}
		}
		return nil
	})
	f.seen = seen
	slices.Reverse(found)
	return found, err
}

// whatOf is what an entry means to a call on a mailbox, empty for nothing. A refilled store is
// another one for everybody.
func whatOf(e AuditEntry, k Key) ChangeWhat {
	switch e.Act {
	case EntryClassLoad, EntryClassReset, EntryClassRestore:
		return WasReset
	}
	if e.Mailbox != k {
		return ""
	}
	switch e.Act {
	case "reset-default", "reset-temporary", "set-pin":
		return WasReset
	case "lock":
		return WasLocked
	case "deactivate", "delete":
		return WasDeactivated
	}
	return ""
}

// lastEntry is the sequence number of the newest audit entry.
func (a *Accounts) lastEntry(ctx context.Context) (uint64, error) {
	var seq uint64
	err := a.view(ctx, func(v view) error {
		for e, err := range v.Audit(0) {
			if err != nil {
				return fmt.Errorf("read the audit: %w", err)
			}
			seq = e.Seq
			break
		}
		return nil
	})
	return seq, err
}
