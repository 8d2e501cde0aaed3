package kit_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
)

func TestPanelTitlesGiveWayInOrder(t *testing.T) {
	t.Parallel()
	p := kit.Panel{
		Title: "Desk phone", Right: kit.Line{kit.OK.Span("● line 1")}, Foot: kit.Line{kit.Muted.Span("1/42")}, Focused: true,
	}
	for _, tt := range []struct {
		w    int
		want []string
	}{
		{34, []string{"╭─ Desk phone ──────── ● line 1 ─╮", "│                                │", "╰─────────────────────── 1/42 ───╯"}},
		{22, []string{"╭─ Desk phone ───────╮", "│                    │", "╰─────────── 1/42 ───╯"}},
		{12, []string{"╭─ Desk … ─╮", "│          │", "╰─ 1/42 ───╯"}},
	} {
		f := kit.NewFrame(tt.w, 3)
		in := p.Draw(f.Area())
		if diff := cmp.Diff(tt.want, lines(f)); diff != "" {
			t.Errorf("%d wide (-want +got):\n%s", tt.w, diff)
		}
		if in.W() != tt.w-4 || in.H() != 1 {
			t.Errorf("%d wide: inside is %d × %d", tt.w, in.W(), in.H())
		}
	}
}

func TestFooterDropsTheLeastImportantFirst(t *testing.T) {
	t.Parallel()
	act := func(key, hint string, priority int) kit.Action {
		return kit.Action{ID: kit.ActionID(hint), Keys: []string{key}, Hint: hint, Priority: priority}
	}
	help := act("?", "Help", 100)
	help.AtRight = true
	off := act("x", "Never", 200)
	off.Enabled = func() (bool, string) { return false, "no" }
	footer := kit.Footer{Actions: []kit.Action{act("enter", "Call", 90), act("f", "Phone", 40), off, act("g", "Go to", 60), help, act("z", "", 99)}}
	for _, tt := range []struct {
		w    int
		want string
	}{
		{50, " enter Call  f Phone  g Go to              ? Help"},
		{30, " enter Call  g Go to   ? Help"},
		{24, " enter Call      ? Help"},
		{12, "     ? Help"},
		{5, ""},
	} {
		f := kit.NewFrame(tt.w, 1)
		footer.Draw(f.Area(), 0)
		got := strings.TrimRight(f.Plain(), " ")
		if got != tt.want {
			t.Errorf("%d wide: %q, want %q", tt.w, got, tt.want)
		}
		for _, r := range f.Regions() {
			if _, ok := kit.ActionOf(r.ID); !ok || f.Hit(r.Middle.X, r.Middle.Y) != r.ID {
				t.Errorf("%d wide: %s at %v is no hint that can be clicked", tt.w, r.ID, r.Middle)
			}
		}
	}
}

func TestHeaderGivesWayToTheTabs(t *testing.T) {
	t.Parallel()
	h := kit.Header{
		Tabs:   []kit.Tab{{Screen: "handset", Text: "Handset"}, {Screen: "admin", Text: "Admin"}, {Screen: "outbox", Text: "Outbox 2"}},
		Active: "admin", Badges: []kit.Badge{{Text: "VIEW ONLY", Loud: true}},
		Portal: time.Date(2025, 11, 4, 9, 14, 41, 0, time.UTC),
	}
	for _, tt := range []struct {
		w    int
		want string
	}{
		{100, " VOICE PORTAL  Handset [Admin] Outbox 2                            VIEW ONLY   Tue 4 Nov 2025  09:14:41"},
		{72, " VOICE PORTAL  Handset [Admin] Outbox 2       VIEW ONLY   Tue 4 Nov 09:14"},
		{62, " VOICE PORTAL  Handset [Admin] Outbox 2       VIEW ONLY   09:14"},
		{54, " PORTAL  Handset [Admin] Outbox 2     VIEW ONLY   09:14"},
		{30, "  Handset [Admin] Outbox 2"},
	} {
		f := kit.NewFrame(tt.w, 1)
		h.Draw(f.Area())
		if got := fields(f.Plain()); got != fields(tt.want) {
			t.Errorf("%d wide: %q, want %q", tt.w, got, fields(tt.want))
		}
	}
}

// fields is text with its blanks squeezed, for lines whose gaps follow from their width.
func fields(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestBarsAndDots(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		part, whole float64
		want        string
	}{{0, 10, "░░░░░"}, {10, 10, "█████"}, {5, 10, "███░░"}, {20, 10, "█████"}, {-1, 10, "░░░░░"}, {1, 0, "░░░░░"}} {
		if got := kit.Bar(kit.OK, tt.part, tt.whole, 5).String(); got != tt.want {
			t.Errorf("Bar(%g/%g) = %s, want %s", tt.part, tt.whole, got, tt.want)
		}
	}
	for _, tt := range []struct {
		n, of int
		want  string
	}{{0, 3, "○ ○ ○"}, {2, 3, "● ● ○"}, {4, 3, "● ● ● ●"}, {1, 10, ""}} {
		if got := kit.Dots(kit.Danger, tt.n, tt.of, " ").String(); got != tt.want {
			t.Errorf("Dots(%d of %d) = %q, want %q", tt.n, tt.of, got, tt.want)
		}
	}
	if got := kit.Secret(3) + kit.Secret(0) + kit.Secret(-1); got != "● ● ●" {
		t.Errorf("Secret = %q", got)
	}
}

func TestToastsStayAsLongAsTheyMatter(t *testing.T) {
	t.Parallel()
	for level, want := range map[kit.Level]time.Duration{
		kit.News: 3 * time.Second, kit.Done: 3 * time.Second, kit.Warning: 6 * time.Second, kit.Coach: 6 * time.Second, kit.Failure: 0,
	} {
		if got := (kit.Toast{Level: level}).Stays(); got != want {
			t.Errorf("level %d stays %s, want %s", level, got, want)
		}
	}
	f := kit.NewFrame(20, 1)
	kit.Toast{Level: kit.Done, Text: "Unlocked 4012 Ana Duarte."}.Draw(f.Area(), 0, nil)
	if got, want := f.Plain(), " ✓ Unlocked 4012 A…"; strings.TrimRight(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAToastOffersWhatCanBeDoneNext(t *testing.T) {
	t.Parallel()
	undo := kit.Action{ID: "undo", Keys: []string{"z"}, Title: "Undo"}
	toast := kit.Toast{Level: kit.Done, Text: "Unlocked 4012 Ana Duarte.", Then: "undo"}
	for _, tt := range []struct {
		name string
		w    int
		as   []kit.Action
		want string
	}{
		{"with room", 40, []kit.Action{undo}, " ✓ Unlocked 4012 Ana Duarte.   z Undo"},
		{"the words give way", 30, []kit.Action{undo}, " ✓ Unlocked 4012 An…   z Undo"},
		{"not when it cannot be done", 40, []kit.Action{{ID: "undo", Enabled: func() (bool, string) { return false, "no" }}}, " ✓ Unlocked 4012 Ana Duarte."},
		{"not when there is no such action", 40, nil, " ✓ Unlocked 4012 Ana Duarte."},
	} {
		f := kit.NewFrame(tt.w, 1)
		toast.Draw(f.Area(), 0, tt.as)
		if got := strings.TrimRight(f.Plain(), " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if clickable := len(f.Regions()) == 1; clickable != strings.Contains(tt.want, "z Undo") {
			t.Errorf("%s: clickable %t", tt.name, clickable)
		}
	}
}

func TestActions(t *testing.T) {
	t.Parallel()
	ran := ""
	unlock := kit.Action{ID: "admin.unlock", Keys: []string{"u", "U"}, Run: func(key string) tea.Cmd { ran = key; return nil }}
	locked := kit.Action{ID: "admin.lock", Keys: []string{"L"}, Label: "shift+l", Enabled: func() (bool, string) { return false, "It is locked already." }}
	all := []kit.Action{unlock, locked}
	if a, ok := kit.ByKey(all, "U"); !ok || a.ID != "admin.unlock" {
		t.Errorf("key U finds %q", a.ID)
	}
	if _, ok := kit.ByKey(all, "x"); ok {
		t.Error("key x finds something")
	}
	if id, ok := kit.ActionOf(locked.Region()); !ok || id != "admin.lock" {
		t.Errorf("region %s is of %q", locked.Region(), id)
	}
	if a, ok := kit.ByID(all, "admin.lock"); !ok || a.Shown() != "shift+l" || unlock.Shown() != "u" {
		t.Error("labels are not shown")
	}
	if unlock.Do("u"); ran != "u" {
		t.Errorf("ran with %q", ran)
	}
	if got := locked.Do("L")(); got != (kit.Toast{Level: kit.Warning, Text: "It is locked already."}) {
		t.Errorf("a disabled action says %v", got)
	}
}

func TestFieldEditing(t *testing.T) {
	t.Parallel()
	key := func(name string) tea.KeyPressMsg {
		codes := map[string]rune{
			"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
			"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "enter": tea.KeyEnter,
		}
		if c, ok := codes[name]; ok {
			return tea.KeyPressMsg{Code: c}
		}
		if name == "ctrl+u" {
			return tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}
		}
		return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
	for _, tt := range []struct {
		name string
		keys string
		want string
	}{
		{"typing", "a b c", "abc"},
		{"in the middle", "a c left b", "abc"},
		{"backspace and delete", "a b c backspace home delete", "b"},
		{"at the ends nothing happens", "a home backspace left end delete right", "a"},
		{"clear", "a b ctrl+u c", "c"},
	} {
		var f kit.Field
		for k := range strings.FieldsSeq(tt.keys) {
			if !f.Key(key(k)) {
				t.Errorf("%s: %s was not taken", tt.name, k)
			}
		}
		if got := f.Value(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	var f kit.Field
	if f.Key(key("enter")) {
		t.Error("a field took enter")
	}
}

func TestAFieldTakesWhatItAccepts(t *testing.T) {
	t.Parallel()
	f := kit.Field{Accept: kit.Digits, Max: 4}
	f.Insert("a1\x1b2-345")
	if got := f.Value(); got != "1234" {
		t.Errorf("%q, want 1234", got)
	}
}

func TestASecretFieldShowsDotsAndPrintsNothing(t *testing.T) {
	t.Parallel()
	f := kit.Field{Secret: true}
	f.Insert("9173")
	frame := kit.NewFrame(12, 1)
	f.Draw(frame.Area(), 0, 0, 12, true, "")
	if got := frame.Plain(); got != "● ● ● ●     " {
		t.Errorf("drawn %q", got)
	}
	if p, ok := frame.Cursor(); !ok || p.X != 8 {
		t.Errorf("cursor at %v", p)
	}
	for _, verb := range []string{"%v", "%+v", "%#v"} {
		printed := fmt.Sprintf(verb, struct{ F kit.Field }{f})
		if strings.Contains(printed, "9173") || strings.Contains(printed, "57 49 55 51") {
			t.Errorf("%s prints the secret", verb)
		}
	}
}

func TestALongFieldScrollsWithItsCursor(t *testing.T) {
	t.Parallel()
	var f kit.Field
	f.Set("is:locked owner:ana")
	frame := kit.NewFrame(8, 1)
	f.Draw(frame.Area(), 0, 0, 8, true, "")
	if got := frame.Plain(); got != "ner:ana " {
		t.Errorf("drawn %q", got)
	}
	if p, _ := frame.Cursor(); p.X != 7 {
		t.Errorf("cursor at %v, want behind the last letter", p)
	}
}
