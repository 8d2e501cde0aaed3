package ivr_test

import (
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

func TestTheMailboxIsAskedWhereTheDoorDoesNotSay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		door  ivr.Door
		first ivr.State
		asks  ivr.PromptID
	}{
		{ivr.DoorPortal, ivr.StateCollectMailbox, ivr.EnterMailbox},
		{ivr.DoorMailbox, ivr.StateCollectPIN, ivr.EnterPasscode},
	} {
		l := call(t, flow(), tt.door)
		l.plays(ivr.Welcome)
		l.listenOnce()
		l.in(tt.first)
		l.plays(tt.asks)
	}
	l := call(t, flow(), ivr.DoorHandset)
	l.in(ivr.StateCollectPIN) // a phone asks at once
	l.plays(ivr.EnterPasscode)
}

func TestASignInCarriesWhatTheCallerEntered(t *testing.T) {
	t.Parallel()
	l := call(t, flow(), ivr.DoorPortal)
	l.press("4023#0258#")
	want := ivr.SignIn{ID: l.asked, Door: ivr.DoorPortal, Mailbox: "4023", PIN: pin.New("0258")}
	got, ok := l.effects[0].(ivr.SignIn)
	if !ok || got.ID != want.ID || got.Door != want.Door || got.Mailbox != want.Mailbox || got.Trusted || !got.PIN.Equal(want.PIN) {
		t.Errorf("asked %+v, want %+v (PINs equal: %t)", got, want, got.PIN.Equal(want.PIN))
	}
}

func TestAWrongPasscodeIsAskedForAgain(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateVerifyPIN)
	l.answer(refused)
	l.in(ivr.StateCollectPIN)
	l.plays(ivr.Incorrect, ivr.EnterPasscode)
	s := l.m.Snapshot()
	if s.Failures != 1 || s.Left != 4 || s.Refused != 1 || s.SignedIn {
		t.Errorf("after a refusal %+v", s)
	}
}

func TestATooLongEntryIsOneAttemptThatCannotBeRight(t *testing.T) {
	t.Parallel()
	f := flow()
	f.MaxPIN, f.LongestPIN = 4, 4
	l := prompted(t, f, ivr.StateCollectPIN)
	l.press("25801111#")
	l.in(ivr.StateVerifyPIN)
	if len(l.secrets) != 1 || l.secrets[0].Equal(pin.New("2580")) || l.secrets[0].Len() != 5 {
		t.Errorf("%d attempts, the first of %d digits; want one of 5, not cut to the right PIN", len(l.secrets), l.secrets[0].Len())
	}
	if ahead := l.m.Snapshot().TypeAhead; ahead != 0 {
		t.Errorf("%d keys of the long entry are left over", ahead)
	}
}

func TestTheTermcharAfterAFullEntryStaysWithIt(t *testing.T) {
	t.Parallel()
	f := flow()
	f.MaxPIN, f.LongestPIN = 4, 4
	l := prompted(t, f, ivr.StateCollectPIN)
	l.press("2580")
	l.in(ivr.StateCollectPIN) // full, but not submitted
	l.press("#")
	l.answer(signedIn)
	l.in(ivr.StateMainMenu)
	if s := l.m.Snapshot(); s.Playing == 0 || s.TypeAhead != 0 {
		t.Errorf("the # of the entry fell into the menu: %+v", s)
	}
}

func TestWrongPasscodesEndTheCallAtItsLimit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name          string
		perCall, most int
		answer        ivr.SignInDone
		want          int // attempts until goodbye, 0 for no end
	}{
		{"the lock is the only limit", 0, 5, refused, 0},
		{"three tries per call", 3, 5, refused, 3},
		{"three tries per call, no lock", 3, 5, unknown, 3},
		{"no lock threatens", 0, 5, unknown, 5},
		{"the profile locks at ten", 0, 10, unknown, 10},
		{"the smaller limit counts", 8, 5, unknown, 5},
		{"one try", 1, 5, refused, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := flow()
			f.TriesPerCall, f.UnknownTries = tt.perCall, tt.most
			l := prompted(t, f, ivr.StateCollectPIN)
			const patience = 15
			n := 0
			for ; n < patience && l.m.Snapshot().State == ivr.StateCollectPIN; n++ {
				l.press("1111#")
				l.answer(tt.answer)
			}
			if tt.want == 0 {
				l.in(ivr.StateCollectPIN)
				return
			}
			l.in(ivr.StateGoodbye)
			l.plays(ivr.Incorrect, ivr.Goodbye)
			if n != tt.want {
				t.Errorf("goodbye after %d attempts, want %d", n, tt.want)
			}
			l.listen()
			l.released(ivr.CauseTries)
		})
	}
}

func TestOtherMailboxesDoNotRefundAttempts(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectPIN)
	for range 4 {
		l.press("1111#")
		l.answer(unknown)
	}
	l.press("*9998#1111#")
	l.answer(unknown)
	l.in(ivr.StateGoodbye)
	l.listen()
	l.released(ivr.CauseTries)
}

func TestTheLockoutAnnouncementCannotBeCut(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateLockedOut)
	l.plays(ivr.LockedOut)
	before := l.m.Snapshot()
	l.press("2580#*9")
	after := l.m.Snapshot()
	if after.Playing != before.Playing || after.State != before.State || after.TypeAhead != 0 || after.Barge {
		t.Errorf("keys did something: %+v, then %+v", before, after)
	}
	l.listen()
	l.released(ivr.CauseLocked)
}

func TestStarAsksForAnotherMailboxAtEveryDoor(t *testing.T) {
	t.Parallel()
	for _, door := range []ivr.Door{ivr.DoorPortal, ivr.DoorMailbox, ivr.DoorHandset} {
		l := call(t, flow(), door)
		if door == ivr.DoorPortal {
			l.press("4012#")
		}
		l.listen()
		l.in(ivr.StateCollectPIN)
		l.press("*")
		l.in(ivr.StateCollectMailbox)
		l.plays(ivr.EnterMailbox)
		if got := l.m.Snapshot().Mailbox; got != "" {
			t.Errorf("the call still belongs to mailbox %s", got)
		}
		l.press("4023#")
		l.in(ivr.StateCollectPIN)
		if got := l.m.Snapshot().Mailbox; got != "4023" {
			t.Errorf("the call belongs to mailbox %q, want 4023", got)
		}
	}
}

func TestOnlyTheMailboxDoorTrustsALine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		door ivr.Door
		want ivr.State
	}{
		{ivr.DoorPortal, ivr.StateCollectMailbox},
		{ivr.DoorMailbox, ivr.StateVerifyPIN},
		{ivr.DoorHandset, ivr.StateCollectPIN},
	} {
		o := offer(tt.door)
		o.Trusted = true
		l := newLeg(t, flow())
		l.step(o)
		l.listen()
		l.in(tt.want)
		if tt.want != ivr.StateVerifyPIN {
			continue
		}
		e, ok := l.effects[len(l.effects)-1].(ivr.SignIn)
		if !ok || !e.Trusted || !e.PIN.IsZero() {
			t.Errorf("asked %+v, want a trusted sign-in without a PIN", e)
		}
		l.answer(signedIn)
		l.in(ivr.StateMainMenu)
	}
}

func TestALineThatIsNotTrustedAfterAllIsAskedForThePIN(t *testing.T) {
	t.Parallel()
	f := flow()
	f.TriesPerCall = 1
	o := offer(ivr.DoorMailbox)
	o.Trusted = true
	l := newLeg(t, f)
	l.step(o)
	l.listen()
	l.answer(unknown)
	l.in(ivr.StateCollectPIN)
	l.plays(ivr.EnterPasscode) // nothing was incorrect
	if got := l.m.Snapshot().Refused; got != 0 {
		t.Errorf("%d refused sign-ins are counted, want none", got)
	}
	l.press("2580#")
	e, ok := l.effects[len(l.effects)-1].(ivr.SignIn)
	if !ok || e.Trusted || e.PIN.IsZero() {
		t.Errorf("asked %+v, want a sign-in by PIN", e)
	}
}

func TestAHandsetShowsWhoIsSignedIn(t *testing.T) {
	t.Parallel()
	for _, inUse := range []bool{false, true} {
		l := call(t, flow(), ivr.DoorHandset)
		l.press("2580#")
		answer := signedIn
		answer.DefaultInUse = inUse
		l.answer(answer)
		l.in(ivr.StateHandsetSignedIn)
		if got, want := l.effects[0], (ivr.Display{Mailbox: "4019", DefaultInUse: inUse}); got != want {
			t.Errorf("displayed %+v, want %+v", got, want)
		}
		l.listen()
		l.released(ivr.CauseCompleted)
	}
}

func TestADefaultPINMustBeChangedAtAHandsetWhereTheProfileSaysSo(t *testing.T) {
	t.Parallel()
	for _, force := range []bool{false, true} {
		f := flow()
		f.ForceOnHandset = force
		l := call(t, f, ivr.DoorHandset)
		l.press("2580#")
		answer := signedIn
		answer.DefaultInUse = true
		l.answer(answer)
		if !force {
			l.in(ivr.StateHandsetSignedIn)
			continue
		}
		l.in(ivr.StateCollectNewPIN)
		l.plays(ivr.DefaultInUse, ivr.EnterNewPasscode)
	}
}

func TestAWarningComesBeforeTheMainMenuOnce(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateVerifyPIN)
	answer := signedIn
	answer.ExpiresInDays = 3
	l.answer(answer)
	l.plays(ivr.ExpiryWarning, ivr.MessageCounts, ivr.MainMenu)
	l.listen()
	l.press("#")
	l.plays(ivr.MessageCounts, ivr.MainMenu)
}

func TestHangingUpDuringASignInAsksForNothingMore(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateVerifyPIN)
	l.step(ivr.HungUp{})
	l.released(ivr.CauseCaller)
	if _, err := l.m.Step(l.now+time.Second, ivr.SignInDone{ID: l.asked, Verdict: ivr.VerdictSignedIn}); err != ivr.ErrReleased {
		t.Errorf("the answer after the release gives %v", err)
	}
}
