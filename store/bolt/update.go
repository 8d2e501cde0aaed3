package bolt

import (
	"context"
	"fmt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

// act is one Update on its way through the committing goroutine.
//
// Its function runs in the goroutine of its caller, which the committing goroutine gives the
// turn: a panic or a Goexit in it then ends the caller and not the store, and its act is left
// out like one that failed.
type act struct {
	turn chan snapshot     // the transaction, when it is this act's turn
	gone chan struct{}     // closed when the caller did not wait for the turn
	ran  chan store.Commit // what the function has written; no Writes when it failed
	done chan error        // whether the commit, or the attempt to make one, came off; buffered
}

// Update runs fn after all acts of all processes that came before, and returns when its writes
// are on the disk. While ctx lasts it waits for its turn; once fn has run it waits for the
// commit, whatever becomes of ctx, so that an error always means that nothing was changed.
//
// One exception cannot be helped: where the disk itself fails in the middle of a commit, the
// writes may turn out to be there later.
func (s *Store) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	if s.options.ReadOnly {
		return s.explain(errReadOnly)
	}
	a := &act{
		turn: make(chan snapshot),
		gone: make(chan struct{}),
		ran:  make(chan store.Commit),
		done: make(chan error, 1),
	}
	select {
	case s.queue <- a:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closed:
		return mailbox.ErrClosed
	}
	select {
	case snap := <-a.turn:
		failed := a.run(snap, s.options.Chain, fn)
		if err := <-a.done; err != nil {
			return err
		}
		// Even a refusal may rest on acts that are committed together with it, so it waits for
		// them as well.
		return failed
	case err := <-a.done:
		return err
	case <-ctx.Done():
		close(a.gone)
		return ctx.Err()
	}
}

// errReadOnly is for whoever wants to write what was opened with Options.ReadOnly.
var errReadOnly = fmt.Errorf("%w: it was opened for reading only", mailbox.ErrReadOnly)

// run runs fn and hands over what it wrote, however it ends.
func (a *act) run(snap snapshot, chain store.Chain, fn func(mailbox.Tx) error) error {
	var wrote store.Commit
	defer func() { a.ran <- wrote }()
	tx, err := store.NewTx(snap, chain)
	if err != nil {
		return err
	}
	defer tx.End()
	if err := fn(tx); err != nil {
		return err
	}
	wrote = tx.Finish()
	return nil
}
