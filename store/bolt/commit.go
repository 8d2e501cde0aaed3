package bolt

import (
	"context"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

// actsPerCommit bounds a commit, so that the first act in it does not wait for ever.
const actsPerCommit = 1024

// commitActs is the one goroutine that commits.
func (s *Store) commitActs() {
	ctx, cancel := s.untilClosed()
	defer cancel()
	for {
		select {
		case a := <-s.queue:
			s.commitBatch(ctx, a)
		case <-s.closed:
			return
		}
	}
}

// commitBatch commits an act and those that queue behind it, and tells them all.
func (s *Store) commitBatch(ctx context.Context, first *act) {
	acts, revision, err := s.tryBatch(ctx, first)
	if broke(err) {
		s.broken = err
	}
	if errors.Is(err, context.Canceled) {
		err = mailbox.ErrClosed
	}
	err = s.explain(err)
	if err == nil && revision > 0 {
		s.pass(PointLeft)
		if s.options.Committed != nil {
			s.options.Committed(revision)
		}
		select {
		case s.poke <- struct{}{}:
		default:
		}
	}
	for _, a := range acts {
		a.done <- err
	}
}

// tryBatch returns the acts that it has taken in, and the revision that they led to, 0 where
// none has written anything.
func (s *Store) tryBatch(ctx context.Context, first *act) (acts []*act, revision uint64, err error) {
	if s.broken != nil {
		return []*act{first}, 0, s.broken
	}
	f, err := s.openForCommit(ctx)
	if err != nil {
		return s.queued(first), 0, err
	}
	defer func() {
		if broke(err) {
			f.abandon()
		} else {
			f.close()
		}
		s.turns.Release(everybody)
	}()
	s.pass(PointEntered)
	var tx *bbolt.Tx
	err = guard(func() (err error) {
		tx, err = f.db.Begin(true)
		return err
	})
	if err != nil {
		return s.queued(first), 0, err
	}
	acts, revision, err = s.runActs(snapshot{s, tx}, first)
	s.pass(PointRan)
	err = guard(func() error {
		if err != nil || revision == 0 {
			return errors.Join(err, tx.Rollback())
		}
		if err := tx.Commit(); err != nil { // bbolt does not always say why in a way to ask for
			return fmt.Errorf("%w: %w", mailbox.ErrReadOnly, err)
		}
		s.pass(PointWritten)
		return nil
	})
	return acts, revision, err
}

// openForCommit waits until this process and this goroutine may write.
func (s *Store) openForCommit(ctx context.Context) (*file, error) {
	if err := s.turns.Acquire(ctx, everybody); err != nil {
		return nil, err
	}
	f, err := s.open(ctx, exclusive)
	if err != nil {
		s.turns.Release(everybody)
	}
	return f, err
}

// queued are the acts that wait now: what befalls the first befalls them too.
func (s *Store) queued(first *act) []*act {
	acts := []*act{first}
	for {
		select {
		case a := <-s.queue:
			acts = append(acts, a)
		default:
			return acts
		}
	}
}

// runActs gives each act its turn and applies what it wrote, so that the next one sees it.
func (s *Store) runActs(snap snapshot, first *act) (acts []*act, revision uint64, err error) {
	for a, more := first, true; more; {
		wrote, ran := a.giveTurn(snap)
		if ran {
			acts = append(acts, a)
		}
		if wrote.Writes != nil {
			revision = wrote.Revision
			if err := guard(func() error { return snap.apply(wrote.Writes) }); err != nil {
				return acts, 0, err
			}
		}
		if len(acts) == actsPerCommit {
			break
		}
		select {
		case a = <-s.queue:
		default:
			more = false
		}
	}
	return acts, revision, nil
}

// giveTurn lets the caller run its function; ran is false when it has gone.
func (a *act) giveTurn(snap snapshot) (wrote store.Commit, ran bool) {
	select {
	case a.turn <- snap:
		return <-a.ran, true
	case <-a.gone:
		return store.Commit{}, false
	}
}
