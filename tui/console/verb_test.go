package console

import (
	"slices"
	"strings"
	"testing"

	"voiceportal/ivr/mailbox"
)

func TestEveryActOnAMailboxHasItsVerb(t *testing.T) {
	t.Parallel()
	elsewhere := []string{"create", "delete"} // made and unmade on the command line
	for _, info := range mailbox.Acts() {
		v := verbCalled(info.Name)
		if (v.name == "") != slices.Contains(elsewhere, info.Name) {
			t.Errorf("act %q: verb %q", info.Name, v.name)
		}
	}
	for _, v := range verbs() {
		if v.info().Name != v.name {
			t.Errorf("verb %q is no act of the accounts", v.name)
		}
		if info := v.info(); v.act(mailbox.Summary{}) == nil || v.done == nil || v.short == "" || v.effect == "" {
			t.Errorf("verb %q (%s) lacks words or an act", v.name, info.Title)
		}
	}
}

func TestVerbsThatAskHaveAQuestionAndAButton(t *testing.T) {
	t.Parallel()
	for _, v := range verbs() {
		asks := v.info().Tier != mailbox.TierPlain && !v.form || v.name == unlocking
		if asks && (!strings.HasSuffix(v.ask, "?") || v.yes == "") {
			t.Errorf("verb %q asks %q with the button %q", v.name, v.ask, v.yes)
		}
		if !v.form && v.past == "" {
			t.Errorf("verb %q has no words for many mailboxes", v.name)
		}
	}
}

func TestTiersFollowTheActTheLockAndTheNumber(t *testing.T) {
	t.Parallel()
	one := []mailbox.Summary{{Lock: mailbox.Lock{Kind: mailbox.LockAuto}}}
	byHand := []mailbox.Summary{{Lock: mailbox.Lock{Kind: mailbox.LockAdmin}}}
	for _, tt := range []struct {
		verb    string
		targets []mailbox.Summary
		want    mailbox.Tier
	}{
		{unlocking, one, mailbox.TierPlain},
		{unlocking, byHand, mailbox.TierConfirm},
		{locking, byHand, mailbox.TierPlain},
		{"expire", one, mailbox.TierConfirm},
		{unlocking, slices.Repeat(one, many), mailbox.TierPlain},
		{unlocking, slices.Repeat(one, many+1), mailbox.TierCount},
		{"expire", slices.Repeat(one, many+1), mailbox.TierCount},
	} {
		if got := verbCalled(tt.verb).tierFor(tt.targets); got != tt.want {
			t.Errorf("%s on %d (locked %q) asks %v, want %v", tt.verb, len(tt.targets), tt.targets[0].Lock.Kind, got, tt.want)
		}
	}
}

func TestAVerbIsRefusedAsItsActIs(t *testing.T) {
	t.Parallel()
	for _, s := range harbor() {
		for _, v := range verbs() {
			got, want := v.refusal(s), mailbox.Can(s, v.act(s))
			if (got == nil) != (want == nil) {
				t.Errorf("%s on %s: refused %v, the accounts say %v", v.name, s.Key, got, want)
			}
		}
	}
}
