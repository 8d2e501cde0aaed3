package bolt

import (
	"context"
	"os"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

// settled is how old a file's time of change must be before it is trusted: file systems count
// in steps of some milliseconds, and two commits within one step leave the same time.
const settled = time.Second

// Watch reports every change committed after the call, by any process, in order, until ctx ends
// or the store is closed. Changes of this process come at once, those of others within
// Options.Poll.
func (s *Store) Watch(ctx context.Context) (<-chan mailbox.Change, error) {
	var from uint64
	err := s.View(ctx, func(r mailbox.Reader) (err error) {
		from, err = r.Revision()
		return err
	})
	if err != nil {
		return nil, err
	}
	s.startPolling()
	return s.feed.Watch(ctx, from)
}

// startPolling is for the first watch: a store that nobody watches wakes up for nothing.
func (s *Store) startPolling() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.polling && s.usable(context.Background()) == nil {
		s.polling = true
		s.wg.Go(s.pollChanges)
	}
}

// pollChanges is the one goroutine that looks for commits, for all watchers.
func (s *Store) pollChanges() {
	ctx, cancel := s.untilClosed()
	defer cancel()
	tick := time.NewTicker(s.options.Poll)
	defer tick.Stop()
	var seen glance
	for {
		select {
		case <-tick.C:
			if !s.feed.Watching() || !seen.changed(s.path) {
				continue
			}
		case <-s.poke:
		case <-s.closed:
			return
		}
		if err := s.feed.Advance(ctx); err != nil {
			seen = glance{} // look again at the next tick
		}
	}
}

func (s *Store) changesAfter(ctx context.Context, revision uint64) (changes []mailbox.Change, upTo uint64, err error) {
	err = s.view(ctx, func(snap snapshot) (err error) {
		changes, upTo, err = store.ChangesAfter(snap, revision)
		return err
	})
	return changes, upTo, err
}

// glance is what a look at the file from outside said: enough to leave an idle store alone.
type glance struct {
	info os.FileInfo
	sure bool // a later commit cannot leave the same info
}

// changed reports whether the file may have been committed to since the last look.
func (g *glance) changed(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		*g = glance{}
		return true
	}
	same := g.sure && os.SameFile(g.info, info) &&
		g.info.ModTime().Equal(info.ModTime()) && g.info.Size() == info.Size()
	*g = glance{info, time.Since(info.ModTime()).Abs() > settled}
	return !same
}
