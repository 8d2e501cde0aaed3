package kit

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestTextIsReadable holds every colour that says something to 4.5:1 (WCAG AA) on the backgrounds
// that people use: plain, One Dark, Catppuccin, Solarized. Border is decoration.
func TestTextIsReadable(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		theme   Theme
		grounds []string
	}{
		{Dark(), []string{"#14171C", "#000000", "#1E1E2E", "#282C34", "#002B36"}},
		{Light(), []string{"#FDFDFB", "#FFFFFF", "#FDF6E3", "#EFF1F5"}},
	} {
		for _, hex := range tt.grounds {
			for token := Muted; token < Border; token++ {
				ink := tt.theme.tokens[token].fg
				if got := contrast(ink, lipgloss.Color(hex)); got < 4.5 {
					t.Errorf("%s: token %d on %s has contrast %.2f", tt.theme.Name, token, hex, got)
				}
			}
		}
		for g := OnLCD; g < groundCount; g++ {
			on := tt.theme.grounds[g]
			if on.fg == nil {
				continue // the key caps take the terminal's own ink
			}
			if got := contrast(on.fg, on.bg); got < 4.5 {
				t.Errorf("%s: ground %d has contrast %.2f", tt.theme.Name, g, got)
			}
		}
	}
}

func TestMonoAndContrastUseNoColour(t *testing.T) {
	t.Parallel()
	for _, theme := range []Theme{Mono(), Contrast(), Mono().Sixteen()} {
		for _, l := range append(theme.tokens[:], theme.grounds[:]...) {
			if l.fg != nil || l.bg != nil {
				t.Errorf("%s paints %+v", theme.Name, l)
			}
		}
	}
	for _, l := range Contrast().tokens {
		if l.faint {
			t.Error("contrast draws something faint")
		}
	}
}

func TestTheSelectionIsSeenInEveryTheme(t *testing.T) {
	t.Parallel()
	for _, theme := range []Theme{Dark(), Light(), Mono(), Contrast(), Dark().Sixteen(), Light().Sixteen()} {
		plain := theme.style(Style{}).Render("x")
		for g := OnLCD; g < OnCap; g++ {
			if theme.style(Text.Upon(g)).Render("x") == plain {
				t.Errorf("%s: ground %d looks like plain text", theme.Name, g)
			}
		}
	}
}
