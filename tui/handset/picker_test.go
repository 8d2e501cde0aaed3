package handset

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// open opens the choice of phones and answers its question.
func open(t *testing.T) (*Screen, *exchange) {
	t.Helper()
	s, e := phone(t, nil)
	s.Update(do(t, s, "f")())
	if !s.Captures() {
		t.Fatal("f does not open the choice of phones")
	}
	return s, e
}

// types gives key presses to the screen; a name of one letter is that letter.
func types(s *Screen, names ...string) tea.Cmd {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp, "backspace": tea.KeyBackspace,
	}
	var cmd tea.Cmd
	for _, n := range names {
		k := tea.KeyPressMsg{Code: []rune(n)[0], Text: n}
		if c, ok := codes[n]; ok {
			k = tea.KeyPressMsg{Code: c}
		}
		cmd = s.Update(k)
	}
	return cmd
}

func TestAPhoneIsFoundByNumberNameOrTenant(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ typed, want string }{
		{"4044", "harbor/4044"}, {"ben", "harbor/4015"}, {"har oka", "harbor/4015"}, {"", "harbor/4012"},
	} {
		s, _ := open(t)
		types(s, strings.Split(strings.ReplaceAll(tt.typed, " ", " "), "")...)
		got := told(types(s, "enter"))
		if s.from.String() != tt.want || s.Captures() {
			t.Errorf("%q chooses %s", tt.typed, s.from)
		}
		if !strings.Contains(got.Text, "This phone is "+s.from.Number) {
			t.Errorf("%q: told %q", tt.typed, got.Text)
		}
	}
}

func TestWhatAPhoneDialsCanBeChosen(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, want string
		keys       []string
	}{
		{"the portal", "harbor/4015 7000", []string{"down", "enter"}},
		{"its own mailbox", "harbor/4015 *98", []string{"down", "tab", "down", "enter"}},
		{"sign in", "harbor/4015 *114015", []string{"down", "tab", "down", "down", "enter"}},
		{"another number", "harbor/4015 4044", []string{"down", "tab", "4", "0", "4", "4", "enter"}},
	} {
		s, e := open(t)
		types(s, tt.keys...)
		do(t, s, "enter")
		if len(e.dialled) != 1 || e.dialled[0] != tt.want {
			t.Errorf("%s: dialled %q, want %q", tt.name, e.dialled, tt.want)
		}
	}
}

func TestAnotherNumberMustBeTyped(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	got := told(types(s, "tab", "down", "down", "down", "x", "enter"))
	if got.Level != kit.Warning || !s.Captures() {
		t.Errorf("told %+v, still open %t", got, s.Captures())
	}
}

func TestEscKeepsThePhone(t *testing.T) {
	t.Parallel()
	s, _ := open(t)
	types(s, "down", "tab", "down", "esc")
	if s.Captures() || s.from.Number != "4012" || s.to != "" {
		t.Errorf("phone %s dials %q", s.from, s.to)
	}
}

func TestPhonesCanBeClicked(t *testing.T) {
	t.Parallel()
	s, e := open(t)
	frame(s, 80, 24)
	s.Update(kit.Click{ID: kit.RowRegion("harbor/4044")})
	s.Update(kit.Click{ID: dialRegion + "1"})
	types(s, "enter")
	do(t, s, "enter")
	if len(e.dialled) != 1 || e.dialled[0] != "harbor/4044 *98" {
		t.Errorf("dialled %q", e.dialled)
	}
	s, _ = open(t)
	s.Update(kit.Click{ID: kit.RowRegion("harbor/4044"), Double: true})
	if s.from.Number != "4044" || s.Captures() {
		t.Errorf("a double click leaves %s, open %t", s.from, s.Captures())
	}
}

func TestThePickerOpensOnWhatThePhoneDials(t *testing.T) {
	t.Parallel()
	for to, want := range map[string]int{"": 0, "7000": 0, "*98": 1, "*114012": 2, "4044": choiceOther} {
		s, _ := phone(t, func(o *Options) { o.To = to })
		if got := newPicker(s).dials; got != want {
			t.Errorf("dialling %q opens on choice %d, want %d", to, got, want)
		}
	}
}

func TestAPickerWithoutNumbersSaysWhy(t *testing.T) {
	t.Parallel()
	s, _ := phone(t, nil)
	s.picker = newPicker(s)
	if got := frame(s, 80, 24).Plain(); !strings.Contains(got, "Reading the numbers …") {
		t.Errorf("while reading:\n%s", got)
	}
	s.Update(numbersKnown{err: mailbox.ErrDamaged})
	if got := frame(s, 80, 24).Plain(); !strings.Contains(got, "the store is damaged") {
		t.Errorf("unreadable:\n%s", got)
	}
	s.Update(numbersKnown{numbers: []mailbox.Summary{person("4012", "Ana", "Duarte")}})
	s.picker.problem = ""
	types(s, "z")
	if got := frame(s, 80, 24).Plain(); !strings.Contains(got, "No number matches that.") {
		t.Errorf("nothing found:\n%s", got)
	}
}
