package ivr_test

import (
	"testing"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

func TestTheReasonForAChangeIsSaidOnce(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		due  ivr.Due
		want []ivr.PromptID
	}{
		{ivr.DueDefault, ids(ivr.DefaultInUse, ivr.EnterNewPasscode)},
		{ivr.DueTemporary, ids(ivr.TemporaryInUse, ivr.EnterNewPasscode)},
		{ivr.DueAdmin, ids(ivr.ChangedByAdmin, ivr.EnterNewPasscode)},
		{ivr.DueExpired, ids(ivr.Expired)}, // its fixed words ask already
		{ivr.DueNone, ids(ivr.EnterNewPasscode)},
	} {
		l := arrive(t, flow(), ivr.StateVerifyPIN)
		l.answer(ivr.SignInDone{Verdict: ivr.VerdictMustChange, Due: tt.due})
		l.in(ivr.StateCollectNewPIN)
		l.plays(tt.want...)
		if s := l.m.Snapshot(); s.Due != tt.due || !s.Forced || !s.SignedIn {
			t.Errorf("due %v, forced %t, signed in %t", s.Due, s.Forced, s.SignedIn)
		}
		l.listen()
		l.press("29*") // starts over: asked again, not explained
		l.plays(ivr.EnterNewPasscode)
		l.press("*") // nothing to leave: the whole prompt again
		l.in(ivr.StateCollectNewPIN)
		l.plays(tt.want...)
	}
}

func TestAVoluntaryChangeOnlyAsksAndCanBeLeft(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateMainMenu)
	l.press("8")
	l.plays(ivr.EnterNewPasscode)
	l.press("*")
	l.in(ivr.StateMainMenu)
	l.press("82947#")
	l.answer(acceptable)
	l.in(ivr.StateConfirmNewPIN)
	l.press("*")
	l.in(ivr.StateMainMenu)
	if s := l.m.Snapshot(); s.Forced || s.Refusals != 0 {
		t.Errorf("after leaving the change: forced %t, %d refusals", s.Forced, s.Refusals)
	}
}

func TestADueChangeCannotBeLeft(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateConfirmNewPIN)
	l.press("*")
	l.in(ivr.StateConfirmNewPIN)
	l.plays(ivr.ConfirmPasscode)
}

func TestOnceAChangeIsCommittedTheNextOneIsVoluntary(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StatePINChanged)
	l.listen()
	l.in(ivr.StateMainMenu)
	l.press("8*")
	l.in(ivr.StateMainMenu)
	if got := l.m.Snapshot().Due; got != ivr.DueNone {
		t.Errorf("a change is still due: %v", got)
	}
}

func TestTheFirstBrokenRuleIsSpoken(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateCheckNewPIN)
	l.answer(unacceptable)
	l.in(ivr.StateCollectNewPIN)
	l.plays(ivr.RulePrompt(pin.RuleSequence), ivr.EnterNewPasscode)
	l.press("2947#")
	l.answer(ivr.CheckDone{Verdict: ivr.VerdictUnacceptable}) // no reason given
	l.plays(ivr.EnterNewPasscode)
	if got := l.m.Snapshot().Refusals; got != 2 {
		t.Errorf("%d refusals, want 2", got)
	}
}

func TestTheLengthRuleSpeaksItsLimits(t *testing.T) {
	t.Parallel()
	f := flow()
	f.LongestPIN = 8
	l := prompted(t, f, ivr.StateCollectNewPIN)
	l.press("12#")
	l.answer(ivr.CheckDone{Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{pin.RuleLength}})
	args := l.m.Snapshot().Say[0].Args
	if len(args) != 2 || args[0].Number != 4 || args[1].Number != 8 {
		t.Errorf("limits spoken: %+v, want 4 and 8", args)
	}
}

func TestOnlyTheSameDigitsConfirm(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		again string
		want  ivr.State
	}{
		{"2947#", ivr.StateCommitPIN},
		{"2948#", ivr.StateCollectNewPIN},
		{"294#", ivr.StateCollectNewPIN},
		{"29470#", ivr.StateCollectNewPIN},
		{"#", ivr.StateConfirmNewPIN},
	} {
		l := prompted(t, flow(), ivr.StateConfirmNewPIN)
		l.press(tt.again)
		if got := l.m.Snapshot().State; got != tt.want {
			t.Errorf("a confirmation of %d keys leads to %s, want %s", len(tt.again), got, tt.want)
		}
	}
}

func TestWhatIsCommittedIsWhatWasChecked(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateCommitPIN)
	if len(l.secrets) != 3 {
		t.Fatalf("%d PINs left the machine, want those of sign-in, check and commit", len(l.secrets))
	}
	if !l.secrets[1].Equal(l.secrets[2]) || l.secrets[0].Equal(l.secrets[2]) {
		t.Error("the committed PIN is not the checked one")
	}
}

func TestAfterAMismatchTheOldCandidateConfirmsNothing(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateConfirmNewPIN)
	l.press("5920#")
	l.plays(ivr.Mismatch, ivr.EnterNewPasscode)
	l.press("5920#")
	l.answer(acceptable)
	l.press("2947#") // the candidate before the mismatch
	l.in(ivr.StateCollectNewPIN)
}

func TestAResetDuringTheChangeWins(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateCommitPIN)
	l.answer(ivr.ChangeDone{Verdict: ivr.VerdictSuperseded})
	l.in(ivr.StateAccountChanged)
	l.plays(ivr.Superseded)
	l.listen()
	l.released(ivr.CauseAccountChanged)
}

func TestRefusedNewPINsEndTheCall(t *testing.T) {
	t.Parallel()
	f := flow()
	f.MaxRefusals = 3
	l := prompted(t, f, ivr.StateCollectNewPIN)
	for range 2 {
		l.press("1234#")
		l.answer(unacceptable)
		l.in(ivr.StateCollectNewPIN)
	}
	l.press("2947#")
	l.answer(acceptable)
	l.press("2947#")
	l.answer(ivr.ChangeDone{Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{pin.RuleCurrent}})
	l.in(ivr.StateGoodbye) // refused at the commit counts as well
	l.plays(ivr.RulePrompt(pin.RuleCurrent), ivr.Goodbye)
	l.listen()
	l.released(ivr.CauseTries)
}
