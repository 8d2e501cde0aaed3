package mailbox_test

import (
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// lockedBy opens an office whose harbor locks by other rules.
func lockedBy(t *testing.T, rules profile.Lockout) *office {
	t.Helper()
	return open(t, func(r rulebook) { r["broadcloud"].Lockout = rules })
}

func TestWithoutALockTriesAreCountedAndNeverEnd(t *testing.T) {
	t.Parallel()
	o := lockedBy(t, profile.Lockout{Kind: profile.LockNone})
	if out := o.fail(ana, 12); out.Verdict != mailbox.Refused || out.Failures != 12 || out.Left != -1 {
		t.Errorf("twelve wrong PINs: %+v", out)
	}
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.SignedIn {
		t.Errorf("then the right one: %s", out.Verdict)
	}
}

func TestATimedLockEndsByItselfWithACleanCounter(t *testing.T) {
	t.Parallel()
	o := lockedBy(t, profile.Lockout{Kind: profile.LockTimed, Tries: 3, Duration: 30 * time.Minute})
	o.fail(ana, 3)
	o.advance(30*time.Minute - 1)
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.Locked {
		t.Errorf("an instant before its end: %s, want locked", out.Verdict)
	}
	o.advance(1)
	if s := o.summary(ana); s.Status != mailbox.StatusActive || s.Failures != 0 {
		t.Errorf("at its end: %s with %d failures, want active with none", s.Status, s.Failures)
	}
	if out := o.fail(ana, 2); out.Left != 1 {
		t.Errorf("two wrong PINs after the lock leave %d tries, want 1", out.Left)
	}
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.SignedIn {
		t.Errorf("the right PIN after the lock: %s", out.Verdict)
	}
}

func TestADoublingLockDoublesUntilASuccess(t *testing.T) {
	t.Parallel()
	o := lockedBy(t, profile.Lockout{Kind: profile.LockDoubling, Tries: 2, Duration: time.Minute})
	lockFor := func() time.Duration {
		o.fail(ana, 2)
		l := o.summary(ana).Lock
		o.wall.Add(l.Until.Sub(l.At))
		return l.Until.Sub(l.At)
	}
	for _, want := range []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute} {
		if got := lockFor(); got != want {
			t.Errorf("locked for %v, want %v", got, want)
		}
	}
	o.signIn(ana, anaPIN)
	if got := lockFor(); got != time.Minute {
		t.Errorf("after a success locked for %v, want a minute again", got)
	}
}

func TestADoublingLockStaysWithinTheCalendar(t *testing.T) {
	t.Parallel()
	o := lockedBy(t, profile.Lockout{Kind: profile.LockDoubling, Tries: 1, Duration: 100 * 365 * day})
	o.fail(ana, 1)
	if _, err := o.MoveClock(t.Context(), kim, mailbox.ClockAct{SetTo: time.Date(2190, 1, 1, 0, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	o.fail(ana, 1)
	if l := o.summary(ana).Lock; !l.Until.After(l.At) {
		t.Errorf("the second lock ends %v, before it began (%v)", l.Until, l.At)
	}
}

func TestOnlyTriesWithinTheWindowCount(t *testing.T) {
	t.Parallel()
	o := lockedBy(t, profile.Lockout{Kind: profile.LockAdmin, Tries: 3, Window: 10 * time.Minute})
	o.fail(ana, 2)
	o.advance(10*time.Minute - 1)
	if got := o.summary(ana).Failures; got != 2 {
		t.Errorf("an instant before the window has passed: %d failures, want 2", got)
	}
	o.advance(1)
	if got := o.summary(ana).Failures; got != 0 {
		t.Errorf("after the window: %d failures, want none", got)
	}
	if out := o.fail(ana, 2); out.Verdict != mailbox.Refused || out.Left != 1 {
		t.Errorf("two more: %+v, want one left", out)
	}
	if out := o.fail(ana, 1); out.Verdict != mailbox.Locked {
		t.Errorf("a third within the window: %s, want locked", out.Verdict)
	}
	o.advance(time.Hour)
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.Locked {
		t.Errorf("the window has passed, but a person must unlock: %s", out.Verdict)
	}
}

func TestAnAdminsLockIsLiftedOnlyWhenItIsMeant(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		act    mailbox.Act
		locked bool
	}{
		{"a reset leaves it", mailbox.Reset{To: mailbox.CredentialTemporary}, true},
		{"a chosen PIN leaves it", mailbox.SetPIN{PIN: fresh}, true},
		{"an unlock that says so lifts it", mailbox.Unlock{AdminLock: true}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			o.apply(ana, mailbox.LockOut{})
			if got := o.apply(ana, tt.act).After.Status == mailbox.StatusLocked; got != tt.locked {
				t.Errorf("locked afterwards: %v, want %v", got, tt.locked)
			}
		})
	}
}

func TestALockByHandCanFollowOneByThePortal(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 5)
	o.apply(ana, mailbox.LockOut{})
	o.refused(ana, mailbox.Unlock{}, mailbox.RefusedAdminLock)
	s := o.apply(ana, mailbox.Unlock{AdminLock: true}).After
	if s.Status != mailbox.StatusActive || s.Failures != 0 {
		t.Errorf("unlocked: %s with %d failures, want active with none", s.Status, s.Failures)
	}
}
