package mailbox_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/mem"
)

func TestAnActOnTermsIsDoneInTheStatesThatItIsMeantFor(t *testing.T) {
	t.Parallel()
	o := open(t)
	was := o.summary(ana).Tag()
	o.fail(ana, 1)
	if o.summary(ana).Tag() == was {
		t.Fatal("a wrong try leaves the tag as it was")
	}
	_, _, err := o.ApplyIf(t.Context(), kim, ana, mailbox.LockOut{}, mailbox.Terms{Tags: []mailbox.Tag{was}})
	o.refusal(err, mailbox.RefusedStale)
	if r := mailbox.Can(o.summary(ana), mailbox.LockOut{}); r != nil {
		t.Error("a stale act was done:", r)
	}
	r, again, err := o.ApplyIf(t.Context(), kim, ana, mailbox.LockOut{}, mailbox.Terms{Tags: []mailbox.Tag{was, o.summary(ana).Tag()}})
	if err != nil || again || r.After.Status != mailbox.StatusLocked || r.Before.Status == mailbox.StatusLocked {
		t.Errorf("the receipt says %s to %s, again %v, %v", r.Before.Status, r.After.Status, again, err)
	}
	if _, _, err := o.ApplyIf(t.Context(), kim, nobody, mailbox.LockOut{}, mailbox.Terms{Tags: []mailbox.Tag{was}}); !errors.Is(err, mailbox.ErrNoMailbox) {
		t.Errorf("terms on a mailbox that does not exist: %v", err)
	}
}

func TestANewMailboxNeverHasATagOfTheOneBefore(t *testing.T) {
	t.Parallel()
	o := open(t)
	seen := map[mailbox.Tag]bool{}
	email := "ana@harbor.example"
	for range 3 {
		for range 3 {
			tag := o.summary(ana).Tag()
			if seen[tag] {
				t.Fatalf("the tag %v comes a second time", tag)
			}
			seen[tag] = true
			o.fail(ana, 1)
		}
		o.apply(ana, mailbox.Delete{})
		o.apply(ana, mailbox.Create{Owner: mailbox.Owner{Email: email}})
	}
}

func TestARequestIsDoneOnceHoweverOftenItComes(t *testing.T) {
	t.Parallel()
	o := open(t)
	once := o.Once("crm 1", "reset ana")
	reset := mailbox.Reset{To: mailbox.CredentialTemporary}
	var wg sync.WaitGroup
	repeats := make(chan bool, 8)
	for i := range 8 {
		a := o.another(byte(10 + i)) // any number of processes
		wg.Go(func() {
			r, again, err := a.ApplyIf(t.Context(), kim, ana, reset, mailbox.Terms{Once: once})
			if err != nil || r.After.Credential != mailbox.CredentialTemporary {
				t.Errorf("receipt %s, %v", r.After.Credential, err)
			}
			repeats <- again
		})
	}
	wg.Wait()
	close(repeats)
	fresh := 0
	for again := range repeats {
		if !again {
			fresh++
		}
	}
	if n := len(o.mails(ana)); fresh != 1 || n != 1 {
		t.Errorf("%d did it, and %d mails went out; want one of each", fresh, n)
	}
	if done, err := o.Done(t.Context(), once); !done || err != nil {
		t.Errorf("it counts as done: %v, %v", done, err)
	}
	_, _, err := o.ApplyIf(t.Context(), kim, ana, reset, mailbox.Terms{Once: o.Once("crm 1", "reset dara")})
	o.refusal(err, mailbox.RefusedReused)
	_, err = o.Done(t.Context(), o.Once("crm 1", "reset dara"))
	o.refusal(err, mailbox.RefusedReused)
}

func TestARequestThatWasRefusedIsNotRemembered(t *testing.T) {
	t.Parallel()
	o := open(t)
	once := o.Once("crm 1", "reset gia")
	reset := mailbox.Reset{To: mailbox.CredentialTemporary}
	_, _, err := o.ApplyIf(t.Context(), kim, gia, reset, mailbox.Terms{Once: once})
	o.refusal(err, mailbox.RefusedDeactivated)
	o.apply(gia, mailbox.Activate{})
	if _, again, err := o.ApplyIf(t.Context(), kim, gia, reset, mailbox.Terms{Once: once}); again || err != nil {
		t.Errorf("again %v, %v", again, err)
	}
}

func TestARemovalThatIsAskedForAgainIsNoError(t *testing.T) {
	t.Parallel()
	o := open(t)
	terms := mailbox.Terms{Once: o.Once("crm 1", "delete ana")}
	for i := range 2 {
		if _, again, err := o.ApplyIf(t.Context(), kim, ana, mailbox.Delete{}, terms); again != (i == 1) || err != nil {
			t.Errorf("time %d: again %v, %v", i+1, again, err)
		}
	}
}

func TestRequestsAreForgottenAfterADay(t *testing.T) {
	t.Parallel()
	o := open(t)
	requests := func() (n int) {
		view(t, o.store, func(r mailbox.Reader) error {
			all, err := r.Requests()
			n = len(all)
			return err
		})
		return n
	}
	once := o.Once("crm 1", "lock ana")
	if _, _, err := o.ApplyIf(t.Context(), kim, ana, mailbox.LockOut{}, mailbox.Terms{Once: once}); err != nil {
		t.Fatal(err)
	}
	o.wall.Add(mailbox.RequestLife - time.Second)
	if err := o.ForgetRequests(t.Context()); err != nil || requests() != 1 {
		t.Errorf("within the day %d are remembered, %v", requests(), err)
	}
	o.wall.Add(time.Second)
	if done, err := o.Done(t.Context(), once); done || err != nil {
		t.Errorf("after a day it counts as done: %v, %v", done, err)
	}
	if err := o.ForgetRequests(t.Context()); err != nil || requests() != 0 {
		t.Errorf("after a day %d are remembered, %v", requests(), err)
	}
	used := o.lastUse()
	o.wall.Add(time.Hour)
	if err := o.ForgetRequests(t.Context()); err != nil || !o.lastUse().Equal(used) {
		t.Errorf("with nothing to forget the store was written, %v", err)
	}
}

func (o *office) lastUse() time.Time {
	o.Helper()
	c, _, err := o.PortalClock(o.Context())
	if err != nil {
		o.Fatal(err)
	}
	return c.LastUse
}

func view(t testing.TB, s *mem.Store, fn func(mailbox.Reader) error) {
	t.Helper()
	if err := s.View(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}
