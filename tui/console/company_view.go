package console

import (
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

// sectionNames are the entries of the navigation, in its order.
var sectionNames = [sections]string{voicemailPIN: "Default Voicemail PIN", companyData: "Company"}

// navigation is the width of the pane on the left; a small screen has its entry as a title alone.
const navigation = 25

// View draws the page.
func (c *companyPage) View(area kit.Area) {
	whole := area.Frame().Area()
	right, title := area, "Company Profile › "+sectionNames[c.section]
	if kit.LayoutFor(whole.W(), whole.H()) != kit.OnePane {
		var left kit.Area
		left, right = area.Left(navigation, 1)
		c.drawNavigation(left)
		title = sectionNames[c.section]
	}
	in := kit.Panel{Title: title, Right: kit.Line{kit.Muted.Span(c.tenant.Name)}, Focused: true}.Draw(area.Sub(area.W()-right.W(), 0, right.W(), area.H()))
	switch {
	case c.state == unread:
	case c.state == unreadable:
		in.Text(0, 1, kit.Muted.Plain(), "The company profile could not be read.")
	case len(c.tenants) == 0:
		for i, l := range kit.Wrap("No company here decides about its first PINs: the profiles do.", in.W()) {
			in.Text(0, 1+i, kit.Muted.Plain(), l)
		}
	case c.section == companyData:
		drawFacts(in, 0, c.facts())
		in.Cursor(0, 0)
	default:
		c.drawForm(in)
	}
}

func (c *companyPage) drawNavigation(area kit.Area) {
	in := kit.Panel{Title: "Company Profile"}.Draw(area)
	for i, name := range sectionNames {
		row := in.Sub(0, i, in.W(), 1)
		style := kit.Text.Plain()
		if section(i) == c.section {
			style = kit.Style{On: kit.OnSelection, Bold: true}
			row.Fill(kit.Text.Upon(kit.OnSelection))
		}
		row.Text(0, 0, style, name)
		row.Region(kit.RowRegion(name), 0, 0, row.W(), 1)
	}
}

func (c *companyPage) facts() []fact {
	t := c.tenant
	return []fact{
		plainFact("Name", "%s", t.Name), plainFact("Tenant", "%s", t.ID), plainFact("Portal", "%s", t.PortalNumber),
		plainFact("Admin", "%s", t.AdminEmail), plainFact("Sites", "%s", strings.Join(t.Sites, ", ")),
		plainFact("Rules", "%s", t.Profile), plainFact("Change", "voiceportal tenant edit %s", t.ID),
	}
}

// drawForm draws the two toggles, the field of the default PIN with its rules, and the button.
func (c *companyPage) drawForm(in kit.Area) {
	loose := 0 // blank lines where there is room
	if in.H() > 16 {
		loose = 1
	}
	y := toggle{
		at: onSystem, mode: mailbox.OnboardSystem, region: systemToggle, title: "Set system-generated PIN",
		effect: "A random temporary one by e-mail, also at a reset.",
	}.draw(c, in, 0) + loose
	y = toggle{
		at: onDefault, mode: mailbox.OnboardDefault, region: defaultToggle, title: "Set default PIN",
		effect: "The company's by e-mail; a reset mails a random one.",
	}.draw(c, in, y)
	if c.mode == mailbox.OnboardDefault {
		y = c.drawField(in, y) + loose
	}
	note, ink := "No PIN in use changes.", kit.Muted
	if c.problem != "" {
		note, ink = c.problem, kit.Danger
	}
	in.Text(0, y+loose, ink.Plain(), kit.Fit(note, in.W()))
	kit.Button{ID: yesButton, Text: "Save", Focused: c.at == onSave}.Draw(in, 0, y+2*loose+1)
}

// toggle is one of the two choices.
type toggle struct {
	at            control
	mode          mailbox.OnboardingMode
	region        string
	title, effect string
}

// draw draws the toggle from line y on and returns the line after it.
func (t toggle) draw(c *companyPage, in kit.Area, y int) int {
	line := kit.Line{kit.Accent.Bold("○ "), kit.Text.Span(t.title)}
	if c.mode == t.mode {
		line[0].Text = "◉ "
	}
	if c.at == t.at {
		line[1].Style = kit.Text.Strong()
		in.Text(0, y, kit.Accent.Strong(), "▸")
		in.Cursor(2, y)
	}
	if c.kept() == t.mode {
		line = append(line, kit.Muted.Span(", in force"))
	}
	in.Line(2, y, line)
	effect := kit.Wrap(t.effect, in.W()-4)
	for i, l := range effect {
		in.Text(4, y+1+i, kit.Muted.Plain(), l)
	}
	in.Region(t.region, 0, y, in.W(), 1+len(effect))
	return y + 1 + len(effect)
}

// drawField draws the default PIN as it is typed, and how it stands to each rule.
func (c *companyPage) drawField(in kit.Area, y int) int {
	const at, room = 17, 2 * longestPIN
	in.Text(4, y, kit.Muted.Plain(), "Default PIN")
	hint := "type it"
	if c.tenant.CompanyPIN != nil {
		hint = "set; type another to change it"
	}
	c.field.Draw(in, at, y, min(room, in.W()-at), c.at == onField, hint)
	in.Region(companyField, 0, y, at+room, 1)
	word := map[bool]string{true: "Show digits", false: "Hide digits"}[c.field.Secret]
	if keys := kit.Hint("v", word); c.at == onField && in.W() >= at+room+keys.Width() {
		in.Line(in.W()-keys.Width(), y, keys)
		in.Region(showDigits, in.W()-keys.Width(), y, keys.Width(), 1)
	}
	y++
	for _, s := range c.rules.Judge(pin.New(c.field.Value()), pin.Context{}) {
		drawRule(in.Sub(2, y, in.W()-2, 1), s.State, c.field.Len() > 0, c.rules.Text(s.Rule))
		y++
	}
	return y
}
