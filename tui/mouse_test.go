package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
)

// middle is where a person aims to click a region.
func middle(t *testing.T, m *model, id string) (x, y int) {
	t.Helper()
	for _, r := range m.frame.Regions() {
		if r.ID == id {
			return r.Middle.X, r.Middle.Y
		}
	}
	t.Fatalf("no region %q", id)
	return 0, 0
}

func click(t *testing.T, m *model, id string, b tea.MouseButton) tea.Cmd {
	t.Helper()
	x, y := middle(t, m, id)
	m.Update(tea.MouseClickMsg{X: x, Y: y, Button: b})
	_, cmd := m.Update(tea.MouseReleaseMsg{X: x, Y: y, Button: b})
	m.View()
	return cmd
}

func TestClicksOnTabsHintsAndThings(t *testing.T) {
	t.Parallel()
	m, phone, admin := root(t)
	click(t, m, "thing", tea.MouseLeft)
	click(t, m, "thing", tea.MouseLeft)
	click(t, m, "thing", tea.MouseRight)
	want := []string{
		"click thing double=false right=false", "click thing double=true right=false",
		"click thing double=true right=true",
	}
	if diff := cmp.Diff(want, phone.got); diff != "" {
		t.Errorf("got (-want +got):\n%s", diff)
	}
	click(t, m, "tab:admin", tea.MouseLeft)
	click(t, m, "action:unlock", tea.MouseLeft)
	if m.open != kit.AdminScreen || !cmp.Equal(admin.ran, []string{"unlock "}) {
		t.Errorf("open %s, ran %q", m.open, admin.ran)
	}
}

func TestADragIsNoClick(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	x, y := middle(t, m, "thing")
	m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	m.Update(tea.MouseReleaseMsg{X: x + 30, Y: y, Button: tea.MouseLeft})
	m.Update(tea.MouseClickMsg{X: x + 30, Y: y, Button: tea.MouseLeft})
	m.Update(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	if len(phone.got) > 0 {
		t.Errorf("got %q", phone.got)
	}
}

func TestTheWheelNamesWhatIsUnderIt(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	x, y := middle(t, m, "thing")
	m.Update(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
	m.Update(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelUp})
	if diff := cmp.Diff([]string{"wheel thing +1", "wheel thing -1"}, phone.got); diff != "" {
		t.Errorf("got (-want +got):\n%s", diff)
	}
}

func TestWhatLiesOverAScreenTakesItsClicks(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	x, y := middle(t, m, "thing")
	keys(m, "?")
	m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	m.Update(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	if len(phone.got) > 0 {
		t.Errorf("a click through the help reached the screen: %q", phone.got)
	}
	keys(m, "esc", "g")
	click(t, m, "tab:admin", tea.MouseLeft)
	if m.open != kit.AdminScreen || m.over != nil {
		t.Errorf("a click in the popover: open %s, overlay %v", m.open, m.over)
	}
	m.show(kit.HandsetScreen, "")
	phone.live = kit.Plain("Enter PIN")
	keys(m, "q")
	click(t, m, stayID, tea.MouseLeft)
	if m.over != nil {
		t.Error("Stay does not close the question")
	}
	keys(m, "q")
	if got := messages(t, click(t, m, leaveID, tea.MouseLeft)); len(got) != 1 || got[0] != tea.Quit() {
		t.Errorf("Leave gives %v, want quit", got)
	}
}

func TestHelpRowsRunOnTheSecondClick(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	keys(m, "?")
	click(t, m, "row:phone.enter", tea.MouseLeft)
	if len(phone.ran) > 0 {
		t.Fatalf("the first click ran %q", phone.ran)
	}
	click(t, m, "row:phone.enter", tea.MouseLeft)
	if diff := cmp.Diff([]string{"phone.enter "}, phone.ran); diff != "" {
		t.Errorf("ran (-want +got):\n%s", diff)
	}
}

func TestTheMouseCanBeLeftToTheTerminal(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	if v := m.View(); v.MouseMode != tea.MouseModeCellMotion {
		t.Errorf("mouse mode %v at the start", v.MouseMode)
	}
	keys(m, "M")
	if v := m.View(); v.MouseMode != tea.MouseModeNone || !strings.Contains(v.Content, "MOUSE OFF") {
		t.Errorf("after M: mode %v, badge shown %t", v.MouseMode, strings.Contains(v.Content, "MOUSE OFF"))
	}
}
