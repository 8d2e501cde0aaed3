package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
)

var watchTests = []test{
	{"every kind of record is reported with its name", func(t *testing.T, s mailbox.Store) {
		changes := watch(t, t.Context(), s)
		update(t, s, func(tx mailbox.Tx) error {
			if err := tx.PutTenant(mailbox.Tenant{ID: "harbor"}); err != nil {
				return err
			}
			return tx.PutMailbox(mailbox.Mailbox{Key: ana})
		})
		update(t, s, func(tx mailbox.Tx) error {
			if _, err := tx.PutMessage(mailbox.Message{Mailbox: ana}); err != nil {
				return err
			}
			if _, err := tx.PutMail(mailbox.Mail{}); err != nil {
				return err
			}
			_, err := tx.AppendAudit(mailbox.AuditEntry{})
			return err
		})
		update(t, s, func(tx mailbox.Tx) error { return tx.PutCall(mailbox.Call{ID: "c1"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.DeleteCall("c1") })
		update(t, s, func(tx mailbox.Tx) error { return tx.PutClock(mailbox.Clock{}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.PutClass(mailbox.Class{Name: "training"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.DeleteMailbox(ana) })
		update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
		diff(t, "changes", take(t, changes, 12), []mailbox.Change{
			{Revision: 1, Kind: mailbox.ChangedTenant, Record: "harbor"},
			{Revision: 1, Kind: mailbox.ChangedMailbox, Record: "harbor/4012"},
			{Revision: 2, Kind: mailbox.ChangedMessage, Record: "harbor/4012"},
			{Revision: 2, Kind: mailbox.ChangedMail, Record: "1"},
			{Revision: 2, Kind: mailbox.ChangedAudit, Record: "1"},
			{Revision: 3, Kind: mailbox.ChangedCall, Record: "c1"},
			{Revision: 4, Kind: mailbox.ChangedCall, Record: "c1"},
			{Revision: 5, Kind: mailbox.ChangedClock},
			{Revision: 6, Kind: mailbox.ChangedClass, Record: "training"},
			{Revision: 7, Kind: mailbox.ChangedMessage, Record: "harbor/4012"},
			{Revision: 7, Kind: mailbox.ChangedMailbox, Record: "harbor/4012"},
			{Revision: 8, Kind: mailbox.ChangedAll},
		})
	}},
	{"records of the REST front are reported with their names", func(t *testing.T, s mailbox.Store) {
		changes := watch(t, t.Context(), s)
		update(t, s, func(tx mailbox.Tx) error { return tx.PutToken(mailbox.Token{ID: "t1"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.PutSubscription(mailbox.Subscription{ID: "s1"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.PutJob(mailbox.Job{ID: "j1"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.PutRequest(mailbox.Request{Key: "r1"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.DeleteSubscription("s1") })
		diff(t, "changes", take(t, changes, 5), []mailbox.Change{
			{Revision: 1, Kind: mailbox.ChangedToken, Record: "t1"},
			{Revision: 2, Kind: mailbox.ChangedHub, Record: "s1"},
			{Revision: 3, Kind: mailbox.ChangedJob, Record: "j1"},
			{Revision: 4, Kind: mailbox.ChangedRequest, Record: "r1"},
			{Revision: 5, Kind: mailbox.ChangedHub, Record: "s1"},
		})
	}},
	{"only what was committed after the call is reported", func(t *testing.T, s mailbox.Store) {
		putBoxes(t, s, "4012")
		changes := watch(t, t.Context(), s)
		if err := s.Update(t.Context(), func(tx mailbox.Tx) error {
			disturb(t, tx)
			return errChanged
		}); err == nil {
			t.Fatal("a failing act succeeded")
		}
		update(t, s, func(mailbox.Tx) error { return nil })
		putBoxes(t, s, "4014")
		diff(t, "changes", take(t, changes, 1), []mailbox.Change{
			{Revision: 2, Kind: mailbox.ChangedMailbox, Record: "harbor/4014"},
		})
	}},
	{"no watcher misses anything, however slow", func(t *testing.T, s mailbox.Store) {
		const acts, watchers = 100, 5
		ready, done := make(chan struct{}), make(chan struct{})
		var wg sync.WaitGroup
		for i := range watchers {
			changes := watch(t, t.Context(), s)
			wg.Go(func() {
				if i == 0 { // begins to read when all is over
					<-done
				}
				wantRevisions(t, changes, 1, 4*acts)
			})
		}
		close(ready)
		var writers sync.WaitGroup
		for w := range 4 {
			writers.Go(func() {
				<-ready
				for range acts {
					putBoxes(t, s, fmt.Sprint(w))
				}
			})
		}
		writers.Wait()
		close(done)
		wg.Wait()
	}},
	{"a watch begins anywhere between commits", func(t *testing.T, s mailbox.Store) {
		var wg sync.WaitGroup
		for i := range 20 {
			putBoxes(t, s, fmt.Sprint(i))
			changes := watch(t, t.Context(), s)
			wg.Go(func() { wantRevisions(t, changes, i+2, 40) })
		}
		for i := range 20 {
			putBoxes(t, s, fmt.Sprint(i))
		}
		wg.Wait()
	}},
	{"an act that changes very much is reported as a change of everything", func(t *testing.T, s mailbox.Store) {
		changes := watch(t, t.Context(), s)
		update(t, s, func(tx mailbox.Tx) error {
			for i := range 3000 {
				if err := tx.PutTenant(mailbox.Tenant{ID: fmt.Sprint(i)}); err != nil {
					return err
				}
			}
			return nil
		})
		putBoxes(t, s, "4012")
		diff(t, "changes", take(t, changes, 2), []mailbox.Change{
			{Revision: 1, Kind: mailbox.ChangedAll},
			{Revision: 2, Kind: mailbox.ChangedMailbox, Record: "harbor/4012"},
		})
	}},
	{"the channel is closed with the context", func(t *testing.T, s mailbox.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		ended, going := watch(t, ctx, s), watch(t, t.Context(), s)
		cancel()
		wantClosed(t, ended)
		putBoxes(t, s, "4012")
		take(t, going, 1)
	}},
	{"the channel is closed with the store", func(t *testing.T, s mailbox.Store) {
		idle, waiting := watch(t, t.Context(), s), watch(t, t.Context(), s)
		putBoxes(t, s, "4012", "4014")
		take(t, waiting, 1) // and leaves the second change where it is
		closeStore(t, s)
		wantClosed(t, idle)
		wantClosed(t, waiting)
	}},
}

func watch(t testing.TB, ctx context.Context, s mailbox.Store) <-chan mailbox.Change {
	t.Helper()
	changes, err := s.Watch(ctx)
	if err != nil {
		t.Fatalf("watch: %v", err)
	}
	return changes
}

// take waits for a number of changes.
func take(t testing.TB, changes <-chan mailbox.Change, n int) (taken []mailbox.Change) {
	t.Helper()
	late := time.After(patience)
	for len(taken) < n {
		select {
		case ch, open := <-changes:
			if !open {
				t.Errorf("the watch ended after %d of %d changes", len(taken), n)
				return taken
			}
			taken = append(taken, ch)
		case <-late:
			t.Errorf("%d of %d changes came: %+v", len(taken), n, taken)
			return taken
		}
	}
	return taken
}

// wantRevisions waits for changes of one record each, the revisions without a gap.
func wantRevisions(t testing.TB, changes <-chan mailbox.Change, from, to int) {
	t.Helper()
	for i, ch := range take(t, changes, to-from+1) {
		if want := uint64(from + i); ch.Revision != want || ch.Kind != mailbox.ChangedMailbox {
			t.Errorf("change %d is %+v, want one of a mailbox at revision %d", i, ch, want)
			return
		}
	}
}

// wantClosed waits for the end of a watch; changes that are left may come first.
func wantClosed(t testing.TB, changes <-chan mailbox.Change) {
	t.Helper()
	late := time.After(patience)
	for {
		select {
		case _, open := <-changes:
			if !open {
				return
			}
		case <-late:
			t.Error("the watch goes on")
			return
		}
	}
}
