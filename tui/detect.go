package tui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"voiceportal/tui/kit"
)

// env looks names up in an environment of the form name=value; the last one wins.
type env []string

func (e env) get(name string) string {
	for i := len(e) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(e[i], name+"="); ok {
			return v
		}
	}
	return ""
}

// noColor reports that the user wants no colour: NO_COLOR set to anything, or CLICOLOR=0.
func (e env) noColor() bool { return e.get("NO_COLOR") != "" || e.get("CLICOLOR") == "0" }

// background reads COLORFGBG, in which some terminals tell their colours as "15;0": the last
// field is the background, 0 to 6 and 8 are dark.
func (e env) background() (dark, known bool) {
	fields := strings.Split(e.get("COLORFGBG"), ";")
	if len(fields) < 2 {
		return false, false
	}
	n, err := strconv.Atoi(fields[len(fields)-1])
	if err != nil || n < 0 || n > 15 {
		return false, false
	}
	return n < 7 || n == 8, true
}

// looks is what decides the colours: the theme asked for, and what is known of the terminal.
type looks struct {
	want    kit.ThemeName
	dark    bool
	profile colorprofile.Profile
}

// theme is the theme to draw with.
func (l looks) theme() kit.Theme {
	if l.profile < colorprofile.ANSI {
		if l.want == kit.ThemeContrast {
			return kit.Contrast()
		}
		return kit.Mono()
	}
	t := kit.Dark()
	switch {
	case l.want == kit.ThemeMono:
		return kit.Mono()
	case l.want == kit.ThemeContrast:
		return kit.Contrast()
	case l.want == kit.ThemeLight, (l.want == kit.ThemeAuto || l.want == "") && !l.dark:
		t = kit.Light()
	}
	if l.profile == colorprofile.ANSI {
		return t.Sixteen()
	}
	return t
}

// next is the theme after this one, for the key that steps through them.
func next(t kit.ThemeName) kit.ThemeName {
	all := kit.Themes()
	for i, name := range all {
		if name == t {
			return all[(i+1)%len(all)]
		}
	}
	return all[1] // "" is auto
}
