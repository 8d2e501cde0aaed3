package mailbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Call is a call in progress, seen by every process on the store. It counts as gone once the
// lease has run out.
type Call struct {
	ID      string
	Tenant  string
	From    string
	To      string
	Door    string
	Mailbox Key
	State   string
	Started time.Time // portal time
	Lease   time.Time // wall time
	Owner   string    // host and process
}

// CallLease is how long a call is believed in after it was last heard of, in wall time. Renew a
// call with [Accounts.MoveCall] well within it.
const CallLease = 15 * time.Second

// forgetCalls is how long after its lease a call's record is removed. A process that was suspended
// until then finds its call again when it wakes.
const forgetCalls = 10 * time.Minute

// ErrNoCall is a call that is not, or no longer, among the calls in progress.
var ErrNoCall = errors.New("no such call")

// OpenCall lists a call as in progress. It gives the ID, the start and the lease, and returns the
// call with them.
func (a *Accounts) OpenCall(ctx context.Context, c Call) (Call, error) {
	id, err := a.vault.name()
	if err != nil {
		return Call{}, fmt.Errorf("open a call: %w", err)
	}
	c.ID = id
	err = a.update(ctx, func(t *turn) error {
		if err := t.forgetStale(); err != nil {
			return err
		}
		c.Started, c.Lease = t.now, t.wall.Add(CallLease)
		return t.tx.PutCall(c)
	})
	if err != nil {
		return Call{}, fmt.Errorf("open a call: %w", err)
	}
	return c, nil
}

// MoveCall tells the state and the mailbox that a call has come to, and renews its lease; with the
// same ones it only renews. It returns [ErrNoCall] for a call that was closed or given up.
func (a *Accounts) MoveCall(ctx context.Context, id, state string, box Key) error {
	err := a.update(ctx, func(t *turn) error {
		calls, err := t.Calls()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(calls, func(c Call) bool { return c.ID == id })
		if i < 0 {
			return ErrNoCall
		}
		c := calls[i]
		c.State, c.Mailbox, c.Lease = state, box, t.wall.Add(CallLease)
		return t.tx.PutCall(c)
	})
	if err != nil {
		return fmt.Errorf("move call %s: %w", id, err)
	}
	return nil
}

// CloseCall takes a call off the list, and keeps its tape, of which it gives the end; one without a
// text is not kept. Closing a call that is gone is no error.
func (a *Accounts) CloseCall(ctx context.Context, tape Tape) error {
	err := a.update(ctx, func(t *turn) error {
		if err := t.tx.DeleteCall(tape.ID); err != nil || tape.Text == "" {
			return err
		}
		tape.Ended = t.wall
		return t.tx.PutTape(tape)
	})
	if err != nil {
		return fmt.Errorf("close call %s: %w", tape.ID, err)
	}
	return nil
}

// Calls are the calls in progress in every process on the store, by start. Those whose lease has
// run out are left out.
func (a *Accounts) Calls(ctx context.Context) ([]Call, error) {
	var live []Call
	err := a.view(ctx, func(v view) error {
		var err error
		live, err = v.live()
		return err
	})
	return live, err
}

func (t *turn) forgetStale() error {
	calls, err := t.Calls()
	if err != nil {
		return fmt.Errorf("list the calls: %w", err)
	}
	for _, c := range calls {
		if t.wall.After(c.Lease.Add(forgetCalls)) {
			if err := t.tx.DeleteCall(c.ID); err != nil {
				return fmt.Errorf("forget call %s: %w", c.ID, err)
			}
		}
	}
	return nil
}
