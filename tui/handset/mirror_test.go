package handset

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// hand keeps what is done on a mirror's telephone.
type hand struct{ did []string }

func (h *hand) Dial(from mailbox.Key, to string) tea.Cmd {
	h.did = append(h.did, "dial "+from.Number+" "+to)
	return nil
}

func (h *hand) Press(keys ...ivr.Key) tea.Cmd {
	h.did = append(h.did, "press "+string(keys))
	return nil
}

func (h *hand) HangUp() tea.Cmd { h.did = append(h.did, "hang up"); return nil }

// mirror is a telephone in a call that asks for a PIN.
func mirror(t *testing.T) (*Mirror, *hand) {
	t.Helper()
	h := &hand{}
	m := NewMirror(voice(t), MotionOff, h)
	m.OnHook(person("4012", "Ana", "Duarte"), "*98")
	m.Begin(mailbox.Key{Tenant: "harbor", Number: "4012"}, "*98", time.Time{})
	m.Apply(call.Update{At: time.Second, Snapshot: ivr.Snapshot{
		State: ivr.StateCollectPIN, Mailbox: "4012", Wants: ivr.WantsPIN, Secret: true, Digits: 2, Left: -1, Min: 4, Max: 8,
	}})
	return m, h
}

func TestAMirrorGivesWhatIsDoneOnItToTheHand(t *testing.T) {
	t.Parallel()
	m, h := mirror(t)
	act := func(key string) {
		a, ok := kit.ByKey(m.Actions(), key)
		if !ok {
			t.Fatalf("the key %s does nothing", key)
		}
		a.Do(key)
	}
	act("5")
	act("enter")
	m.Update(kit.Click{ID: keyRegion('7')})
	m.Update(tea.PasteMsg{Content: "1x2"})
	act("h")
	m.Apply(call.Update{At: 2 * time.Second, Snapshot: ivr.Snapshot{State: ivr.StateReleased, Cause: ivr.CauseCaller}})
	if m.Live() || m.Line() != nil {
		t.Error("the call goes on after its end")
	}
	act("enter")
	act("7")
	act("0")
	act("h")
	want := []string{"press 5", "press #", "press 7", "press 12", "hang up", "dial 4012 *98", "dial 4012 70"}
	if !slices.Equal(h.did, want) {
		t.Errorf("done %q, want %q", h.did, want)
	}
	if _, ok := kit.ByKey(m.Actions(), "f"); ok {
		t.Error("another phone can be chosen")
	}
}

func TestTheDisplayOfAMirrorIsThatOfTheHandset(t *testing.T) {
	t.Parallel()
	m, _ := mirror(t)
	f := kit.NewFrame(PhoneWidth, PhoneTall)
	m.DrawPhone(f.Area(), "Caller", true, false)
	kittest.Check(t, f)
	for _, want := range []string{"Caller", "● line 1", "Mailbox 4012", "PIN  ● ● ▏", "5 jkl"} {
		if !strings.Contains(f.Plain(), want) {
			t.Errorf("the telephone does not show %q:\n%s", want, f.Plain())
		}
	}
	if s, ok := m.Snapshot(); !ok || s.Digits != 2 {
		t.Errorf("the snapshot has %d digits, %v", s.Digits, ok)
	}
}

func TestWhatHappensOutsideOfACallIsAmongItsEvents(t *testing.T) {
	t.Parallel()
	m, _ := mirror(t)
	m.Note(kit.Special.Span("admin: unlock 4012"))
	f := kit.NewFrame(40, 10)
	m.DrawEvents(f.Area())
	if !strings.Contains(f.Plain(), "admin: unlock 4012") {
		t.Errorf("the note is not among the events:\n%s", f.Plain())
	}
	m.OnHook(mailbox.Summary{}, "")
	m.Note(kit.Special.Span("lost")) // with no call there is nowhere to put it
	if _, ok := m.Snapshot(); ok {
		t.Error("on hook there is a call")
	}
}
