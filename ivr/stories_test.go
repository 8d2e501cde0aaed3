package ivr_test

import (
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// story is a whole call. Together the stories take every transition of the flow and say every
// prompt that the flow can say.
type story struct {
	name string
	flow func(*ivr.Flow)
	tell func(*leg)
	ends ivr.Cause
}

// play tells a story on a new leg.
func (s story) play(tb testing.TB) *leg {
	tb.Helper()
	l := newLeg(tb, s.flowOf())
	s.tell(l)
	l.released(s.ends)
	return l
}

func (s story) flowOf() ivr.Flow {
	f := flow()
	if s.flow != nil {
		s.flow(&f)
	}
	return f
}

func stories() []story {
	return []story{
		{name: "signed-in-over-the-welcome", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorPortal))
			l.wait(300 * time.Millisecond)
			l.press("4012#2580#")
			l.wait(12 * time.Millisecond)
			l.answer(ivr.SignInDone{Verdict: ivr.VerdictSignedIn, Left: 5, New: 2, Saved: 1, ExpiresInDays: 3})
			l.listen()
			l.press("#")
			l.press("9")
			l.listen()
		}},
		{name: "five-wrong-passcodes-lock", ends: ivr.CauseLocked, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			for n := 1; n <= 4; n++ {
				l.press("1111#")
				l.answer(ivr.SignInDone{Verdict: ivr.VerdictRefused, Failures: n, Left: 5 - n})
				l.listen()
			}
			l.press("1111#")
			l.answer(locked)
			l.wait(time.Second)
			l.press("2580#") // keys do nothing
			l.listen()
		}},
		{name: "unknown-mailbox-sounds-like-a-wrong-passcode", ends: ivr.CauseTries, tell: func(l *leg) {
			l.step(offer(ivr.DoorPortal))
			l.listen()
			l.press("9999#")
			for range 5 {
				l.listen()
				l.press("2580#")
				l.answer(unknown)
			}
			l.listen()
		}},
		{name: "default-passcode-must-be-changed", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("258013#")
			l.answer(due)
			l.listen()
			l.press("*")
			l.listen()
			for _, r := range []pin.Rule{
				pin.RuleDigits, pin.RuleLength, pin.RuleRepeat, pin.RuleSequence, pin.RulePattern,
				pin.RuleExtension, pin.RuleDefault, pin.RuleCurrent, pin.RuleHistory,
			} {
				l.press("1234#")
				l.answer(ivr.CheckDone{Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{r}})
				l.listen()
			}
			l.press("2947#")
			l.answer(acceptable)
			l.listen()
			l.press("2948#") // another one
			l.listen()
			l.press("294*2947#")
			l.answer(acceptable)
			l.press("29*")
			l.press("*")
			l.press("2947#")
			l.answer(committed)
			l.listen()
			l.press("9")
			l.listen()
		}},
		{name: "expired-passcode", ends: ivr.CauseCaller, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.answer(ivr.SignInDone{Verdict: ivr.VerdictMustChange, Due: ivr.DueExpired, Left: 5})
			l.listen()
			l.press("5920#")
			l.answer(acceptable)
			l.step(ivr.HungUp{}) // before the confirmation: nothing has changed
		}},
		{name: "ten-refused-new-passcodes", ends: ivr.CauseTries, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.answer(ivr.SignInDone{Verdict: ivr.VerdictMustChange, Due: ivr.DueTemporary, Left: 5})
			for _, r := range []pin.Rule{
				pin.RulePhone, pin.RuleName, pin.RuleKeypadLine, pin.RuleDistinct, pin.RuleIncrement,
				pin.RuleBlocklist, pin.RuleLength, pin.RuleLength, pin.RuleLength, pin.RuleLength,
			} {
				l.listen()
				l.press("12#")
				l.answer(ivr.CheckDone{Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{r}})
			}
			l.listen()
		}},
		{name: "rule-broken-at-the-commit", flow: func(f *ivr.Flow) { f.MaxRefusals = 2 }, ends: ivr.CauseTries, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.answer(ivr.SignInDone{Verdict: ivr.VerdictMustChange, Due: ivr.DueAdmin, Left: 5})
			for range 2 {
				l.listen()
				l.press("2947#")
				l.answer(acceptable)
				l.press("2947#")
				l.answer(ivr.ChangeDone{Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{pin.RuleHistory}})
			}
			l.listen()
		}},
		{name: "change-asked-for-and-left", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.answer(signedIn)
			l.listen()
			l.press("8")
			l.listen()
			l.press("*")
			l.listen()
			l.press("82947#")
			l.answer(acceptable)
			l.listen()
			l.press("*")
			l.press("9")
			l.listen()
		}},
		{name: "change-too-soon-and-left", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.answer(signedIn)
			l.listen()
			l.press("82947#")
			l.answer(ivr.CheckDone{Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{pin.RuleTooSoon}})
			l.listen()
			l.press("*")
			l.press("9")
			l.listen()
		}},
		{name: "messages", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.answer(signedIn)
			l.listen()
			l.press("1")
			l.answer(voiceMessage)
			l.listen()
			l.press("2")
			l.listen()
			l.press("7")
			l.answer(ivr.MessageDone{Found: true, Message: 8, From: "4023", Text: "Two.", New: true, Index: 1, Total: 2})
			l.listen()
			l.press("#")
			l.answer(ivr.MessageDone{Found: true, Message: 3, From: "4027", Text: "Three.", Index: 2, Total: 2})
			l.listen()
			l.press("5") // no choice
			l.listen()
			l.press("*")
			l.listen()
			l.press("1")
			l.answer(ivr.MessageDone{Found: true, Message: 3, From: "4027", Text: "Three.", Index: 1, Total: 2})
			l.press("6")
			l.answer(ivr.MessageDone{})
			l.press("1")
			l.answer(ivr.MessageDone{})
			l.press("#9")
			l.listen()
		}},
		{name: "greeting", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.answer(signedIn)
			l.press("3")
			l.answer(ivr.GreetingDone{})
			l.listen()
			l.press("1")
			l.answer(ivr.GreetingDone{})
			l.listen()
			l.press("2")
			l.answer(ownGreeting)
			l.listen()
			l.press("7") // no choice
			l.press("*")
			l.listen()
			l.press("0") // no choice
			l.press("9")
			l.listen()
		}},
		{name: "handset", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorHandset))
			l.listen()
			l.press("258013#")
			l.answer(ivr.SignInDone{Verdict: ivr.VerdictSignedIn, Left: 5, DefaultInUse: true})
			l.listen()
		}},
		{name: "handset-that-wants-another-passcode", flow: func(f *ivr.Flow) { f.ForceOnHandset = true }, ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorHandset))
			l.listen()
			l.press("258013#")
			l.answer(ivr.SignInDone{Verdict: ivr.VerdictSignedIn, Left: 5, DefaultInUse: true})
			l.listen()
			l.press("2947#")
			l.answer(acceptable)
			l.press("2947#")
			l.answer(committed)
			l.listen()
		}},
		{name: "trusted-line-that-is-not", ends: ivr.CauseCaller, tell: func(l *leg) {
			o := offer(ivr.DoorMailbox)
			o.Trusted = true
			l.step(o)
			l.listen()
			l.answer(refused)
			l.listen()
			l.press("*")
			l.listen()
			l.press("4023#")
			l.step(ivr.HungUp{})
		}},
		{name: "message-left", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorMessage))
			l.wait(4 * time.Second)
			l.listen()
			l.wait(12300 * time.Millisecond)
			l.press("5#")
			l.answer(ivr.KeepDone{})
			l.listen()
		}},
		{name: "message-left-by-hanging-up", ends: ivr.CauseCaller, tell: func(l *leg) {
			o := offer(ivr.DoorMessage)
			o.Greeting = "Ana here, please \"speak\"."
			l.step(o)
			l.wait(4 * time.Second)
			l.press("1") // cuts the greeting
			l.wait(time.Second)
			l.step(ivr.HungUp{})
		}},
		{name: "message-too-short", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorMessage))
			l.wait(4 * time.Second)
			l.listen()
			l.wait(999 * time.Millisecond)
			l.press("#")
			l.listen()
		}},
		{name: "number-not-in-service", ends: ivr.CauseCompleted, tell: func(l *leg) {
			l.step(offer(ivr.DoorNone))
			l.listen()
		}},
		{name: "reset-wins-over-the-change", ends: ivr.CauseAccountChanged, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("258013#")
			l.answer(due)
			l.press("2947#")
			l.answer(acceptable)
			l.press("2947#")
			l.answer(ivr.ChangeDone{Verdict: ivr.VerdictSuperseded})
			l.listen()
		}},
		{name: "accounts-that-do-not-answer", ends: ivr.CauseUnavailable, tell: func(l *leg) {
			l.step(offer(ivr.DoorMailbox))
			l.listen()
			l.press("2580#")
			l.wait(5 * time.Second)
			l.answer(signedIn) // too late
			l.listen()
		}},
		{name: "silence-in-every-place", ends: ivr.CauseSilence, tell: func(l *leg) {
			l.step(offer(ivr.DoorPortal))
			l.wait(time.Second)
			l.press("4")
			l.wait(4 * time.Second) // enough for a mailbox number
			l.wait(17 * time.Second)
			l.press("25")
			l.wait(4 * time.Second) // too short for a PIN
			l.press("#")
			l.listen()
		}},
		{name: "mailbox-and-passcode-asked-again", ends: ivr.CauseSilence, tell: func(l *leg) {
			l.step(offer(ivr.DoorPortal))
			l.listen()
			l.press("40*")
			l.listen()
			l.press("#")
			l.listen()
			l.press("4012345678901234567890123#")
			l.listen()
			l.press("25*")
			l.listen()
			l.press("2580258025802580#")
			l.answer(refused)
			l.wait(time.Hour)
		}},
	}
}
