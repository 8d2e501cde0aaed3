package ivr_test

import (
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// Answers of the accounts, as the tests need them.
var (
	signedIn     = ivr.SignInDone{Verdict: ivr.VerdictSignedIn, Left: 5, New: 2, Saved: 1}
	refused      = ivr.SignInDone{Verdict: ivr.VerdictRefused, Failures: 1, Left: 4}
	unknown      = ivr.SignInDone{Verdict: ivr.VerdictRefused, Left: -1}
	locked       = ivr.SignInDone{Verdict: ivr.VerdictLocked, Failures: 5}
	due          = ivr.SignInDone{Verdict: ivr.VerdictMustChange, Due: ivr.DueDefault, Left: 5}
	acceptable   = ivr.CheckDone{Verdict: ivr.VerdictAcceptable}
	unacceptable = ivr.CheckDone{Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{pin.RuleSequence, pin.RuleHistory}}
	committed    = ivr.ChangeDone{Verdict: ivr.VerdictCommitted}
	voiceMessage = ivr.MessageDone{
		Found: true, Message: 7, From: "4019", Text: "Call me.", New: true, Index: 1, Total: 3,
		At: time.Date(2025, 11, 4, 9, 14, 0, 0, time.UTC),
	}
	ownGreeting = ivr.GreetingDone{Text: "Ana here.", HasOwn: true}
)

// arrive is a call that has come to a state, its prompt just begun.
func arrive(tb testing.TB, f ivr.Flow, s ivr.State) *leg {
	tb.Helper()
	var l *leg
	from := func(s ivr.State) { l = arrive(tb, f, s) }
	switch s {
	case ivr.StateOnHook:
		l = newLeg(tb, f)
	case ivr.StateRinging:
		l = call(tb, f, ivr.DoorMessage)
	case ivr.StateNotInService:
		l = call(tb, f, ivr.DoorNone)
	case ivr.StateWelcome:
		l = call(tb, f, ivr.DoorMailbox)
	case ivr.StateCollectMailbox:
		l = call(tb, f, ivr.DoorPortal)
		l.listenOnce()
	case ivr.StateLeaveMessage:
		from(ivr.StateRinging)
		l.wait(f.Timers.Ring)
	case ivr.StateKeepMessage:
		from(ivr.StateLeaveMessage)
		l.listen()
		l.wait(3 * time.Second)
		l.press("#")
	case ivr.StateCollectPIN:
		from(ivr.StateWelcome)
		l.listenOnce()
	case ivr.StateVerifyPIN:
		from(ivr.StateCollectPIN)
		l.press("2580#")
	case ivr.StateLockedOut:
		from(ivr.StateVerifyPIN)
		l.answer(locked)
	case ivr.StateCollectNewPIN:
		from(ivr.StateVerifyPIN)
		l.answer(due)
	case ivr.StateCheckNewPIN:
		from(ivr.StateCollectNewPIN)
		l.press("2947#")
	case ivr.StateConfirmNewPIN:
		from(ivr.StateCheckNewPIN)
		l.answer(acceptable)
	case ivr.StateCommitPIN:
		from(ivr.StateConfirmNewPIN)
		l.press("2947#")
	case ivr.StatePINChanged:
		from(ivr.StateCommitPIN)
		l.answer(committed)
	case ivr.StateMainMenu:
		from(ivr.StateVerifyPIN)
		l.answer(signedIn)
	case ivr.StateFetchMessage:
		from(ivr.StateMainMenu)
		l.press("1")
	case ivr.StateMessages:
		from(ivr.StateFetchMessage)
		l.answer(voiceMessage)
	case ivr.StateFetchGreeting:
		from(ivr.StateMainMenu)
		l.press("3")
	case ivr.StateGreeting:
		from(ivr.StateFetchGreeting)
		l.answer(ownGreeting)
	case ivr.StateHandsetSignedIn:
		l = call(tb, f, ivr.DoorHandset)
		l.press("2580#")
		l.answer(signedIn)
	case ivr.StateAccountChanged:
		from(ivr.StateMainMenu)
		l.step(ivr.AccountChanged{What: ivr.ChangeReset})
	case ivr.StateUnavailable:
		from(ivr.StateVerifyPIN)
		l.answer(ivr.SignInDone{})
	case ivr.StateGoodbye:
		from(ivr.StateMainMenu)
		l.press("9")
	case ivr.StateReleased:
		from(ivr.StateWelcome)
		l.step(ivr.HungUp{})
	default:
		tb.Fatalf("nobody knows the way to %s", s)
	}
	l.in(s)
	return l
}

// owned are the states in which the call belongs to a mailbox.
var owned = []ivr.State{
	ivr.StateCollectPIN, ivr.StateVerifyPIN,
	ivr.StateCollectNewPIN, ivr.StateCheckNewPIN, ivr.StateConfirmNewPIN, ivr.StateCommitPIN, ivr.StatePINChanged,
	ivr.StateMainMenu, ivr.StateFetchMessage, ivr.StateMessages, ivr.StateFetchGreeting, ivr.StateGreeting,
	ivr.StateHandsetSignedIn,
}
