package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// logbook is a log for feeds: one change for each revision.
type logbook struct {
	mu       sync.Mutex
	revision uint64
	broken   error
	reads    int
}

func (l *logbook) set(revision uint64, broken error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.revision, l.broken = revision, broken
}

func (l *logbook) read(_ context.Context, after uint64) (changes []mailbox.Change, upTo uint64, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reads++
	for r := after + 1; r <= l.revision; r++ {
		changes = append(changes, entry(r))
	}
	return changes, l.revision, l.broken
}

func entry(revision uint64) mailbox.Change {
	return mailbox.Change{Revision: revision, Kind: mailbox.ChangedTenant, Record: fmt.Sprint(revision)}
}

func follow(t *testing.T, f *Feed, from uint64) <-chan mailbox.Change {
	t.Helper()
	changes, err := f.Watch(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func wantEntries(t *testing.T, changes <-chan mailbox.Change, from, to uint64) {
	t.Helper()
	for r := from; r <= to; r++ {
		if got, want := <-changes, entry(r); got != want {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	}
}

func TestAFeedReadsTheLogOnceForAllWatchers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := &logbook{}
		f := NewFeed(l.read)
		defer f.Close()
		var watchers []<-chan mailbox.Change
		for range 10 {
			watchers = append(watchers, follow(t, f, 0))
		}
		l.set(5, nil)
		if err := f.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, w := range watchers {
			wantEntries(t, w, 1, 5)
		}
		if l.reads != 1 {
			t.Errorf("the log was read %d times, want once", l.reads)
		}
	})
}

func TestAWatcherFarBehindReadsTheLogItself(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := &logbook{}
		f := NewFeed(l.read)
		defer f.Close()
		slow, quick := follow(t, f, 0), follow(t, f, 0)
		const last = 3 * recentKept
		for r := uint64(1); r <= last; r += 64 {
			l.set(r+63, nil)
			if err := f.Advance(t.Context()); err != nil {
				t.Fatal(err)
			}
			wantEntries(t, quick, r, r+63)
		}
		if len(f.recent) >= 2*recentKept {
			t.Errorf("the feed keeps %d changes at hand", len(f.recent))
		}
		wantEntries(t, slow, 1, last)
	})
}

func TestAWatcherAheadOfTheFeedIsToldNothingTwice(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := &logbook{revision: 3}
		f := NewFeed(l.read)
		defer f.Close()
		early := follow(t, f, 0)
		late := follow(t, f, 3)
		if err := f.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		wantEntries(t, early, 1, 3)
		l.set(4, nil)
		if err := f.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		wantEntries(t, early, 4, 4)
		wantEntries(t, late, 4, 4)
	})
}

func TestALogThatBeginsAnewIsAChangeOfEverything(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := &logbook{revision: 8}
		f := NewFeed(l.read)
		defer f.Close()
		w := follow(t, f, 8)
		l.set(2, nil)
		if err := f.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got, want := <-w, (mailbox.Change{Revision: 2, Kind: mailbox.ChangedAll}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		l.set(3, nil)
		if err := f.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		wantEntries(t, w, 3, 3)
	})
}

func TestALogThatCannotBeReadIsTriedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("busy")
		l := &logbook{}
		f := NewFeed(l.read)
		defer f.Close()
		slow, quick := follow(t, f, 0), follow(t, f, 0)
		const last = 2 * recentKept
		l.set(last, nil)
		if err := f.Advance(t.Context()); err != nil { // the floor passes the slow one
			t.Fatal(err)
		}
		l.set(last+1, broken)
		if err := f.Advance(t.Context()); !errors.Is(err, broken) {
			t.Errorf("Advance: error %v, want %v", err, broken)
		}
		go func() {
			synctest.Wait()
			l.set(last+1, nil)
			_ = f.Advance(t.Context())
		}()
		wantEntries(t, quick, 1, last+1)
		wantEntries(t, slow, 1, last+1)
	})
}

func TestAFeedWithoutWatchersReadsNothing(t *testing.T) {
	t.Parallel()
	l := &logbook{revision: 7}
	f := NewFeed(l.read)
	if err := f.Advance(t.Context()); err != nil || l.reads != 0 || f.Watching() {
		t.Errorf("Advance: %v, after %d readings", err, l.reads)
	}
	f.Close()
	if _, err := f.Watch(t.Context(), 7); !errors.Is(err, mailbox.ErrClosed) {
		t.Errorf("Watch after Close: error %v, want ErrClosed", err)
	}
	f.Close()
}

func TestAWatchThatBeginsAfterTheLastOneLeftBeginsAnew(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := &logbook{}
		f := NewFeed(l.read)
		defer f.Close()
		ctx, cancel := context.WithCancel(t.Context())
		first, err := f.Watch(ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		for ch := range first {
			t.Errorf("change %+v", ch)
		}
		synctest.Wait()
		l.set(20, nil)
		w := follow(t, f, 20)
		l.set(21, nil)
		if err := f.Advance(t.Context()); err != nil {
			t.Fatal(err)
		}
		got := []mailbox.Change{<-w}
		if d := cmp.Diff([]mailbox.Change{entry(21)}, got); d != "" {
			t.Errorf("changes (-want +got):\n%s", d)
		}
	})
}
