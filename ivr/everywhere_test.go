package ivr_test

import (
	"fmt"
	"slices"
	"testing"

	"voiceportal/ivr"
)

func TestHangingUpReleasesFromEveryState(t *testing.T) {
	t.Parallel()
	for _, s := range ivr.States() {
		if !s.Live() {
			continue
		}
		l := arrive(t, flow(), s)
		l.step(ivr.HungUp{})
		l.released(ivr.CauseCaller)
		for _, e := range l.effects {
			switch e.(type) {
			case ivr.StopPlay, ivr.Release:
			default:
				t.Errorf("hanging up in %s asks for %T", s, e)
			}
		}
	}
}

func TestAnActOfAnAdminReachesEveryStateOfTheMailbox(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		what ivr.Change
		says ivr.PromptID
	}{
		{ivr.ChangeReset, ivr.AccountReset},
		{ivr.ChangeLocked, ivr.AccountLocked},
		{ivr.ChangeDeactivated, ivr.AccountGone},
	} {
		for _, s := range owned {
			l := arrive(t, flow(), s)
			l.step(ivr.AccountChanged{What: tt.what})
			l.in(ivr.StateAccountChanged)
			l.plays(tt.says)
			l.answer(signedIn) // whatever was asked, the answer comes too late
			l.answer(committed)
			l.in(ivr.StateAccountChanged)
			l.listen()
			l.released(ivr.CauseAccountChanged)
		}
	}
}

func TestAccountsThatCannotAnswerEndTheCall(t *testing.T) {
	t.Parallel()
	for s, answer := range map[ivr.State]ivr.Event{
		ivr.StateVerifyPIN:     ivr.SignInDone{},
		ivr.StateCheckNewPIN:   ivr.CheckDone{},
		ivr.StateCommitPIN:     ivr.ChangeDone{},
		ivr.StateFetchMessage:  ivr.MessageDone{Unavailable: true},
		ivr.StateFetchGreeting: ivr.GreetingDone{Unavailable: true},
		ivr.StateKeepMessage:   ivr.KeepDone{Unavailable: true},
	} {
		l := arrive(t, flow(), s)
		l.answer(answer)
		l.in(ivr.StateUnavailable)
		l.plays(ivr.Unavailable)
		l.listen()
		l.released(ivr.CauseUnavailable)
	}
}

func TestUnknownIDsAreIgnored(t *testing.T) {
	t.Parallel()
	for _, s := range ivr.States() {
		if !s.Live() {
			continue
		}
		for _, ev := range []ivr.Event{
			ivr.PlayDone{},
			ivr.PlayDone{ID: 99},
			ivr.SignInDone{ID: 99, Verdict: ivr.VerdictSignedIn},
			ivr.CheckDone{ID: 99, Verdict: ivr.VerdictAcceptable},
			ivr.ChangeDone{ID: 99, Verdict: ivr.VerdictCommitted},
			ivr.MessageDone{ID: 99},
			ivr.GreetingDone{ID: 99},
			ivr.KeepDone{ID: 99},
		} {
			l := arrive(t, flow(), s)
			before, tape := fmt.Sprintf("%+v", l.m.Snapshot()), len(l.tape)
			l.step(ev)
			if after := fmt.Sprintf("%+v", l.m.Snapshot()); after != before || len(l.effects) > 0 || len(l.tape) > tape {
				t.Errorf("%T with an unknown ID does something in %s", ev, s)
			}
		}
	}
}

func TestTheLateEndOfAPromptThatWasCutArmsNoTimer(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateCollectPIN)
	cut := l.m.Snapshot().Playing
	l.press("2*") // cuts the prompt, clears, and the prompt begins again
	again := l.m.Snapshot()
	l.step(ivr.PlayDone{ID: cut})
	if got := l.m.Snapshot(); got.Playing != again.Playing || got.Timer != ivr.TimerWatchdog {
		t.Errorf("the end of prompt %d ended prompt %d", cut, again.Playing)
	}
}

func TestTheSecondPromptIsAskedEverywhereSlipsHappen(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		state    ivr.State
		noInput  []ivr.PromptID
		noMatch  string // keys
		noMatchP []ivr.PromptID
	}{
		{ivr.StateCollectMailbox, ids(ivr.NoInput, ivr.EnterMailbox), "#", ids(ivr.IncompleteEntry, ivr.EnterMailbox)},
		{ivr.StateCollectPIN, ids(ivr.NoInput, ivr.EnterPasscode), "#", ids(ivr.IncompleteEntry, ivr.EnterPasscode)},
		{ivr.StateCollectNewPIN, ids(ivr.NoInput, ivr.EnterNewPasscode), "#", ids(ivr.IncompleteEntry, ivr.EnterNewPasscode)},
		{ivr.StateConfirmNewPIN, ids(ivr.NoInput, ivr.ConfirmPasscode), "#", ids(ivr.IncompleteEntry, ivr.ConfirmPasscode)},
		{ivr.StateMainMenu, ids(ivr.NoInput, ivr.MainMenu), "0", ids(ivr.InvalidChoice, ivr.MainMenu)},
		{ivr.StateMessages, ids(ivr.NoInput, ivr.MessageMenu), "0", ids(ivr.InvalidChoice, ivr.MessageMenu)},
		{ivr.StateGreeting, ids(ivr.NoInput, ivr.GreetingMenu), "0", ids(ivr.InvalidChoice, ivr.GreetingMenu)},
	} {
		l := prompted(t, flow(), tt.state)
		l.wait(l.m.Snapshot().TimerFor)
		l.in(tt.state)
		l.plays(tt.noInput...)
		l.press(tt.noMatch)
		l.in(tt.state)
		l.plays(tt.noMatchP...)
		l.press(tt.noMatch) // the third slip in a row
		l.in(ivr.StateGoodbye)
		l.plays(ivr.Goodbye)
		l.listen()
		l.released(ivr.CauseSilence)
	}
}

func ids(p ...ivr.PromptID) []ivr.PromptID { return p }

func TestEventsThatCannotBeChangeNothing(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		ev    ivr.Event
		field string
	}{
		{ivr.Digit{}, "Digit.Key"},
		{ivr.Digit{Key: 'A'}, "Digit.Key"},
		{ivr.AccountChanged{}, "AccountChanged.What"},
		{ivr.AccountChanged{What: 9}, "AccountChanged.What"},
		{ivr.Offered{Door: 9}, "Offered.Door"},
		{ivr.Offered{Door: ivr.DoorMailbox}, "Offered.Mailbox"},
		{ivr.Offered{Door: ivr.DoorHandset}, "Offered.Mailbox"},
		{ivr.Offered{Door: ivr.DoorMessage}, "Offered.Mailbox"},
		{ivr.SignInDone{Verdict: ivr.VerdictCommitted}, "SignInDone.Verdict"},
		{ivr.CheckDone{Verdict: ivr.VerdictSignedIn}, "CheckDone.Verdict"},
		{ivr.ChangeDone{Verdict: ivr.VerdictAcceptable}, "ChangeDone.Verdict"},
		{&ivr.HungUp{}, "Event"},
		{nil, "Event"},
	} {
		l := prompted(t, flow(), ivr.StateCollectPIN)
		before := fmt.Sprintf("%+v", l.m.Snapshot())
		effects, err := l.m.Step(l.now+l.m.Snapshot().TimerFor, tt.ev)
		fe, ok := err.(*ivr.FieldError)
		if !ok || fe.Field != tt.field || fe.Problem == "" || len(effects) > 0 {
			t.Errorf("Step(%T) = %v, %v; want a problem with %s", tt.ev, effects, err, tt.field)
		}
		if after := fmt.Sprintf("%+v", l.m.Snapshot()); after != before {
			t.Errorf("Step(%T) failed and still changed the leg", tt.ev)
		}
	}
}

func TestStatesAreListedOnce(t *testing.T) {
	t.Parallel()
	all := ivr.States()
	slices.Sort(all)
	if n := len(slices.Compact(all)); n != len(ivr.States()) {
		t.Errorf("%d of %d states are different", n, len(ivr.States()))
	}
}
