package bolt

import (
	"fmt"
	"time"

	"voiceportal/store"
)

// The defaults and limits of Options.
const (
	DefaultTimeout = 10 * time.Second
	DefaultPoll    = 100 * time.Millisecond

	// bbolt sleeps 50 ms between two tries for its own lock and gives up at once where the
	// timeout is no longer than that.
	shortestTimeout = 51 * time.Millisecond
)

// Options are what may be set of a store. The zero Options are good for a store whose audit
// needs no key.
type Options struct {
	// Chain links the audit entries; nil for store.Unkeyed. A store must always be opened with
	// the chain that it was made with.
	Chain store.Chain
	// KeyID tells which key file the store was made with. It is kept in the store; opening with
	// another one is pin.ErrWrongKey.
	KeyID string
	// ReadOnly refuses every Update with mailbox.ErrReadOnly and never makes a store.
	ReadOnly bool
	// Timeout is how long to wait for a lock that another process holds; 0 for DefaultTimeout.
	// A process holds it for the length of a commit, so that only one that was suspended within
	// a commit, or hangs, can make another one wait that long.
	Timeout time.Duration
	// Poll is how often Watch looks for commits of other processes; 0 for DefaultPoll.
	Poll time.Duration
	// Committed is called after each commit has reached the disk and before any of its Updates
	// returns, with the revision that it led to; nil for nothing.
	Committed func(revision uint64)
	// Passing is called at each point of a commit, in the goroutine that commits; nil for nothing.
	// Whoever tests what a process leaves behind stops it there.
	Passing func(Point)
}

// complete checks the options and fills in the defaults.
func (o Options) complete() (Options, error) {
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Poll == 0 {
		o.Poll = DefaultPoll
	}
	if o.Timeout < shortestTimeout {
		return o, fmt.Errorf("store options: Timeout %v is too short; %v is the least", o.Timeout, shortestTimeout)
	}
	if o.Poll < 0 {
		return o, fmt.Errorf("store options: Poll %v is negative", o.Poll)
	}
	return o, nil
}
