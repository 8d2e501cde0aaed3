package console

import (
	"errors"
	"testing"

	"voiceportal/ivr/mailbox"
)

func TestErrorsBecomeSentences(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		err  error
		want string
	}{
		{errors.New("the store is closed"), "The store is closed."},
		{errors.New("already so!"), "Already so!"},
		{errors.New("überall"), "Überall."},
		{errors.New(""), ""},
		{&mailbox.Refusal{Problem: "mailbox harbor/4036 is deactivated", Next: "activate it first"}, "Mailbox harbor/4036 is deactivated. Activate it first."},
		{&mailbox.Refusal{Problem: "mailbox harbor/4036 is deactivated"}, "Mailbox harbor/4036 is deactivated."},
		{errors.Join(&mailbox.Refusal{Problem: "mailbox harbor/1 is not locked"}), "Mailbox harbor/1 is not locked."},
	} {
		if got := reason(tt.err); got != tt.want {
			t.Errorf("reason(%v) = %q, want %q", tt.err, got, tt.want)
		}
	}
}

func TestNumbersAtTheBeginningOfASentenceAreWords(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "None", 3: "Three", 12: "Twelve", 13: "13 mailboxes"} {
		if got := several(n); got != want {
			t.Errorf("several(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestReasonsLoseTheNameThatStandsAbove(t *testing.T) {
	t.Parallel()
	one := []mailbox.Summary{{Key: key("4012")}}
	two := append(one, mailbox.Summary{Key: key("4015")})
	const why = "Mailbox harbor/4015 is not locked."
	for _, tt := range []struct {
		targets []mailbox.Summary
		want    string
	}{
		{one, "Mailbox harbor/4015 is not locked"},
		{two[1:], "is not locked"},
		{two, "4015 is not locked"},
	} {
		if got := bare(why, tt.targets); got != tt.want {
			t.Errorf("above %d mailboxes: %q, want %q", len(tt.targets), got, tt.want)
		}
	}
}
