package ivr

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// collectedKeys is what became of keys: the digits, those swallowed, and the end.
type collectedKeys struct {
	Digits string
	Over   int
	End    End
	Done   bool
}

func collectKeys(keys string, least, most int) collectedKeys {
	c := collector{kind: EntryMailbox, min: least, max: most}
	var got collectedKeys
	for _, k := range []byte(keys) {
		if k == 't' { // the inter-digit timeout
			got.End, got.Done = c.timeout(), true
			break
		}
		if got.End, got.Done = c.press(Key(k)); got.Done {
			break
		}
	}
	got.Digits, got.Over = c.typed.reveal(), c.over
	return got
}

func TestCollect(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, keys string
		want       collectedKeys
	}{
		{"digits wait for more", "25", collectedKeys{Digits: "25"}},
		{"termchar submits", "2580#", collectedKeys{Digits: "2580", End: EndTerm, Done: true}},
		{"termchar submits what is too short", "2#", collectedKeys{Digits: "2", End: EndTerm, Done: true}},
		{"termchar alone is empty", "#", collectedKeys{End: EndEmpty, Done: true}},
		{"leading zeros count", "0007#", collectedKeys{Digits: "0007", End: EndTerm, Done: true}},
		{"full is not submitted", "123456", collectedKeys{Digits: "123456"}},
		{"one digit too many is kept", "1234567#", collectedKeys{Digits: "1234567", End: EndTerm, Done: true}},
		{"the rest is swallowed", "123456789#", collectedKeys{Digits: "1234567", Over: 2, End: EndTerm, Done: true}},
		{"star clears", "25*", collectedKeys{Digits: "25", End: EndCleared, Done: true}},
		{"star alone escapes", "*", collectedKeys{End: EndEscape, Done: true}},
		{"timeout submits from the least on", "2580t", collectedKeys{Digits: "2580", End: EndTimeout, Done: true}},
		{"timeout below the least is short", "258t", collectedKeys{Digits: "258", End: EndShort, Done: true}},
		{"timeout submits what is too long", "12345678t", collectedKeys{Digits: "1234567", Over: 1, End: EndTimeout, Done: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, collectKeys(tt.keys, 4, 6)); diff != "" {
				t.Errorf("collect %q from 4 to 6 digits (-want +got):\n%s", tt.keys, diff)
			}
		})
	}
}

func TestACollectorForgetsOnReset(t *testing.T) {
	t.Parallel()
	c := collector{min: 1, max: 2}
	for range 9 {
		c.press('7')
	}
	if got := c.pressed(); got != 9 {
		t.Errorf("%d digits pressed, want 9", got)
	}
	c.reset()
	if c.pressed() != 0 || c.typed.reveal() != "" {
		t.Errorf("%d digits are left after a reset", c.pressed())
	}
	if end, done := c.press('#'); end != EndEmpty || !done {
		t.Errorf("# after a reset ends %q, want empty", end)
	}
}

func TestOnlySubmittedEntriesMatch(t *testing.T) {
	t.Parallel()
	for end, want := range map[End]bool{
		EndTerm: true, EndTimeout: true,
		EndShort: false, EndCleared: false, EndEscape: false, EndEmpty: false, EndSilence: false,
	} {
		if got := end.Match(); got != want {
			t.Errorf("%q is a match: %t, want %t", end, got, want)
		}
	}
}

func TestHiddenKeysComeOutInOrder(t *testing.T) {
	t.Parallel()
	var h hidden
	if h.len() != 0 || h.reveal() != "" {
		t.Error("the zero value holds keys")
	}
	h.forget() // of nothing
	for _, k := range []byte("4012#") {
		h.push(Key(k))
	}
	var got strings.Builder
	for h.len() > 0 {
		got.WriteByte(byte(h.shift()))
	}
	if got.String() != "4012#" {
		t.Errorf("keys came out as %q", got.String())
	}
}

func TestKeysOfAKeypad(t *testing.T) {
	t.Parallel()
	for k := range 256 {
		want := strings.ContainsRune("0123456789*#", rune(k)) && k != 0
		if got := Key(k).Valid(); got != want {
			t.Errorf("key %q is valid: %t, want %t", rune(k), got, want)
		}
	}
}

func TestATriggerThatTheTableLacksIsAnError(t *testing.T) {
	t.Parallel()
	m, err := New(DefaultFlow(mute{}))
	if err != nil {
		t.Fatal(err)
	}
	err = m.fire(TriggerKept)
	if err == nil || !strings.Contains(err.Error(), "leave on_hook by kept") {
		t.Errorf("fire(kept) on hook = %v", err)
	}
	if _, err := m.Step(0, Offered{Door: DoorPortal}); err != nil {
		t.Errorf("the machine is stuck after it: %v", err)
	}
}
