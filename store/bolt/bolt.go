package bolt

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"golang.org/x/sync/semaphore"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

var _ mailbox.Store = (*Store)(nil)

// Store is a store in a file that other processes may use as well. It is safe for concurrent
// use; [Open] makes one.
type Store struct {
	path    string
	options Options

	// turns keeps the Views and the commits of this process in the order of their coming: a View
	// takes one, a commit all.
	turns *semaphore.Weighted
	queue chan *act // to the one goroutine that commits
	feed  *store.Feed
	poke  chan struct{} // there was a commit in this process

	mu      sync.Mutex
	window  *window // the opening that Views share, nil for none
	polling bool    // somebody has watched

	closed chan struct{}
	close  sync.Once
	wg     sync.WaitGroup
	broken error // why no commit is tried any more; the committing goroutine's own
}

// everybody is more than there can ever be Views at once.
const everybody = 1 << 30

// Open opens the store in a file, and makes it first where there is none. Errors are
// mailbox.ErrDamaged, mailbox.ErrNewer, mailbox.ErrReadOnly and pin.ErrWrongKey, with the path
// and what to do.
func Open(path string, o Options) (*Store, error) {
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	s := &Store{
		path: path, options: o,
		turns:  semaphore.NewWeighted(everybody),
		queue:  make(chan *act),
		poke:   make(chan struct{}, 1),
		closed: make(chan struct{}),
	}
	s.feed = store.NewFeed(s.changesAfter)
	ctx := context.Background() // waits are bounded by Options.Timeout
	if !o.ReadOnly {
		if err := s.create(ctx); err != nil {
			return nil, s.explain(err)
		}
	}
	f, err := s.open(ctx, shared)
	if err != nil {
		return nil, s.explain(err)
	}
	f.close()
	s.wg.Go(s.commitActs)
	return s, nil
}

// Path is the absolute path of the store's file.
func (s *Store) Path() string { return s.path }

func (s *Store) lockPath() string { return s.path + ".lock" }

// Close waits for what is under way, refuses what is queued with mailbox.ErrClosed, and ends all
// watches.
func (s *Store) Close() error {
	s.close.Do(func() {
		s.mu.Lock()
		close(s.closed)
		s.mu.Unlock()
		s.feed.Close()
		s.wg.Wait()
		_ = s.Rest(context.Background(), func() {}) // until every View has ended
	})
	return nil
}

// Rest runs fn while nothing in this process is in the store, and lets nothing in until fn
// returns. A process that is about to be suspended calls it, so that it cannot stop in the
// middle of a commit with the store locked for everybody.
func (s *Store) Rest(ctx context.Context, fn func()) error {
	if err := s.turns.Acquire(ctx, everybody); err != nil {
		return err
	}
	defer s.turns.Release(everybody)
	fn()
	return nil
}

// usable says why the store cannot be used now, nil when it can.
func (s *Store) usable(ctx context.Context) error {
	select {
	case <-s.closed:
		return mailbox.ErrClosed
	default:
		return ctx.Err()
	}
}

// untilClosed is a context that ends when the store is closed.
func (s *Store) untilClosed() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(context.Background())
	stop := make(chan struct{})
	go func() {
		select {
		case <-s.closed:
			cancel(mailbox.ErrClosed)
		case <-stop:
		}
	}()
	return ctx, func() { close(stop); cancel(nil) }
}
