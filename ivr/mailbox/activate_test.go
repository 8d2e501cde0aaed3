package mailbox_test

import (
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

func TestDeactivatingRemovesWhatTheOwnerConfigured(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 5)
	r := o.apply(ana, mailbox.Deactivate{})
	if r.Before.NewMessages != 2 || r.After.NewMessages != 0 || r.After.SavedMessages != 0 {
		t.Errorf("new messages %d to %d", r.Before.NewMessages, r.After.NewMessages)
	}
	if s := r.After; s.Remembered != 0 || s.Failures != 0 || s.Lock != (mailbox.Lock{}) || s.Active {
		t.Errorf("left over: %+v", s)
	}
	if g, err := o.Greeting(t.Context(), ana); err != nil || g != (mailbox.Greeting{}) {
		t.Errorf("greeting %+v, %v; want none", g, err)
	}
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.Refused || out.Left != -1 {
		t.Errorf("the old PIN: %+v, want what an unknown mailbox says", out)
	}
}

func TestDeactivatingForgetsTheHistoryBesideADefaultPIN(t *testing.T) {
	t.Parallel()
	o := open(t)
	if got := o.apply(noah, mailbox.Deactivate{}).After.Remembered; got != 0 {
		t.Errorf("%d PINs are remembered, want none", got)
	}
}

func TestDeactivatingLiftsAnAdminsLockToo(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(noah, mailbox.LockOut{})
	o.apply(noah, mailbox.Deactivate{})
	if s := o.apply(noah, mailbox.Activate{}).After; s.Status != mailbox.StatusDefault {
		t.Errorf("activated again: %s, want on the default PIN", s.Status)
	}
}

func TestTheDefaultPINOpensAMailboxThatIsActivatedAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(noah, mailbox.Deactivate{})
	if out := o.signIn(noah, pin.New("613904")); out.Verdict != mailbox.Refused || out.Left != -1 {
		t.Errorf("while deactivated: %+v", out)
	}
	o.apply(noah, mailbox.Activate{})
	if out := o.signIn(noah, pin.New("613904")); out.Verdict != mailbox.MustChange || out.Due != mailbox.DueDefault {
		t.Errorf("activated: %+v, want a change of the default PIN", out)
	}
}

func TestNothingOpensADeactivatedMailboxWithoutADefaultUntilItsMail(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ana, mailbox.Deactivate{})
	if s := o.summary(ana); !s.Spent {
		t.Errorf("a usable credential is left: %+v", s)
	}
	o.apply(ana, mailbox.Activate{})
	if out := o.signIn(ana, o.mailed(ana)); out.Verdict != mailbox.MustChange {
		t.Errorf("the PIN of the mail: %s", out.Verdict)
	}
}

func TestAHistoryThatDiedIsForgotten(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.refused(ana, mailbox.SetPIN{PIN: pin.New("9851")}, mailbox.RefusedRule)
	o.apply(ana, mailbox.Deactivate{})
	o.apply(ana, mailbox.Activate{})
	o.apply(ana, mailbox.SetPIN{PIN: pin.New("9851")})
}
