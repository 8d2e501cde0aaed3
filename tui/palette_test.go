package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
)

// titles are what the open palette lists: what is found, and what was done lately.
func titles(t *testing.T, m *model) (found, lately []string) {
	t.Helper()
	p, ok := m.over.(*palette)
	if !ok {
		t.Fatalf("no palette is open, but %T", m.over)
	}
	f, l, _ := p.entries(m)
	for _, a := range f {
		found = append(found, a.Title)
	}
	for _, a := range l {
		lately = append(lately, a.Title)
	}
	return found, lately
}

func TestThePaletteFindsWordsInAnyOrder(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		words string
		want  []string
	}{
		{"unl ana", []string{"Unlock › 4012 Ana Duarte"}},
		{"ana unl", []string{"Unlock › 4012 Ana Duarte"}},
		{"ANA", []string{"Unlock › 4012 Ana Duarte", "Edit › 4012 Ana Duarte"}},
		{"go admin", []string{"Go to Admin"}},
		{"mouse", []string{"Mouse on or off"}},
		{"zzz", nil},
	} {
		m, _, _ := root(t)
		keys(m, "ctrl+p")
		types(m, strings.ToLower(tt.words))
		if found, _ := titles(t, m); !cmp.Equal(found, tt.want) {
			t.Errorf("%q finds %q, want %q", tt.words, found, tt.want)
		}
	}
}

func TestThePaletteListsEverythingThereIs(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	keys(m, ":")
	found, _ := titles(t, m)
	all := strings.Join(found, "\n")
	for _, a := range append(m.allActions(), m.screens[1].Actions()...) {
		if !strings.Contains(all, a.Title) {
			t.Errorf("%s is not in the palette", a.Title)
		}
	}
}

func TestThePaletteActsFromAnywhereWhereNoPageIsNeeded(t *testing.T) {
	t.Parallel()
	m, _, admin := root(t)
	keys(m, "ctrl+p")
	types(m, "unl ana")
	keys(m, "enter")
	if m.open != kit.HandsetScreen || m.over != nil {
		t.Errorf("open %s with %v over it, want the handset alone", m.open, m.over)
	}
	if diff := cmp.Diff([]string{"unlock 4012 "}, admin.ran); diff != "" {
		t.Errorf("ran (-want +got):\n%s", diff)
	}
}

func TestThePaletteOpensThePageThatAnActNeeds(t *testing.T) {
	t.Parallel()
	m, _, admin := root(t)
	keys(m, "ctrl+p")
	types(m, "edit ana")
	keys(m, "enter")
	if m.open != kit.AdminScreen {
		t.Errorf("open %s, want the admin's page", m.open)
	}
	if diff := cmp.Diff([]string{"edit 4012 "}, admin.ran); diff != "" {
		t.Errorf("ran (-want +got):\n%s", diff)
	}
}

func TestADisabledRowTellsWhyAndDoesNothing(t *testing.T) {
	t.Parallel()
	m, _, admin := root(t)
	keys(m, "g", "a", "ctrl+p")
	types(m, "lock do")
	if got := m.draw().Plain(); !strings.Contains(got, "can't: It is locked already.") {
		t.Errorf("no reason is shown:\n%s", got)
	}
	if got := toast(t, keys(m, "enter")); got.Text != "It is locked already." {
		t.Errorf("toast %q", got.Text)
	}
	if len(admin.ran) > 0 {
		t.Errorf("ran %q", admin.ran)
	}
}

func TestTabFillsTheSelectedRowIn(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	keys(m, "ctrl+p")
	types(m, "ana")
	keys(m, "tab")
	if found, _ := titles(t, m); !cmp.Equal(found, []string{"Unlock › 4012 Ana Duarte"}) {
		t.Errorf("after tab: %q", found)
	}
}

func TestWhatWasDoneLatelyStandsBelow(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	for _, words := range []string{"theme", "unl ana", "theme"} {
		keys(m, "ctrl+p")
		types(m, words)
		keys(m, "enter")
	}
	keys(m, "ctrl+p")
	types(m, "quit")
	if _, lately := titles(t, m); !cmp.Equal(lately, []string{"Theme", "Unlock › 4012 Ana Duarte"}) {
		t.Errorf("lately %q, want the last one first and nothing twice", lately)
	}
	keys(m, "ctrl+u")
	if found, lately := titles(t, m); len(lately) > 0 || found[0] != "Theme" {
		t.Errorf("without words the list begins with %q, lately %q", found[0], lately)
	}
}

func TestTheScreensAreAskedWhenThePaletteOpens(t *testing.T) {
	t.Parallel()
	m, phone, admin := root(t)
	keys(m, "ctrl+p")
	for _, p := range []*page{&phone.page, admin} {
		if diff := cmp.Diff([]string{"consulted"}, p.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p.tab, diff)
		}
	}
}

func TestThePaletteIsClickable(t *testing.T) {
	t.Parallel()
	m, _, admin := root(t)
	keys(m, "ctrl+p")
	types(m, "ana")
	row := kit.RowRegion("edit 4012")
	clickOn(t, m, row)
	if p := m.over.(*palette); p.list.Selected != 1 {
		t.Errorf("a click selects row %d, want 1", p.list.Selected)
	}
	clickOn(t, m, row)
	if diff := cmp.Diff([]string{"edit 4012 "}, admin.ran); diff != "" {
		t.Errorf("a second click ran (-want +got):\n%s", diff)
	}
}

// clickOn presses and releases the mouse on a region.
func clickOn(t *testing.T, m *model, id string) {
	t.Helper()
	m.View()
	for _, r := range m.frame.Regions() {
		if r.ID == id {
			m.Update(tea.MouseClickMsg{X: r.Middle.X, Y: r.Middle.Y, Button: tea.MouseLeft})
			m.Update(tea.MouseReleaseMsg{X: r.Middle.X, Y: r.Middle.Y, Button: tea.MouseLeft})
			return
		}
	}
	t.Fatalf("no region %s", id)
}

func TestTheSelectionStaysInView(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 18})
	keys(m, "ctrl+p")
	found, _ := titles(t, m)
	for range len(found) - 1 {
		keys(m, "down")
		p := m.over.(*palette)
		all, _, _ := p.entries(m)
		if got := m.draw().Plain(); !strings.Contains(got, "▌ "+kit.Fit(all[p.list.Selected].Title, 40)) {
			t.Fatalf("row %d, %q, is not in view:\n%s", p.list.Selected, all[p.list.Selected].Title, got)
		}
	}
}

func TestNewsKeepsTheLastFifty(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	for i := range mostNews + 5 {
		m.Update(kit.Toast{Level: kit.News, Text: fmt.Sprintf("News %d.", i)})
	}
	if n := len(m.toast.kept); n != mostNews {
		t.Errorf("%d are kept, want %d", n, mostNews)
	}
	keys(m, "g", "w")
	if got := m.draw().Plain(); !strings.Contains(got, "09:14  · News 54.") || strings.Contains(got, "News 4.") {
		t.Errorf("the newest is not first, with its time:\n%s", got)
	}
	keys(m, "G")
	if got := m.draw().Plain(); !strings.Contains(got, "News 5.") {
		t.Errorf("the oldest cannot be reached:\n%s", got)
	}
	if keys(m, "esc"); m.over != nil {
		t.Error("esc does not close it")
	}
}
