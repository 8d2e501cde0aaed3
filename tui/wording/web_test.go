package wording_test

import (
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/tui/wording"
)

func TestAnswersAtMyPhoneSayWhatToDo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		answer mailbox.WebAnswer
		app    mailbox.WebApp
		want   string
	}{
		{mailbox.WebAnswer{Verdict: mailbox.SignedIn}, mailbox.MyPhone, ""},
		{mailbox.WebAnswer{Verdict: mailbox.Refused}, mailbox.MyPhone, "User name or password is wrong."},
		{mailbox.WebAnswer{Verdict: mailbox.Locked}, mailbox.UCOne, "Your account is locked. Ask your administrator."},
		{mailbox.WebAnswer{Verdict: mailbox.Throttled, Wait: 1}, mailbox.MyPhone, "Too many wrong passwords. Try again in 1 second."},
		{mailbox.WebAnswer{Verdict: mailbox.Throttled, Wait: time.Minute}, mailbox.MyPhone, "Too many wrong passwords. Try again in 60 seconds."},
		{mailbox.WebAnswer{Verdict: mailbox.Throttled, Wait: 61 * time.Second}, mailbox.MyPhone, "Too many wrong passwords. Try again in 2 minutes."},
		{mailbox.WebAnswer{Verdict: mailbox.MustChange, Due: mailbox.DueTemporary}, mailbox.MyPhone, "This is a temporary password. Choose one of your own."},
		{mailbox.WebAnswer{Verdict: mailbox.MustChange, Due: mailbox.DueExpired}, mailbox.MyPhone, "Your password is too old. Choose a new one."},
		{mailbox.WebAnswer{Verdict: mailbox.MustChange, Due: mailbox.DueExpired}, mailbox.UCOne, "This password must be changed first. Sign in to My Phone."},
	} {
		if got := wording.WebAnswer(tt.answer, tt.app); got != tt.want {
			t.Errorf("%+v at %s: %q, want %q", tt.answer, wording.WebApp(tt.app), got, tt.want)
		}
	}
}

func TestEveryPasswordRuleHasAFewWords(t *testing.T) {
	t.Parallel()
	rules := password.Rules{MinLength: 10, Classes: true, Identifiers: true}
	seen := map[string]bool{}
	for _, r := range rules.Describe() {
		words := wording.PasswordRule(rules, r.Rule)
		if words == string(r.Rule) && r.Rule != password.RuleDigit || len(words) > 24 || seen[words] {
			t.Errorf("rule %s is told as %q", r.Rule, words)
		}
		seen[words] = true
	}
	if got := wording.PasswordRule(rules, "a-new-one"); got != "a-new-one" {
		t.Errorf("a rule of a newer version is told as %q", got)
	}
}
