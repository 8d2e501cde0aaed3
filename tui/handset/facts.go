package handset

import (
	"fmt"
	"strings"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// described is a fact as the events pane tells it; ok is false for facts that another one tells
// better: a pressed key is told by the entry it becomes part of.
func described(f ivr.Fact, voice Voice) (text kit.Span, ok bool) {
	switch f := f.(type) {
	case ivr.Offered:
		return kit.Text.Span("call to " + f.To), true
	case ivr.Answer:
		return kit.OK.Span("answered"), true
	case ivr.Moved:
		if f.To == ivr.StateReleased {
			return text, false // the release tells why
		}
		again := ""
		if f.From == f.To {
			again = " (again)"
		}
		return kit.Accent.Bold("→ " + wording.State(f.To) + again), true
	case ivr.Play:
		return kit.Voice.Span("▸ " + opening(f, voice)), true
	case ivr.StopPlay:
		return kit.Voice.Span("barge-in"), f.Bargein
	case ivr.Entry:
		if keys := keysOf(f); keys != "" {
			return kit.Caller.Span("keys " + keys), true
		}
		return kit.Muted.Span("nothing keyed in"), true
	case ivr.Flushed:
		return kit.Muted.Span(keys(f.Keys) + " dropped"), true
	case ivr.Dropped:
		return kit.Muted.Span("that key does nothing"), true
	case ivr.TimedOut:
		return kit.Danger.Span(strings.ToLower(timerName(f.Timer)) + " ran out"), true
	case ivr.AccountChanged:
		return kit.Special.Span("an admin changed the account"), true
	case ivr.HungUp:
		return kit.Text.Span("you hung up"), true
	case ivr.Release:
		return kit.Text.Bold("call ended: " + wording.Ended(f.Cause)), true
	}
	return answered(f)
}

// answered is what the accounts said.
func answered(f ivr.Fact) (kit.Span, bool) {
	switch f := f.(type) {
	case ivr.SignInDone:
		return signIn(f), true
	case ivr.CheckDone:
		if f.Verdict == ivr.VerdictUnacceptable && len(f.Rules) > 0 {
			return kit.Danger.Span("new PIN refused: " + string(f.Rules[0])), true
		}
		return kit.OK.Span("new PIN passes the rules"), f.Verdict == ivr.VerdictAcceptable
	case ivr.ChangeDone:
		if f.Verdict == ivr.VerdictCommitted {
			return kit.OK.Bold("new PIN kept"), true
		}
		return kit.Danger.Span("new PIN not kept"), true
	case ivr.MessageDone:
		if f.Found {
			return kit.Text.Span(fmt.Sprintf("message %d of %d", f.Index, f.Total)), true
		}
		return kit.Muted.Span("no more messages"), true
	case ivr.KeepDone:
		return kit.OK.Span("message kept"), !f.Unavailable
	}
	return kit.Span{}, false
}

func signIn(f ivr.SignInDone) kit.Span {
	switch f.Verdict {
	case ivr.VerdictSignedIn:
		return kit.OK.Bold("PIN right, signed in")
	case ivr.VerdictMustChange:
		return kit.OK.Bold("PIN right, change due")
	case ivr.VerdictLocked:
		return kit.Danger.Bold("✗ locked")
	case ivr.VerdictUnavailable:
		return kit.Danger.Span("the accounts did not answer")
	}
	if f.Left < 0 {
		return kit.Danger.Bold("PIN wrong")
	}
	return kit.Danger.Bold(fmt.Sprintf("PIN wrong, %d of %d", f.Failures, f.Failures+f.Left))
}

// opening is the first words of a prompt.
func opening(p ivr.Play, voice Voice) string {
	var words []string
	for _, u := range p.Say {
		for _, w := range voice.Words(u) {
			if len(words) == 8 {
				return strings.Join(words, " ") + "…"
			}
			words = append(words, w.Text)
		}
	}
	return strings.Join(words, " ")
}

func timerName(t ivr.Timer) string {
	if name, ok := timerNames[t]; ok {
		return name
	}
	return string(t)
}

func keys(n int) string {
	if n == 1 {
		return "one key"
	}
	return fmt.Sprintf("%d keys", n)
}

// dots are n hidden digits.
func dots(n int) string { return kit.Secret(n) }
