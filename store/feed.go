package store

import (
	"context"
	"slices"
	"sort"
	"sync"
	"time"

	"voiceportal/ivr/mailbox"
)

// recentKept is how many changes a feed keeps at hand for watchers that are a little behind; the
// others read the change log.
const recentKept = 2048

// retryAfter is how long a watcher waits that could not read the change log.
const retryAfter = 100 * time.Millisecond

// Log reads what happened after a revision, as [ChangesAfter] does.
type Log func(ctx context.Context, revision uint64) ([]mailbox.Change, uint64, error)

// Feed hands the changes in a store's log to any number of watchers, reading each only once for
// all of them. Every watcher has its own pace: a slow one delays nobody and misses nothing.
type Feed struct {
	log    Log
	closed chan struct{}
	wg     sync.WaitGroup

	advancing sync.Mutex // held by the one Advance that reads the log

	mu       sync.Mutex
	watchers int
	recent   []mailbox.Change
	floor    uint64        // recent holds every change after this revision
	last     uint64        // the revision that recent leads up to
	epoch    uint64        // how often the log began anew
	grown    chan struct{} // closed at the next change of the above
}

// NewFeed makes a feed of a log.
func NewFeed(log Log) *Feed {
	return &Feed{log: log, closed: make(chan struct{}), grown: make(chan struct{})}
}

// Watch returns the changes after a revision that is the store's present one or was a moment
// ago. The channel is closed when ctx ends or the feed is closed.
func (f *Feed) Watch(ctx context.Context, from uint64) (<-chan mailbox.Change, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	select {
	case <-f.closed:
		return nil, mailbox.ErrClosed
	default:
	}
	if f.watchers == 0 {
		f.recent, f.floor, f.last = nil, from, from
	}
	f.watchers++
	w := &watcher{feed: f, at: from, epoch: f.epoch, out: make(chan mailbox.Change)}
	f.wg.Go(func() { w.run(ctx) })
	return w.out, nil
}

// Advance reads what is new in the log and wakes the watchers. Without watchers it does nothing.
func (f *Feed) Advance(ctx context.Context) error {
	f.advancing.Lock()
	defer f.advancing.Unlock()
	f.mu.Lock()
	last, idle := f.last, f.watchers == 0
	f.mu.Unlock()
	if idle {
		return nil
	}
	changes, upTo, err := f.log(ctx, last)
	if err != nil || upTo == last {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.last != last { // every watcher left and a new one came in the meantime
		return nil
	}
	if upTo < last {
		f.epoch++
		f.recent, f.floor = nil, upTo
	} else {
		f.keep(changes)
	}
	f.last = upTo
	close(f.grown)
	f.grown = make(chan struct{})
	return nil
}

// keep adds changes to those at hand and lets go of the oldest. What watchers have been given of
// the slice stays as it is.
func (f *Feed) keep(changes []mailbox.Change) {
	f.recent = append(f.recent, changes...)
	if over := len(f.recent) - recentKept; over >= recentKept {
		f.floor = f.recent[over-1].Revision
		f.recent = slices.Clone(f.recent[over:])
	}
}

// Watching reports whether there is any watcher.
func (f *Feed) Watching() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.watchers > 0
}

// Close ends all watches and waits for them.
func (f *Feed) Close() {
	f.mu.Lock()
	select {
	case <-f.closed:
	default:
		close(f.closed)
	}
	f.mu.Unlock()
	f.wg.Wait()
}

// watcher is one reader of a feed and how far it has come.
type watcher struct {
	feed  *Feed
	at    uint64
	epoch uint64
	out   chan mailbox.Change
}

func (w *watcher) run(ctx context.Context) {
	defer func() {
		close(w.out)
		w.feed.mu.Lock()
		w.feed.watchers--
		w.feed.mu.Unlock()
	}()
	for {
		changes, again := w.next(ctx)
		for _, ch := range changes {
			select {
			case w.out <- ch:
			case <-ctx.Done():
				return
			case <-w.feed.closed:
				return
			}
		}
		select {
		case <-again:
		case <-ctx.Done():
			return
		case <-w.feed.closed:
			return
		}
	}
}

// next returns what is to be sent now, and what to wait for after that.
func (w *watcher) next(ctx context.Context) (changes []mailbox.Change, again <-chan struct{}) {
	f := w.feed
	f.mu.Lock()
	floor, last, grown, recent := f.floor, f.last, f.grown, f.recent
	anew := w.epoch != f.epoch
	w.epoch = f.epoch
	f.mu.Unlock()
	switch {
	case anew:
		w.at = last
		return []mailbox.Change{{Revision: last, Kind: mailbox.ChangedAll}}, grown
	case w.at < floor:
		missed, upTo, err := f.log(ctx, w.at)
		if err != nil {
			return nil, later(retryAfter)
		}
		w.at = upTo
		return missed, grown
	case w.at >= last: // ahead of the feed, which began its last reading before this watch
		return nil, grown
	}
	first := sort.Search(len(recent), func(i int) bool { return recent[i].Revision > w.at })
	w.at = last
	return recent[first:], grown
}

// later is closed after a while.
func later(d time.Duration) <-chan struct{} {
	done := make(chan struct{})
	time.AfterFunc(d, func() { close(done) })
	return done
}
