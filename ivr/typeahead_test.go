package ivr_test

import (
	"strings"
	"testing"

	"voiceportal/ivr"
)

func TestTypeAheadRunsAlongTheWayOfSuccess(t *testing.T) {
	t.Parallel()
	l := call(t, flow(), ivr.DoorPortal)
	l.press("4012#2580#1")
	l.in(ivr.StateVerifyPIN)
	if got := l.m.Snapshot().TypeAhead; got != 1 {
		t.Fatalf("%d keys typed ahead, want 1", got)
	}
	l.answer(signedIn)
	l.in(ivr.StateFetchMessage)
	for _, r := range l.tape {
		p, ok := r.What.(ivr.Play)
		if ok && p.Say[0].Prompt == ivr.MessageCounts {
			t.Errorf("the menu was played to a caller who knows it\n%s", l.tail())
		}
	}
}

func TestTypeAheadRunsThroughAChange(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateMainMenu)
	l.press("82947#2947#9")
	l.answer(acceptable)
	l.in(ivr.StateCommitPIN)
	l.answer(committed)
	l.in(ivr.StateGoodbye)
	l.listen()
	l.released(ivr.CauseCompleted)
}

func TestARefusalFlushesWhatWasTypedAhead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		state  ivr.State
		ahead  string
		answer ivr.Event
		then   ivr.State
	}{
		{"guesses are not strung together", ivr.StateVerifyPIN, "2222#3333#", refused, ivr.StateCollectPIN},
		{"the call ends", ivr.StateVerifyPIN, "2222#", locked, ivr.StateLockedOut},
		{"keys meant for the menu", ivr.StateVerifyPIN, "1", due, ivr.StateCollectNewPIN},
		{"a broken rule", ivr.StateCheckNewPIN, "1234#", unacceptable, ivr.StateCollectNewPIN},
		{"a rule broken at the commit", ivr.StateCommitPIN, "9", ivr.ChangeDone{Verdict: ivr.VerdictUnacceptable}, ivr.StateCollectNewPIN},
		{"a reset came first", ivr.StateCommitPIN, "9", ivr.ChangeDone{Verdict: ivr.VerdictSuperseded}, ivr.StateAccountChanged},
		{"accounts that cannot answer", ivr.StateVerifyPIN, "1", ivr.SignInDone{}, ivr.StateUnavailable},
		{"keys meant for a message", ivr.StateFetchMessage, "7", ivr.MessageDone{}, ivr.StateMainMenu},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := arrive(t, flow(), tt.state)
			l.press(tt.ahead)
			if got := l.m.Snapshot().TypeAhead; got != len(tt.ahead) {
				t.Fatalf("%d keys typed ahead, want %d", got, len(tt.ahead))
			}
			l.answer(tt.answer)
			l.in(tt.then)
			if s := l.m.Snapshot(); s.TypeAhead != 0 || s.Digits != 0 || s.Playing == 0 {
				t.Errorf("after the refusal: %d keys typed ahead, %d digits, prompt %d", s.TypeAhead, s.Digits, s.Playing)
			}
		})
	}
}

func TestASlipFlushesWhatWasTypedBehindIt(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateVerifyPIN)
	l.press("0#1") // 0 is no choice, so what follows was meant for something else
	l.answer(signedIn)
	l.in(ivr.StateMainMenu)
	l.plays(ivr.InvalidChoice, ivr.MainMenu)
}

func TestAMismatchFlushes(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateCheckNewPIN)
	l.press("2948#5555#")
	l.answer(acceptable)
	l.in(ivr.StateCollectNewPIN)
	l.plays(ivr.Mismatch, ivr.EnterNewPasscode)
}

func TestTypeAheadHasALimit(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateVerifyPIN)
	l.press(strings.Repeat("1", 100))
	if got := l.m.Snapshot().TypeAhead; got != 64 {
		t.Errorf("%d keys are kept, want 64", got)
	}
}

func TestAKeyCutsWhatMayBeCut(t *testing.T) {
	t.Parallel()
	for _, s := range ivr.States() {
		if !s.Live() {
			continue
		}
		l := arrive(t, flow(), s)
		before := l.m.Snapshot()
		if before.Playing == 0 {
			continue
		}
		l.press("5")
		cut := false
		for _, e := range l.effects {
			if stop, ok := e.(ivr.StopPlay); ok && stop.ID == before.Playing {
				cut = stop.Bargein
			}
		}
		if want := s != ivr.StateLockedOut; cut != want || before.Barge != want {
			t.Errorf("a key cuts the prompt of %s: %t, announced %t, want %t", s, cut, before.Barge, want)
		}
	}
}

func TestAnAnnouncementThatIsCutIsOver(t *testing.T) {
	t.Parallel()
	for from, to := range map[ivr.State]ivr.State{
		ivr.StateWelcome:         ivr.StateCollectPIN,
		ivr.StatePINChanged:      ivr.StateMainMenu,
		ivr.StateNotInService:    ivr.StateReleased,
		ivr.StateHandsetSignedIn: ivr.StateGoodbye,
		ivr.StateAccountChanged:  ivr.StateGoodbye,
		ivr.StateUnavailable:     ivr.StateGoodbye,
		ivr.StateGoodbye:         ivr.StateReleased,
	} {
		l := arrive(t, flow(), from)
		l.press("5")
		l.in(to)
	}
}

func TestStarsSilencesAndEmptyEntriesCountTogether(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectMailbox)
	l.press("40*")
	l.press("#")
	l.in(ivr.StateCollectMailbox)
	if got := l.m.Snapshot().Silences; got != 2 {
		t.Errorf("%d slips in a row, want 2", got)
	}
	l.press("4012#") // a match
	if got := l.m.Snapshot().Silences; got != 0 {
		t.Errorf("%d slips after a match, want 0", got)
	}
	l.press("25*26*")
	l.press("*")
	l.in(ivr.StateGoodbye)
	l.listen()
	l.released(ivr.CauseSilence)
}
