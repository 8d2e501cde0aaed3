package handset

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// do runs the action that a key has, as the root does.
func do(t *testing.T, s *Screen, key string) tea.Cmd {
	t.Helper()
	a, ok := kit.ByKey(s.Actions(), key)
	if !ok {
		t.Fatalf("no action has the key %q", key)
	}
	return a.Do(key)
}

// told is the toast that a command shows, the zero one for none.
func told(cmd tea.Cmd) kit.Toast {
	if cmd == nil {
		return kit.Toast{}
	}
	toast, _ := cmd().(kit.Toast)
	return toast
}

func TestEnterCallsThePortalOfThePhonesTenant(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	do(t, s, "enter")
	if diff := cmp.Diff([]string{"harbor/4012 7000"}, e.dialled); diff != "" {
		t.Errorf("dialled (-want +got):\n%s", diff)
	}
}

func TestACallWaitsForThePortalsNumber(t *testing.T) {
	t.Parallel()
	e := &exchange{}
	s := New(t.Context(), Options{
		Exchange: e, Voice: voice(t), Directory: directory{}, From: mailbox.Key{Tenant: "harbor", Number: "4012"}, CallUp: true,
	})
	s.Init()
	if len(e.dialled) > 0 || !strings.Contains(frame(s, 80, 24).Plain(), "Calling") {
		t.Fatalf("before the tenants are known: dialled %q", e.dialled)
	}
	s.Update(s.askTenants()())
	if diff := cmp.Diff([]string{"harbor/4012 7000"}, e.dialled); diff != "" {
		t.Errorf("dialled (-want +got):\n%s", diff)
	}
}

func TestWithoutAPortalNumberThereIsNoCall(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		tenant string
		err    error
		want   string
	}{
		{"a tenant without a portal", "empty", nil, "Tenant empty has no portal number. Press f to choose another phone."},
		{"a store that cannot be read", "harbor", mailbox.ErrClosed, "The numbers could not be read: the store is closed."},
	} {
		e := &exchange{}
		s := New(t.Context(), Options{
			Exchange: e, Voice: voice(t), Directory: directory{err: tt.err}, From: mailbox.Key{Tenant: tt.tenant, Number: "1"}, CallUp: true,
		})
		s.Init()
		got := told(s.Update(s.askTenants()()))
		if got.Text != tt.want || got.Level != kit.Failure || len(e.dialled) > 0 || s.waiting {
			t.Errorf("%s: told %+v, dialled %q, waiting %t", tt.name, got, e.dialled, s.waiting)
		}
	}
}

func TestDigitsOnHookMakeANumberToCall(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	for _, k := range []string{"*", "9", "7", "backspace", "8"} {
		do(t, s, k)
	}
	do(t, s, "enter")
	if diff := cmp.Diff([]string{"harbor/4012 *98"}, e.dialled); diff != "" {
		t.Errorf("dialled (-want +got):\n%s", diff)
	}
	if len(e.leg.pressed) > 0 {
		t.Error("the number was sent as tones too")
	}
}

func TestKeysReachTheLegInTheOrderPressed(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	do(t, s, "enter")
	for _, k := range strings.Split("4012#*0", "") {
		do(t, s, k)
	}
	if got := string(bytes(e.leg.pressed)); got != "4012#*0" {
		t.Errorf("pressed %q", got)
	}
}

func bytes(ks []ivr.Key) []byte {
	var b []byte
	for _, k := range ks {
		b = append(b, byte(k))
	}
	return b
}

func TestAPasteIsDialledAtToneSpeedAndInOrder(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	do(t, s, "enter")
	s.Update(tea.PasteMsg{Content: "40 12\n#"})
	if len(e.leg.pressed) > 0 {
		t.Fatalf("%d keys at once", len(e.leg.pressed))
	}
	s.Update(beatMsg{e.leg})
	do(t, s, "9") // typed while the paste is still being dialled
	for range 9 {
		s.Update(beatMsg{e.leg})
	}
	if got := string(bytes(e.leg.pressed)); got != "4012#9" {
		t.Errorf("pressed %q, want 4012#9", got)
	}
}

func TestAPressedKeyIsLitForAMoment(t *testing.T) {
	t.Parallel()
	s, _ := phone(t, nil)
	do(t, s, "5")
	first := unlit{s.litNow}
	do(t, s, "5")
	if s.Update(first); s.lit != '5' {
		t.Error("the end of the first light put out the second")
	}
	if s.Update(unlit{s.litNow}); s.lit != 0 {
		t.Error("the key stays lit")
	}
}

func TestHPicksUpAndHangsUp(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	do(t, s, "h")
	c := e.leg
	do(t, s, "h")
	if !c.hungUp {
		t.Fatal("h in a call does not hang up")
	}
	s.Update(legNews{c, News{Over: true, Updates: []call.Update{{Snapshot: ivr.Snapshot{State: ivr.StateReleased, Cause: ivr.CauseCaller}}}}})
	if s.Live() != nil {
		t.Error("the line is still in use")
	}
	do(t, s, "enter")
	if len(e.dialled) != 2 {
		t.Errorf("enter after a call dialled %q", e.dialled)
	}
}

func TestNewsOfAnEarlierCallIsNotMixedIn(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	do(t, s, "enter")
	old := e.leg
	s.Update(legNews{old, News{Over: true}})
	do(t, s, "enter")
	s.Update(legNews{old, News{Over: true}})
	s.Update(beatMsg{old})
	if s.Live() == nil {
		t.Error("the second call ended with the first one's news")
	}
}

func TestACallThatCannotBePlacedSaysWhy(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	do(t, s, "enter")
	s.Update(legNews{e.leg, News{Over: true, Err: errors.New("the store is damaged")}})
	if got := frame(s, 80, 24).Plain(); !strings.Contains(got, "The call could not be placed:") || !strings.Contains(got, "✗ no call") {
		t.Errorf("frame:\n%s", got)
	}
	if s.Live() != nil {
		t.Error("the line is in use")
	}
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	if got := told(do(t, s, "backspace")); got.Text != "No number is being dialled." {
		t.Errorf("backspace on hook: %q", got.Text)
	}
	if got := told(do(t, s, "pgup")); got.Text != "Nothing has been said yet." {
		t.Errorf("pgup on hook: %q", got.Text)
	}
	c := ring(t, s, e, ivr.DoorPortal, "")
	for _, tt := range []struct{ key, want string }{
		{"backspace", "Tones can't be unsent. * starts this entry again."},
		{"f", "A call is live. Hang up first, with h."},
		{"enter", "The portal is not listening yet."},
	} {
		if got := told(do(t, s, tt.key)); got.Text != tt.want {
			t.Errorf("%s in a call: %q, want %q", tt.key, got.Text, tt.want)
		}
	}
	c.wait(4 * time.Second)
	do(t, s, "enter")
	if got := string(bytes(c.leg.pressed)); got != "#" {
		t.Errorf("enter while the portal listens presses %q, want #", got)
	}
}

func TestTheLcdButtonIsNamedForWhatItDoes(t *testing.T) {
	t.Parallel()
	name := func(s *Screen) string {
		b, _ := kit.ByID(s.Actions(), actButton)
		return b.Title
	}
	s, e := phone(t, nil)
	if got := name(s); got != "Call the portal" {
		t.Errorf("on hook: %q", got)
	}
	c := ring(t, s, e, ivr.DoorMailbox, "4012")
	c.wait(6 * time.Second)
	if got := name(s); got != "#  Done" {
		t.Errorf("at the PIN: %q", got)
	}
	c.press(wrong + "#")
	c.answer(ivr.VerdictSignedIn, 0, 5)
	c.wait(30 * time.Second)
	if got := name(s); got != "#  Hear this again" {
		t.Errorf("in the menu: %q", got)
	}
}

func TestAnotherScreenCanPlaceACall(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	s.Place(kit.PlaceCall{From: "harbor/4015", To: "*98"})
	s.Update(kit.Shown{})
	if diff := cmp.Diff([]string{"harbor/4015 *98"}, e.dialled); diff != "" {
		t.Fatalf("dialled (-want +got):\n%s", diff)
	}
	s.Place(kit.PlaceCall{From: "harbor/4044", To: "*98"})
	s.Update(kit.Shown{})
	if len(e.dialled) != 1 {
		t.Errorf("a live call was given up: %q", e.dialled)
	}
}

func TestTheFirstRunCardIsClosedForGoodByAnyKey(t *testing.T) {
	t.Parallel()
	seen := marks{}
	s, _ := phone(t, func(o *Options) { o.Marks = seen })
	if !strings.Contains(frame(s, 80, 24).Plain(), "First time here?") {
		t.Fatal("no card at the first start")
	}
	s.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
	if strings.Contains(frame(s, 80, 24).Plain(), "First time here?") {
		t.Error("a key does not close the card")
	}
	s, _ = phone(t, func(o *Options) { o.Marks = seen })
	if strings.Contains(frame(s, 80, 24).Plain(), "First time here?") {
		t.Error("the card comes back at the second start")
	}
}

func TestTheDisplayWithoutHelpIsATelephones(t *testing.T) {
	t.Parallel()
	s, e := phone(t, func(o *Options) { o.NoAssist = true })
	c := ring(t, s, e, ivr.DoorMailbox, "4012")
	c.know(person("4012", "Ana", "Duarte"))
	c.press(wrong[:2])
	lines := s.call.display("00:01", false)
	text := strings.Join(lines[:], "\n")
	if strings.Contains(text, "Tries") || !strings.Contains(text, "PIN  ● ● ▏") {
		t.Errorf("display:\n%s", text)
	}
}
