package mailbox_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"voiceportal/ivr/mailbox"
)

// together runs fn n times at once, on two Accounts over one store, and waits for all.
func (o *office) together(n int, fn func(*mailbox.Accounts)) {
	o.Helper()
	both := []*mailbox.Accounts{o.Accounts, o.another(2)}
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			<-start
			fn(both[i%2])
		})
	}
	close(start)
	wg.Wait()
}

func TestParallelCallsNeverGetMoreThanFiveTries(t *testing.T) {
	t.Parallel()
	o := open(t)
	var refused, locked atomic.Int64
	var fifths sync.Map
	o.together(64, func(a *mailbox.Accounts) {
		out, err := a.SignIn(t.Context(), mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: wrong})
		if err != nil {
			t.Error(err)
			return
		}
		switch out.Verdict {
		case mailbox.Refused:
			refused.Add(1)
			if _, again := fifths.LoadOrStore(out.Failures, true); again {
				t.Errorf("two callers heard failure %d", out.Failures)
			}
		case mailbox.Locked:
			locked.Add(1)
		default:
			t.Errorf("a wrong PIN gave %s", out.Verdict)
		}
	})
	if refused.Load() != 4 || locked.Load() != 60 {
		t.Errorf("%d heard refused and %d locked, want 4 and 60", refused.Load(), locked.Load())
	}
	count := map[string]int{}
	for _, act := range o.log(ana) {
		count[act]++
	}
	if count[mailbox.EntryWrongPIN] != 5 || count[mailbox.EntryLocked] != 1 || len(o.mails(ana)) != 1 {
		t.Errorf("audit %v and %d mails; want five wrong PINs, one lock, one mail", count, len(o.mails(ana)))
	}
}

func TestAOneTimePINOpensForOneOfManyCallers(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.rules["company-default"].Lockout.Tries = 100
	o.apply(olga, mailbox.Reset{To: mailbox.CredentialTemporary})
	secret := o.mailed(olga)
	var in, out atomic.Int64
	o.together(32, func(a *mailbox.Accounts) {
		got, err := a.SignIn(t.Context(), mailbox.Attempt{Mailbox: olga, Door: mailbox.DoorPortal, PIN: secret})
		switch {
		case err != nil:
			t.Error(err)
		case got.Verdict == mailbox.MustChange:
			in.Add(1)
		case got.Verdict == mailbox.Refused:
			out.Add(1)
		}
	})
	if in.Load() != 1 || out.Load() != 31 {
		t.Errorf("%d got in and %d were refused, want 1 and 31", in.Load(), out.Load())
	}
}

func TestOneOfManyChangesUnderWayIsCommitted(t *testing.T) {
	t.Parallel()
	o := open(t)
	generation := o.signIn(ana, anaPIN).Generation
	var committed, superseded atomic.Int64
	o.together(16, func(a *mailbox.Accounts) {
		end, _, err := a.ChangePIN(t.Context(), ana, generation, fresh, "")
		switch {
		case err != nil:
			t.Error(err)
		case end == mailbox.Committed:
			committed.Add(1)
		case end == mailbox.Superseded:
			superseded.Add(1)
		}
	})
	if committed.Load() != 1 || superseded.Load() != 15 {
		t.Errorf("%d committed and %d superseded, want 1 and 15", committed.Load(), superseded.Load())
	}
}

func TestAResetDuringGuessesLosesNoTry(t *testing.T) {
	t.Parallel()
	o := open(t)
	var guesses atomic.Int64
	o.together(40, func(a *mailbox.Accounts) {
		if guesses.Add(1)%8 == 0 {
			if _, err := a.Apply(t.Context(), kim, ana, mailbox.Reset{To: mailbox.CredentialTemporary}); err != nil {
				t.Error(err)
			}
			return
		}
		out, err := a.SignIn(t.Context(), mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: wrong})
		if err != nil {
			t.Error(err)
		}
		if out.Verdict != mailbox.Refused && out.Verdict != mailbox.Locked {
			t.Errorf("a wrong PIN gave %s", out.Verdict)
		}
	})
	// Replay the audit: since the last reset the counter grew by one with every wrong PIN.
	failures := 0
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Mailbox: ana}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(entries) - 1; i >= 0; i-- {
		switch e := entries[i]; e.Act {
		case mailbox.EntryWrongPIN:
			failures++
			if e.FailuresAfter != failures {
				t.Errorf("entry %d: %d failures, want %d", e.Seq, e.FailuresAfter, failures)
			}
		case "reset-temporary":
			failures = 0
		}
	}
	if got := o.summary(ana).Failures; got != failures {
		t.Errorf("%d failures in the end, the audit says %d", got, failures)
	}
}
