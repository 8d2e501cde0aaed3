package mem

import (
	"context"
	"hash/maphash"
	"sync"
	"sync/atomic"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

var _ mailbox.Store = (*Store)(nil)

// Options are what may be set of a store in memory. The zero Options are good.
type Options struct {
	Chain store.Chain // of the audit; nil for store.Unkeyed
}

// Store keeps records in memory. It is safe for concurrent use; [New] makes one.
type Store struct {
	options Options
	writer  chan struct{} // holds a token while an act is under way
	current atomic.Pointer[snapshot]
	feed    *store.Feed

	closing sync.Once
	closed  chan struct{}
}

// New makes an empty store.
func New(o Options) *Store {
	s := &Store{options: o, writer: make(chan struct{}, 1), closed: make(chan struct{})}
	s.current.Store(&snapshot{maphash.MakeSeed(), nil})
	s.feed = store.NewFeed(s.changesAfter)
	return s
}

// View runs fn on the state as it is now. It waits for nobody.
func (s *Store) View(ctx context.Context, fn func(mailbox.Reader) error) error {
	if err := s.open(ctx); err != nil {
		return err
	}
	r := store.NewReader(s.current.Load())
	defer r.End()
	return fn(r)
}

// Update runs fn alone, after all acts that began before it, and commits what it wrote unless it
// fails.
func (s *Store) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	select {
	case s.writer <- struct{}{}:
		defer func() { <-s.writer }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := s.open(ctx); err != nil {
		return err
	}
	now := s.current.Load()
	tx, err := store.NewTx(now, s.options.Chain)
	if err != nil {
		return err
	}
	defer tx.End()
	if err := fn(tx); err != nil {
		return err
	}
	done := tx.Finish()
	if done.Writes == nil {
		return nil
	}
	next := now.with(done.Writes)
	s.current.Store(&next)
	_ = s.feed.Advance(ctx) // the log is in memory: reading it cannot fail
	return nil
}

// Watch reports the changes of every later Update until ctx ends or the store is closed.
func (s *Store) Watch(ctx context.Context) (<-chan mailbox.Change, error) {
	var from uint64
	err := s.View(ctx, func(r mailbox.Reader) (err error) {
		from, err = r.Revision()
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.feed.Watch(ctx, from)
}

// Close ends all watches; every later call gives mailbox.ErrClosed.
func (s *Store) Close() error {
	s.closing.Do(func() {
		close(s.closed)
		s.feed.Close()
	})
	return nil
}

// open says why the store cannot be used now, nil when it can.
func (s *Store) open(ctx context.Context) error {
	select {
	case <-s.closed:
		return mailbox.ErrClosed
	default:
		return ctx.Err()
	}
}

func (s *Store) changesAfter(_ context.Context, revision uint64) ([]mailbox.Change, uint64, error) {
	return store.ChangesAfter(s.current.Load(), revision)
}
