package call_test

import (
	"slices"
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

func TestRightPINReachesTheMenuAndPlaysAMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.dial(t, "harbor/4012", "*98").keys("2580#").wantState(ivr.StateMainMenu)
	c.keys("1").wantHeard(ivr.MessageIntro, ivr.MessageBody, ivr.MessageMenu).wantState(ivr.StateMessages)
	before := w.status(t, "harbor", "4012").NewMessages
	c.keys("7").wantHeard(ivr.MessageDeleted)
	if got := w.status(t, "harbor", "4012").NewMessages; got != before-1 {
		t.Errorf("new messages after a deletion = %d, want %d", got, before-1)
	}
	c.keys("#").wantHeard(ivr.MessageSaved, ivr.NoMoreMessages)
	if s := w.status(t, "harbor", "4012"); s.NewMessages != before-2 || s.SavedMessages == 0 {
		t.Errorf("after saving the last one: %d new, %d saved", s.NewMessages, s.SavedMessages)
	}
	c.keys("9").wantReleased(ivr.CauseCompleted)
}

func TestFiveWrongPINsLockInTheSameCall(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.dial(t, "harbor/4012", "*98").keys("1111#", "1111#", "1111#", "1111#", "1111#").
		wantHeard(ivr.Incorrect, ivr.Incorrect, ivr.Incorrect, ivr.Incorrect, ivr.LockedOut).
		wantReleased(ivr.CauseLocked)
	w.dial(t, "harbor/4012", "*98").keys("2580#").wantHeard(ivr.LockedOut).wantReleased(ivr.CauseLocked)
	w.apply(t, "harbor", "4012", mailbox.Unlock{})
	w.dial(t, "harbor/4012", "*98").keys("2580#").wantState(ivr.StateMainMenu)
}

func TestWrongPINsAddUpOverCalls(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, lines := range [][]string{{"1111#", "1111#"}, {"1111#", "1111#"}} {
		c := w.dial(t, "harbor/4012", "*98").keys(lines...)
		if err := c.HangUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.wantReleased(ivr.CauseCaller)
	}
	w.dial(t, "harbor/4012", "*98").keys("1111#").wantReleased(ivr.CauseLocked)
}

func TestGuessesCannotBeStrungTogether(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.dial(t, "harbor/4012", "*98").keys("1111#2222#3333#").wantState(ivr.StateCollectPIN)
	if got := w.status(t, "harbor", "4012").Failures; got != 1 {
		t.Errorf("failures = %d, want 1", got)
	}
}

func TestTypeAheadOverTheWelcomeGetsIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.dial(t, "harbor/4015", "7000")
	c.press("4012#2580#").settle().wantState(ivr.StateMainMenu)
}

func TestDefaultPINMustBeChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.dial(t, "riverside/2001", "*98").keys("258013#").wantHeard(ivr.DefaultInUse)
	for _, refused := range []struct {
		entry string
		rule  pin.Rule
	}{
		{"2001#", pin.RuleExtension},
		{"1002#", pin.RuleExtension},
		{"258013#", pin.RuleDefault},
		{"310852#", pin.RuleCurrent},
		{"1011#", pin.RuleRepeat},
		{"1234#", pin.RuleSequence},
	} {
		c.keys(refused.entry).wantHeard(ivr.RulePrompt(refused.rule)).wantState(ivr.StateCollectNewPIN)
	}
	// A hang-up before the confirmation changes nothing.
	c.keys("40719#").wantState(ivr.StateConfirmNewPIN)
	if err := c.HangUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := w.status(t, "riverside", "2001").Credential; got != mailbox.CredentialDefault {
		t.Fatalf("credential after a hang-up = %s", got)
	}
	w.dial(t, "riverside/2001", "*98").keys("258013#", "40719#", "40719#").wantHeard(ivr.PasscodeChanged).wantState(ivr.StateMainMenu)
	w.dial(t, "riverside/2001", "*98").keys("258013#").wantHeard(ivr.Incorrect)
	w.dial(t, "riverside/2001", "*98").keys("40719#").wantState(ivr.StateMainMenu)
}

func TestPINCanBeChangedTwiceInOneCall(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.dial(t, "harbor/4012", "*98").keys("2580#", "8", "40719#", "40719#").wantState(ivr.StateMainMenu)
	c.keys("8", "95170#", "95170#").wantState(ivr.StateMainMenu)
	w.dial(t, "harbor/4012", "*98").keys("95170#").wantState(ivr.StateMainMenu)
}

func TestExpiredPIN(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if _, err := w.MoveClock(t.Context(), mailbox.By{Actor: "test"}, mailbox.ClockAct{Advance: 31 * 24 * time.Hour}); err != nil {
		t.Fatal(err)
	}
	w.dial(t, "harbor/4012", "*98").keys("2580#").wantHeard(ivr.Expired).wantState(ivr.StateCollectNewPIN).
		keys("40719#", "40719#").wantHeard(ivr.ConfirmPasscode, ivr.PasscodeChanged).wantState(ivr.StateMainMenu)
}

func TestAdminActsReachTheCaller(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		act  mailbox.Act
		says ivr.PromptID
	}{
		{"reset", mailbox.Reset{To: mailbox.CredentialTemporary}, ivr.AccountReset},
		{"locked", mailbox.LockOut{}, ivr.AccountLocked},
		{"deactivated", mailbox.Deactivate{}, ivr.AccountGone},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t).withBoard(t)
			c := w.dial(t, "harbor/4012", "*98").keys("2580#").wantState(ivr.StateMainMenu)
			w.apply(t, "harbor", "4012", tt.act)
			c.settle().wantHeard(tt.says).wantReleased(ivr.CauseAccountChanged)
		})
	}
}

func TestActsFromBeforeTheCallAreNotHeard(t *testing.T) {
	t.Parallel()
	w := newWorld(t).withBoard(t)
	for range 20 {
		w.apply(t, "riverside", "2001", mailbox.Reset{To: mailbox.CredentialDefault})
		w.dial(t, "riverside/2001", "*98").keys("258013#").wantState(ivr.StateCollectNewPIN)
	}
}

func TestAResetDuringTheChangeWins(t *testing.T) {
	t.Parallel()
	w := newWorld(t) // without a board the call learns of the reset only when it commits
	c := w.dial(t, "harbor/4012", "*98").keys("2580#", "8", "40719#")
	w.apply(t, "harbor", "4012", mailbox.Reset{To: mailbox.CredentialTemporary})
	c.keys("40719#").wantHeard(ivr.Superseded).wantReleased(ivr.CauseAccountChanged)
}

func TestMessageIsLeftForALockedMailbox(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.apply(t, "harbor", "4012", mailbox.LockOut{})
	before := w.status(t, "harbor", "4012").NewMessages
	c := w.dial(t, "harbor/4015", "4012").settle().wantState(ivr.StateLeaveMessage)
	if err := c.Wait(t.Context(), 12*time.Second); err != nil {
		t.Fatal(err)
	}
	c.keys("#").wantHeard(ivr.MessageKept).wantReleased(ivr.CauseCompleted)
	if got := w.status(t, "harbor", "4012").NewMessages; got != before+1 {
		t.Errorf("new messages = %d, want %d", got, before+1)
	}
}

func TestHangingUpLeavesTheMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	before := w.status(t, "harbor", "4012").NewMessages
	c := w.dial(t, "harbor/4015", "4012").settle()
	if err := c.Wait(t.Context(), 12*time.Second); err != nil {
		t.Fatal(err)
	}
	if err := c.HangUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := w.status(t, "harbor", "4012").NewMessages; got != before+1 {
		t.Errorf("new messages = %d, want %d", got, before+1)
	}
}

func TestHandsetDoorAcceptsTheDefaultPINAndSaysSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.dial(t, "riverside/2002", "*112001").keys("258013#").wantHeard(ivr.HandsetDefault).wantReleased(ivr.CauseCompleted)
}

func TestEveryEndOfSilenceComesByItself(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, to := range []string{"7000", "*98", "*11", "4012", "999"} {
		c := w.dial(t, "harbor/4015", to)
		if err := c.Wait(t.Context(), time.Hour); err != nil {
			t.Fatal(err)
		}
		if !c.Released() {
			t.Errorf("a silent call to %s goes on after an hour in %s", to, c.Snapshot().State)
		}
	}
}

func TestTheTapeOfACallReplays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.dial(t, "harbor/4012", "*98").keys("1111#", "2580#", "8", "1234#", "40719#", "40718#", "*", "1", "*", "9")
	replayed, err := ivr.Replay(flowOf(t, w, c), *c.tape)
	if err != nil {
		t.Fatalf("replay: %v\n%s", err, c.transcript())
	}
	if !slices.EqualFunc(replayed, *c.tape, func(a, b ivr.Record) bool { return a.String() == b.String() }) {
		t.Errorf("the replay differs from the tape\n%s", c.transcript())
	}
}

// flowOf is the flow that a call ran on.
func flowOf(t *testing.T, w *world, c caller) ivr.Flow {
	t.Helper()
	return callFlow(c.Route(), w)
}
