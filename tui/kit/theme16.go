package kit

import "charm.land/lipgloss/v2"

// Sixteen turns a colour theme into one for terminals with sixteen colours, which people set to
// their taste: names are kept ("yellow"), not nearest values. Mono and contrast stay as they are.
func (t Theme) Sixteen() Theme {
	switch t.Name {
	case ThemeDark:
		t.tokens = [tokenCount]look{
			Muted: ink(lipgloss.BrightBlack), Accent: ink(lipgloss.Cyan), Voice: ink(lipgloss.Yellow),
			Caller: ink(lipgloss.BrightBlue), OK: ink(lipgloss.Green), Danger: ink(lipgloss.BrightRed),
			Special: ink(lipgloss.Magenta), Border: ink(lipgloss.BrightBlack),
		}
	case ThemeLight:
		t.tokens = [tokenCount]look{
			Muted: ink(lipgloss.Black), Accent: ink(lipgloss.Cyan), Voice: ink(lipgloss.Yellow),
			Caller: ink(lipgloss.Blue), OK: ink(lipgloss.Green), Danger: ink(lipgloss.Red),
			Special: ink(lipgloss.Magenta), Border: ink(lipgloss.BrightBlack),
		}
	default:
		return t
	}
	t.grounds = [groundCount]look{
		OnLCD:       {fg: lipgloss.Black, bg: lipgloss.Green},
		OnSelection: {reverse: true},
		OnNow:       {fg: lipgloss.Black, bg: lipgloss.Cyan},
	}
	return t
}
