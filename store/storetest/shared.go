package storetest

import (
	"fmt"
	"sync"
	"testing"

	"voiceportal/ivr/mailbox"
)

// sharedTest is one promise of a store that is opened more than once.
type sharedTest struct {
	name string
	run  func(t *testing.T, open func() mailbox.Store)
}

var sharedTests = []sharedTest{
	{"what was committed is there after opening again", func(t *testing.T, open func() mailbox.Store) {
		s := open()
		update(t, s, func(tx mailbox.Tx) error {
			disturb(t, tx)
			return tx.PutMailbox(Filled[mailbox.Mailbox](0))
		})
		before := contents(t, s)
		closeStore(t, s)
		s = open()
		diff(t, "contents", contents(t, s), before)
		putBoxes(t, s, "4012")
		if n := revision(t, s); n != before.Revision+1 {
			t.Errorf("revision %d after %d", n, before.Revision)
		}
	}},
	{"a commit is seen by the other one's next view", func(t *testing.T, open func() mailbox.Store) {
		one, two := open(), open()
		for i := range 50 {
			putBoxes(t, one, fmt.Sprint(i))
			if n := len(numbers(t, two, "harbor", "")); n != i+1 {
				t.Fatalf("%d mailboxes seen, want %d", n, i+1)
			}
		}
	}},
	{"increments of both add up", func(t *testing.T, open func() mailbox.Store) {
		stores := []mailbox.Store{open(), open()}
		putBoxes(t, stores[0], ana.Number)
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for range 25 {
					update(t, stores[i%2], increment)
				}
			})
		}
		wg.Wait()
		for _, s := range stores {
			if n := failures(t, s); n != 200 {
				t.Errorf("%d failures counted, want 200", n)
			}
		}
	}},
	{"a watch reports the acts of both, in order", func(t *testing.T, open func() mailbox.Store) {
		stores := []mailbox.Store{open(), open()}
		var wg sync.WaitGroup
		for i := range 4 {
			changes := watch(t, t.Context(), stores[i%2])
			wg.Go(func() { wantRevisions(t, changes, 1, 200) })
		}
		for i := range 4 {
			wg.Go(func() {
				for range 50 {
					putBoxes(t, stores[i%2], fmt.Sprint(i))
				}
			})
		}
		wg.Wait()
	}},
	{"closing one leaves the other open", func(t *testing.T, open func() mailbox.Store) {
		one, two := open(), open()
		changes := watch(t, t.Context(), two)
		closeStore(t, one)
		putBoxes(t, two, "4012")
		wantRevisions(t, changes, 1, 1)
	}},
	{"any number may make it at the same instant", func(t *testing.T, open func() mailbox.Store) {
		var wg sync.WaitGroup
		begin := make(chan struct{})
		for i := range 8 {
			wg.Go(func() {
				<-begin
				putBoxes(t, open(), fmt.Sprint(i))
			})
		}
		close(begin)
		wg.Wait()
		if n := len(numbers(t, open(), "harbor", "")); n != 8 {
			t.Errorf("%d mailboxes, want one of each: 8", n)
		}
	}},
}
