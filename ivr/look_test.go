package ivr_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

func TestASnapshotCountsTheDigitsOfASecret(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectPIN)
	l.press("258")
	want := ivr.Snapshot{
		At: 4 * time.Second, State: ivr.StateCollectPIN, Door: ivr.DoorMailbox,
		From: "4012", To: "*98", Mailbox: "4012",
		Wants: ivr.WantsPIN, Secret: true, Digits: 3, Min: 4, Max: 12,
		Timer: ivr.TimerInterDigit, TimerAt: 8 * time.Second, TimerFor: 4 * time.Second,
		Left: -1,
	}
	if diff := cmp.Diff(want, l.m.Snapshot()); diff != "" {
		t.Errorf("snapshot (-want +got):\n%s", diff)
	}
}

func TestASnapshotShowsAMailboxNumberInClear(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectMailbox)
	l.press("40")
	s := l.m.Snapshot()
	if s.Secret || s.Entry != "40" || s.Digits != 2 || s.Wants != ivr.WantsMailbox || s.Min != 1 || s.Max != 20 {
		t.Errorf("entry %q of %d digits, secret %t, wants %v, from %d to %d", s.Entry, s.Digits, s.Secret, s.Wants, s.Min, s.Max)
	}
}

func TestASnapshotShowsWhatIsPlayed(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateMainMenu)
	s := l.m.Snapshot()
	want := []ivr.Utterance{
		{Prompt: ivr.MessageCounts, Args: []ivr.Arg{
			{Name: "new", Kind: ivr.ArgNumber, Number: 2},
			{Name: "saved", Kind: ivr.ArgNumber, Number: 1},
		}},
		{Prompt: ivr.MainMenu},
	}
	if diff := cmp.Diff(want, s.Say); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
	if s.Playing == 0 || !s.Barge || s.PlayFor != 2*prompt || s.PlaySince != l.now {
		t.Errorf("prompt %d, barge %t, since %v for %v", s.Playing, s.Barge, s.PlaySince, s.PlayFor)
	}
	s.Say[0].Args[0].Number = 99
	if got := l.m.Snapshot().Say[0].Args[0].Number; got != 2 {
		t.Errorf("writing to a snapshot changed the machine: %d", got)
	}
}

func TestASnapshotListsTheChoicesOfAMenu(t *testing.T) {
	t.Parallel()
	for s, want := range map[ivr.State]string{
		ivr.StateMainMenu:   "138#9",
		ivr.StateMessages:   "2#76*",
		ivr.StateGreeting:   "12*",
		ivr.StateCollectPIN: "",
	} {
		got := ""
		for _, c := range arrive(t, flow(), s).m.Snapshot().Choices {
			got += string(rune(c.Key))
			if c.Does == "" {
				t.Errorf("nobody says what key %c does in %s", c.Key, s)
			}
		}
		if got != want {
			t.Errorf("choices of %s are %q, want %q", s, got, want)
		}
	}
}

func TestEveryChoiceOfAMenuLeadsSomewhere(t *testing.T) {
	t.Parallel()
	for _, s := range []ivr.State{ivr.StateMainMenu, ivr.StateMessages, ivr.StateGreeting} {
		for _, key := range "0123456789*#" {
			l := prompted(t, flow(), s)
			known := false
			for _, c := range l.m.Snapshot().Choices {
				known = known || c.Key == ivr.Key(key)
			}
			l.press(string(key))
			if slip := l.m.Snapshot().Silences == 1; slip == known {
				t.Errorf("key %c in %s: listed %t, taken for a slip %t", key, s, known, slip)
			}
		}
	}
}

func TestASnapshotKeepsTheCauseForTheEnd(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateLockedOut)
	if got := l.m.Snapshot().Cause; got != "" {
		t.Errorf("cause %q before the release", got)
	}
	l.listen()
	if got := l.m.Snapshot().Cause; got != ivr.CauseLocked {
		t.Errorf("cause %q, want locked", got)
	}
}
