package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
)

func TestKeysReachTheOpenScreensActions(t *testing.T) {
	t.Parallel()
	m, phone, admin := root(t)
	keys(m, "1", "2", "kp*", "kp/", "enter", "ctrl+j")
	want := []string{"dial 1", "dial 2", "dial *", "dial #", "phone.enter enter", "phone.enter enter"}
	if diff := cmp.Diff(want, phone.ran); diff != "" {
		t.Errorf("ran (-want +got):\n%s", diff)
	}
	keys(m, "g", "a", "u")
	if diff := cmp.Diff([]string{"unlock u"}, admin.ran); diff != "" {
		t.Errorf("after g a: ran (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"shown "}, admin.got); diff != "" {
		t.Errorf("after g a: got (-want +got):\n%s", diff)
	}
}

func TestAKeyThatNoActionHasGoesToTheScreen(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	keys(m, "x", "down")
	if diff := cmp.Diff([]string{"key x", "key down"}, phone.got); diff != "" {
		t.Errorf("got (-want +got):\n%s", diff)
	}
}

func TestADisabledActionTellsWhy(t *testing.T) {
	t.Parallel()
	m, _, admin := root(t)
	got := toast(t, keys(m, "g", "a", "L"))
	if want := (kit.Toast{Level: kit.Warning, Text: "It is locked already."}); got != want {
		t.Errorf("toast = %+v, want %+v", got, want)
	}
	if len(admin.ran) > 0 {
		t.Errorf("ran %q", admin.ran)
	}
}

func TestDigitsWithoutAPhoneOnTheScreenTellWhereItIs(t *testing.T) {
	t.Parallel()
	m, phone, admin := root(t)
	got := toast(t, keys(m, "g", "a", "4"))
	if want := "No phone on this screen. g h picks it up."; got.Text != want {
		t.Errorf("toast %q, want %q", got.Text, want)
	}
	if len(phone.ran) > 0 || len(admin.got) > 1 {
		t.Errorf("the digit reached phone %q, admin %q", phone.ran, admin.got)
	}
}

func TestAFieldTakesEveryKeyButTheThreeThatAlwaysWork(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	phone.captures = true
	keys(m, "1", "g", "q", "?", "T")
	want := []string{"key 1", "key g", "key q", "key ?", "key T"}
	if diff := cmp.Diff(want, phone.got); diff != "" {
		t.Errorf("got (-want +got):\n%s", diff)
	}
	if got := messages(t, keys(m, "ctrl+c")); len(got) != 1 || got[0] != tea.Quit() {
		t.Errorf("ctrl+c gives %v, want quit", got)
	}
}

func TestQuitAsksOnlyDuringACall(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	if got := messages(t, keys(m, "q")); len(got) != 1 || got[0] != tea.Quit() {
		t.Fatalf("q on hook gives %v, want quit", got)
	}
	phone.live = kit.Plain("Enter PIN")
	for _, tt := range []struct {
		name, keys string
		quits      bool
	}{
		{"enter stays, the safe button has the focus", "enter", false},
		{"esc stays", "esc", false},
		{"y leaves", "y", true},
	} {
		if got := messages(t, keys(m, "q")); len(got) > 0 {
			t.Fatalf("q in a call gives %v at once", got)
		}
		got := messages(t, keys(m, tt.keys))
		if quits := len(got) == 1 && got[0] == tea.Quit(); quits != tt.quits {
			t.Errorf("%s: messages %v", tt.name, got)
		}
		m.over = nil
	}
	keys(m, "q", "tab")
	if got := messages(t, keys(m, "enter")); len(got) != 1 {
		t.Errorf("tab, enter gives %v, want quit", got)
	}
}

func TestEscGoesBackToTheFirstScreen(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	keys(m, "g", "a", "esc")
	if m.open != kit.HandsetScreen {
		t.Errorf("open = %s, want the handset", m.open)
	}
}

func TestThePopoverStaysOnAnUnknownLetter(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	keys(m, "g", "x")
	if m.open != kit.HandsetScreen || m.over != nil || len(phone.got) > 0 {
		t.Errorf("open %s, overlay %v, got %q", m.open, m.over, phone.got)
	}
	keys(m, "g", "g")
	if diff := cmp.Diff([]string{"key home"}, phone.got); diff != "" {
		t.Errorf("g g (-want +got):\n%s", diff)
	}
}

func TestHelpFindsAndRuns(t *testing.T) {
	t.Parallel()
	m, phone, admin := root(t)
	keys(m, "?", "u", "n", "l", "o")
	keys(m, "enter")
	if m.open != kit.AdminScreen || m.over != nil {
		t.Errorf("open %s, overlay %v: an action of another screen opens it", m.open, m.over)
	}
	if diff := cmp.Diff([]string{"unlock "}, admin.ran); diff != "" {
		t.Errorf("ran (-want +got):\n%s", diff)
	}
	keys(m, "g", "h", "?", "down", "enter")
	if diff := cmp.Diff([]string{"phone.enter "}, phone.ran); diff != "" {
		t.Errorf("second row: ran (-want +got):\n%s", diff)
	}
	keys(m, "?", "z", "z", "z", "enter")
	if m.over == nil {
		t.Error("enter with nothing found closes the help")
	}
}

func TestACallFromAnotherScreenOpensThePhone(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	keys(m, "g", "a")
	m.Update(kit.PlaceCall{From: "harbor/4012", To: "*98"})
	if phone.placed != (kit.PlaceCall{From: "harbor/4012", To: "*98"}) || m.open != kit.HandsetScreen {
		t.Errorf("placed %+v, open %s", phone.placed, m.open)
	}
}

func TestAPasteGoesWhereTheKeysGo(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	m.Update(tea.PasteMsg{Content: "4012#"})
	if diff := cmp.Diff([]string{"paste 4012#"}, phone.got); diff != "" {
		t.Errorf("got (-want +got):\n%s", diff)
	}
	keys(m, "?")
	m.Update(tea.PasteMsg{Content: "unlock"})
	if h, ok := m.over.(*help); !ok || h.field.Value() != "unlock" {
		t.Error("a paste over the help is not in its search")
	}
}

func TestEveryOtherMessageReachesEveryScreen(t *testing.T) {
	t.Parallel()
	m, phone, admin := root(t)
	m.Update(tea.FocusMsg{})
	m.Update(rumour("hello"))
	for _, p := range []*page{&phone.page, admin} {
		if diff := cmp.Diff([]string{"hello"}, p.got); diff != "" {
			t.Errorf("%s got (-want +got):\n%s", p.tab, diff)
		}
	}
}

type rumour string

func (r rumour) String() string { return string(r) }
