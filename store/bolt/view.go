package bolt

import (
	"context"
	"errors"
	"time"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

// windowOpen is how long Views may join an opening of the file. Without an end, Views that
// overlap without a gap would keep the commits of other processes out for ever.
const windowOpen = 2 * time.Millisecond

// window is one opening of the file for reading, shared by Views at the same time. Nobody can
// commit while it is open, so that whoever joins sees the newest state.
type window struct {
	ready  chan struct{} // closed when file and err are set
	file   *file
	err    error
	opened time.Time // zero until it is open
	users  int
}

// View runs fn on the newest state. Commits wait while it runs.
func (s *Store) View(ctx context.Context, fn func(mailbox.Reader) error) error {
	return s.view(ctx, func(snap snapshot) error {
		r := store.NewReader(snap)
		defer r.End()
		return fn(r)
	})
}

// view is View on the snapshot itself.
func (s *Store) view(ctx context.Context, fn func(snapshot) error) error {
	return s.inTurn(ctx, func() error {
		w, err := s.join(ctx)
		if err != nil {
			return s.explain(err)
		}
		defer s.leave(w)
		return s.read(w.file, fn)
	})
}

// viewAlone is view in an opening of its own, for what other Views must not share: bbolt's
// checker loads the free list into it while it works.
func (s *Store) viewAlone(ctx context.Context, fn func(snapshot) error) error {
	return s.inTurn(ctx, func() error {
		f, err := s.open(ctx, shared)
		if err != nil {
			return s.explain(err)
		}
		defer f.close()
		return s.read(f, fn)
	})
}

// inTurn waits until no commit of this process is under way, and keeps others back until fn
// returns.
func (s *Store) inTurn(ctx context.Context, fn func() error) error {
	if err := s.turns.Acquire(ctx, 1); err != nil {
		return err
	}
	defer s.turns.Release(1)
	if err := s.usable(ctx); err != nil {
		return err
	}
	return fn()
}

// read runs fn on a snapshot of an open file.
func (s *Store) read(f *file, fn func(snapshot) error) error {
	var tx *bbolt.Tx
	err := guard(func() (err error) {
		tx, err = f.db.Begin(false)
		return err
	})
	if err != nil {
		return s.explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // the end of a reading transaction cannot fail
	return fn(snapshot{s, tx})
}

// join enters the open window, or opens one. What it returns without an error must be left.
func (s *Store) join(ctx context.Context) (*window, error) {
	for {
		s.mu.Lock()
		w := s.window
		if w == nil || !w.opened.IsZero() && time.Since(w.opened) > windowOpen {
			w = &window{ready: make(chan struct{}), users: 1}
			s.window = w
			s.mu.Unlock()
			s.openWindow(ctx, w)
			return w, w.err
		}
		w.users++
		s.mu.Unlock()
		select {
		case <-w.ready:
			if w.err == nil {
				return w, nil
			}
		case <-ctx.Done():
		}
		s.leave(w)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !errors.Is(w.err, context.Canceled) && !errors.Is(w.err, context.DeadlineExceeded) {
			return nil, w.err
		}
		// Whoever was opening the window went away; it is somebody else's turn to open one.
	}
}

func (s *Store) openWindow(ctx context.Context, w *window) {
	f, err := s.open(ctx, shared)
	s.mu.Lock()
	w.file, w.err, w.opened = f, err, time.Now()
	if err != nil && s.window == w {
		s.window = nil
	}
	s.mu.Unlock()
	close(w.ready)
}

// leave closes the window behind the last one.
func (s *Store) leave(w *window) {
	s.mu.Lock()
	w.users--
	last := w.users == 0
	if last && s.window == w {
		s.window = nil
	}
	s.mu.Unlock()
	if last && w.file != nil {
		w.file.close()
	}
}
