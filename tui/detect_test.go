package tui

import (
	"image/color"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"voiceportal/tui/kit"
)

func TestTheEnvironmentDecidesAboutColour(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		env   env
		plain bool
		dark  bool
		known bool
	}{
		{"nothing said", env{}, false, false, false},
		{"NO_COLOR with any value", env{"NO_COLOR=yes"}, true, false, false},
		{"NO_COLOR empty", env{"NO_COLOR="}, false, false, false},
		{"CLICOLOR off", env{"CLICOLOR=0"}, true, false, false},
		{"the last one counts", env{"CLICOLOR=0", "CLICOLOR=1"}, false, false, false},
		{"white on black", env{"COLORFGBG=15;0"}, false, true, true},
		{"three fields", env{"COLORFGBG=0;default;15"}, false, false, true},
		{"bright black", env{"COLORFGBG=7;8"}, false, true, true},
		{"no number", env{"COLORFGBG=default;default"}, false, false, false},
		{"out of range", env{"COLORFGBG=0;99"}, false, false, false},
	} {
		if got := tt.env.noColor(); got != tt.plain {
			t.Errorf("%s: noColor = %t", tt.name, got)
		}
		if dark, known := tt.env.background(); dark != tt.dark || known != tt.known {
			t.Errorf("%s: background dark %t, known %t", tt.name, dark, known)
		}
	}
}

func TestTheThemeFollowsTheTerminalAndTheUser(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		looks looks
		want  kit.ThemeName
	}{
		{looks{want: kit.ThemeAuto, dark: true, profile: colorprofile.TrueColor}, kit.ThemeDark},
		{looks{want: kit.ThemeAuto, dark: false, profile: colorprofile.ANSI256}, kit.ThemeLight},
		{looks{want: "", dark: true, profile: colorprofile.ANSI}, kit.ThemeDark},
		{looks{want: kit.ThemeLight, dark: true, profile: colorprofile.TrueColor}, kit.ThemeLight},
		{looks{want: kit.ThemeMono, dark: true, profile: colorprofile.TrueColor}, kit.ThemeMono},
		{looks{want: kit.ThemeContrast, dark: true, profile: colorprofile.TrueColor}, kit.ThemeContrast},
		{looks{want: kit.ThemeLight, dark: true, profile: colorprofile.ASCII}, kit.ThemeMono},
		{looks{want: kit.ThemeContrast, dark: true, profile: colorprofile.ASCII}, kit.ThemeContrast},
	} {
		if got := tt.looks.theme().Name; got != tt.want {
			t.Errorf("%+v draws in %s, want %s", tt.looks, got, tt.want)
		}
	}
}

func TestTStepsThroughAllThemes(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	seen := map[kit.ThemeName]bool{}
	for range kit.Themes() {
		if text := toast(t, keys(m, "T")).Text; text == "" {
			t.Error("no word about the new theme")
		}
		seen[m.looks.want] = true
	}
	if len(seen) != len(kit.Themes()) {
		t.Errorf("T reached %v", seen)
	}
}

func TestTheBackgroundIsAskedOnlyWhereItMatters(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		theme kit.ThemeName
		env   []string
		want  bool
	}{
		{"auto", kit.ThemeAuto, nil, true},
		{"unset", "", nil, true},
		{"a theme was chosen", kit.ThemeLight, nil, false},
		{"the environment tells", kit.ThemeAuto, []string{"COLORFGBG=0;15"}, false},
		{"no colour", kit.ThemeAuto, []string{"NO_COLOR=1"}, false},
	} {
		m := newModel(t.Context(), Options{Theme: tt.theme, Env: tt.env})
		if got := m.asksBackground(); got != tt.want {
			t.Errorf("%s: asks = %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestTheAnswerAboutTheBackgroundTurnsTheTheme(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	m.replies.waiting = true
	keys(m, "1")
	if len(phone.ran) > 0 {
		t.Fatal("the key was not held")
	}
	m.Update(tea.BackgroundColorMsg{Color: color.White})
	if m.looks.dark || m.replies.waiting {
		t.Errorf("dark %t, waiting %t after a white background", m.looks.dark, m.replies.waiting)
	}
	if len(phone.ran) != 1 {
		t.Errorf("the held key is lost: %q", phone.ran)
	}
}
