package bolt_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/bolt"
)

// twoOpen opens a store twice, as two processes do, the second one with little patience.
func twoOpen(t *testing.T) (one, two *bolt.Store) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "portal.db")
	return withAna(t, path, bolt.Options{}), opened(t, path, bolt.Options{Timeout: 60 * time.Millisecond})
}

// within runs a piece of work inside an act of a store: nobody else can enter it meanwhile.
func within(t *testing.T, s *bolt.Store, work func()) {
	t.Helper()
	err := s.Update(t.Context(), func(tx mailbox.Tx) error {
		work()
		return charge(tx)
	})
	if err != nil {
		t.Errorf("the act that others wait for: %v", err)
	}
}

func TestAStoreThatStaysLockedIsSaidToBe(t *testing.T) {
	t.Parallel()
	one, two := twoOpen(t)
	within(t, one, func() {
		for name, err := range map[string]error{
			"Update": two.Update(t.Context(), charge),
			"View":   two.View(t.Context(), func(mailbox.Reader) error { return nil }),
		} {
			if want := "store " + two.Path() + ": another process keeps the store locked for 60ms; " +
				"if one is suspended (ctrl+z), resume or end it"; err == nil || err.Error() != want {
				t.Errorf("%s: error %v, want %s", name, err, want)
			}
		}
	})
	if err := two.Update(t.Context(), charge); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	if failures, _ := counted(t, one); failures != 2 {
		t.Errorf("%d failures, want 2", failures)
	}
}

func TestWaitingForAnotherProcessEndsWithTheContext(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	one, two := withAna(t, path, bolt.Options{}), opened(t, path, bolt.Options{})
	within(t, one, func() {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		ran := func() { t.Error("it was run") }
		if err := two.View(ctx, func(mailbox.Reader) error { ran(); return nil }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("View: error %v, want %v", err, context.DeadlineExceeded)
		}
		if err := two.Update(ctx, func(mailbox.Tx) error { ran(); return nil }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Update: error %v, want %v", err, context.DeadlineExceeded)
		}
	})
	if failures, _ := counted(t, two); failures != 1 {
		t.Errorf("%d failures, want 1", failures)
	}
}

// TestViewsWaitTogether lets the opener of a shared window leave while others wait with it: one
// of them must take over.
func TestViewsWaitTogether(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	one, two := withAna(t, path, bolt.Options{}), opened(t, path, bolt.Options{})
	var wg sync.WaitGroup
	within(t, one, func() {
		ctx, cancel := context.WithCancel(t.Context())
		left := make(chan error)
		go func() { left <- two.View(ctx, func(mailbox.Reader) error { return nil }) }()
		for range 8 {
			wg.Go(func() { counted(t, two) })
		}
		cancel()
		if err := <-left; !errors.Is(err, context.Canceled) {
			t.Errorf("the view that left: error %v, want %v", err, context.Canceled)
		}
	})
	wg.Wait()
}

func TestClosingAStoreThatWaitsRefusesWhatIsQueued(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	one, two := withAna(t, path, bolt.Options{}), opened(t, path, bolt.Options{})
	within(t, one, func() {
		refused := make(chan error)
		for range 3 {
			go func() { refused <- two.Update(t.Context(), charge) }()
		}
		if err := two.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		for range 3 {
			if err := <-refused; !errors.Is(err, mailbox.ErrClosed) {
				t.Errorf("queued act: error %v, want ErrClosed", err)
			}
		}
	})
}

// TestACommitIsOnTheDiskBeforeAnybodyHearsOfIt asks another opening of the file from the hook,
// which must come before the answer to the caller.
func TestACommitIsOnTheDiskBeforeAnybodyHearsOfIt(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	other := withAna(t, path, bolt.Options{})
	var revisions []uint64
	answered := false
	s := opened(t, path, bolt.Options{Committed: func(revision uint64) {
		if answered {
			t.Error("the caller was answered before the commit was told")
		}
		if failures, _ := counted(t, other); uint64(failures)+1 != revision {
			t.Errorf("at revision %d the file holds %d failures", revision, failures)
		}
		revisions = append(revisions, revision)
	}})
	for range 3 {
		if err := s.Update(t.Context(), charge); err != nil {
			t.Fatal(err)
		}
		answered = true
		if err := s.Update(t.Context(), func(mailbox.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
		answered = false
	}
	if len(revisions) != 3 || revisions[0] != 2 || revisions[2] != 4 {
		t.Errorf("commits told: %v, want 2, 3 and 4", revisions)
	}
}

func TestQueuedActsAreCommittedTogether(t *testing.T) {
	t.Parallel()
	commits := 0
	path := filepath.Join(t.TempDir(), "portal.db")
	one := withAna(t, path, bolt.Options{})
	two := opened(t, path, bolt.Options{Committed: func(uint64) { commits++ }})
	const acts = 50
	var wg sync.WaitGroup
	within(t, one, func() { // while the file is locked, acts queue in the other store
		queued := make(chan struct{})
		for range acts {
			wg.Go(func() {
				queued <- struct{}{}
				if err := two.Update(t.Context(), charge); err != nil {
					t.Errorf("queued act: %v", err)
				}
			})
			<-queued
		}
	})
	wg.Wait()
	if failures, entries := counted(t, one); failures != acts+1 || entries != acts+1 {
		t.Errorf("%d failures and %d audit entries, want %d", failures, entries, acts+1)
	}
	if commits > acts/2 {
		t.Errorf("%d acts took %d commits, want them committed together", acts, commits)
	}
}

func TestAPanicOfAnActLeavesTheStoreInOrder(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), bolt.Options{})
	for name, use := range map[string]func(){
		"Update": func() { _ = s.Update(t.Context(), func(mailbox.Tx) error { panic("oh") }) },
		"View":   func() { _ = s.View(t.Context(), func(mailbox.Reader) error { panic("oh") }) },
		"scan": func() {
			_ = s.View(t.Context(), func(r mailbox.Reader) error {
				for range r.Mailboxes(ana.Tenant, "") {
					panic("oh")
				}
				return nil
			})
		},
	} {
		func() {
			defer func() {
				if p := recover(); p != "oh" {
					t.Errorf("%s: recovered %v, want the caller's own panic", name, p)
				}
			}()
			use()
		}()
		if err := s.Update(t.Context(), charge); err != nil {
			t.Errorf("after a panic in %s: %v", name, err)
		}
	}
}

func TestAStoreThatVanishedIsSaidToBeGone(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), bolt.Options{})
	if err := os.Remove(s.Path()); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"Update": s.Update(t.Context(), charge),
		"View":   s.View(t.Context(), func(mailbox.Reader) error { return nil }),
	} {
		if !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), "there is no such store") {
			t.Errorf("%s: error %v, want that there is no such store", name, err)
		}
	}
}

func TestAProcessAtRestIsNotInTheWay(t *testing.T) {
	t.Parallel()
	one, two := twoOpen(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				if err := one.Update(t.Context(), charge); err != nil {
					t.Errorf("update: %v", err)
				}
				counted(t, one)
			}
		})
	}
	for range 5 {
		err := one.Rest(t.Context(), func() {
			before, _ := counted(t, two)
			if err := two.Update(t.Context(), charge); err != nil {
				t.Errorf("the other one, meanwhile: %v", err)
			}
			if after, _ := counted(t, two); after != before+1 {
				t.Errorf("%d failures became %d with one more: the store at rest wrote", before, after)
			}
		})
		if err != nil {
			t.Errorf("rest: %v", err)
		}
	}
	wg.Wait()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := one.Rest(ctx, func() { t.Error("it rests") }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestActsThatQueueWaitTogether(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	const patience, acts = 300 * time.Millisecond, 10
	one, two := withAna(t, path, bolt.Options{}), opened(t, path, bolt.Options{Timeout: patience})
	within(t, one, func() {
		began := time.Now()
		var wg sync.WaitGroup
		for range acts {
			wg.Go(func() {
				if err := two.Update(t.Context(), charge); err == nil || !strings.Contains(err.Error(), "keeps the store locked") {
					t.Errorf("queued act: error %v, want that the store is locked", err)
				}
			})
		}
		wg.Wait()
		if took := time.Since(began); took > acts/2*patience {
			t.Errorf("%d acts waited %v one after the other", acts, took)
		}
	})
}

// TestViewsWithoutAGapLetOthersCommit keeps a store always read by somebody.
func TestViewsWithoutAGapLetOthersCommit(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	one, two := withAna(t, path, bolt.Options{}), opened(t, path, bolt.Options{Timeout: 5 * time.Second})
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for {
				err := one.View(t.Context(), func(mailbox.Reader) error {
					<-time.After(time.Millisecond) // as long as a long list takes to read
					return nil
				})
				if err != nil {
					t.Errorf("view: %v", err)
				}
				select {
				case <-stop:
					return
				default:
				}
			}
		})
	}
	for range 10 {
		if err := two.Update(t.Context(), charge); err != nil {
			t.Errorf("update: %v", err)
			break
		}
	}
	close(stop)
	wg.Wait()
}

// TestACheckAndViewsGoTogether is for the race detector: bbolt's checker changes the opening
// that it works on.
func TestACheckAndViewsGoTogether(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), bolt.Options{})
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					counted(t, s)
				}
			}
		})
	}
	for range 20 {
		wantSound(t, s)
	}
	close(done)
	wg.Wait()
}
