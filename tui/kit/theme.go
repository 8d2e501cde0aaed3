package kit

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// ThemeName is what a person calls a theme.
type ThemeName string

// The themes. ThemeAuto follows the terminal's background.
const (
	ThemeAuto     ThemeName = "auto"
	ThemeDark     ThemeName = "dark"
	ThemeLight    ThemeName = "light"
	ThemeMono     ThemeName = "mono"
	ThemeContrast ThemeName = "contrast"
)

// Themes are all names, in the order in which a key steps through them.
func Themes() []ThemeName {
	return []ThemeName{ThemeAuto, ThemeDark, ThemeLight, ThemeMono, ThemeContrast}
}

// look is how one token or ground is painted: nil colours leave the terminal's own.
type look struct {
	fg, bg               color.Color
	bold, faint, reverse bool
}

// Theme paints tokens and grounds. The zero Theme paints nothing.
type Theme struct {
	Name    ThemeName
	tokens  [tokenCount]look
	grounds [groundCount]look
}

// style is a style as the terminal is told it.
func (t Theme) style(s Style) lipgloss.Style {
	p := t.Paint(s)
	out := lipgloss.NewStyle().Inline(true).Bold(p.Bold).Faint(p.Faint).Reverse(p.Reverse)
	if p.Ink != nil {
		out = out.Foreground(p.Ink)
	}
	if p.Ground != nil {
		out = out.Background(p.Ground)
	}
	return out
}

// ink is a token painted in one colour.
func ink(c color.Color) look { return look{fg: c} }

// Dark is for terminals with a dark background. Every token has a contrast of 4.5:1 or more on
// the usual dark backgrounds (WCAG AA), but for Border, which is decoration.
func Dark() Theme {
	c := lipgloss.Color
	return Theme{
		Name: ThemeDark,
		tokens: [tokenCount]look{
			Muted: ink(c("#8B94A6")), Accent: ink(c("#5FD7B8")), Voice: ink(c("#F2B866")),
			Caller: ink(c("#7CC4F5")), OK: ink(c("#8FD69A")), Danger: ink(c("#FF8A6B")),
			Special: ink(c("#D7A6E6")), Border: ink(c("#3E4654")),
		},
		grounds: [groundCount]look{
			OnLCD:       {fg: c("#A8F0D6"), bg: c("#12352F")},
			OnSelection: {fg: c("#F2F5F9"), bg: c("#26303D")},
			OnNow:       {fg: c("#0D1F1B"), bg: c("#5FD7B8")},
			OnCap:       {bg: c("#1C212B")},
		},
	}
}

// Light is for terminals with a light background; its contrasts are as [Dark]'s.
func Light() Theme {
	c := lipgloss.Color
	return Theme{
		Name: ThemeLight,
		tokens: [tokenCount]look{
			Muted: ink(c("#5F6675")), Accent: ink(c("#0B7A63")), Voice: ink(c("#8A5200")),
			Caller: ink(c("#0B5FA5")), OK: ink(c("#2B7036")), Danger: ink(c("#B3361B")),
			Special: ink(c("#7D3C98")), Border: ink(c("#B9BFCA")),
		},
		grounds: [groundCount]look{
			OnLCD:       {fg: c("#1E2B16"), bg: c("#CBD9B8")},
			OnSelection: {fg: c("#10241F"), bg: c("#DCEFE9")},
			OnNow:       {fg: c("#FFFFFF"), bg: c("#0B7A63")},
			OnCap:       {bg: c("#EEF0F3")},
		},
	}
}

// Mono uses no colour at all: bold, faint and reverse.
func Mono() Theme {
	return Theme{
		Name: ThemeMono,
		tokens: [tokenCount]look{
			Muted: {faint: true}, Accent: {bold: true}, Caller: {bold: true}, Danger: {bold: true},
		},
		grounds: [groundCount]look{
			OnLCD: {reverse: true}, OnSelection: {reverse: true}, OnNow: {reverse: true, bold: true},
		},
	}
}

// Contrast uses the terminal's foreground only; nothing is faint.
func Contrast() Theme {
	t := Mono()
	t.Name = ThemeContrast
	t.tokens[Muted] = look{}
	return t
}
