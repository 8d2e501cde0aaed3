package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

const companyContext kit.Context = "Company Profile"

// Actions are what can be done on the page.
func (c *companyPage) Actions() []kit.Action {
	list := c.formActions()
	if c.Captures() {
		list = c.fieldActions()
	}
	for i := range list {
		list[i].Context = companyContext
	}
	return list
}

// fieldActions are what the keys do while the field has them.
func (c *companyPage) fieldActions() []kit.Action {
	return []kit.Action{
		{
			ID: "company.save", Keys: []string{"enter"}, Title: "Save", Hint: "Save", Priority: 90,
			Effect: "Keeps the default PIN for users who are onboarded from now on.", Enabled: c.canChoose,
			Run: func(string) tea.Cmd { return c.save() },
		},
		{
			ID: "company.digits", Keys: []string{"v"}, Title: "Show or hide the digits", Hint: "Show digits", Priority: 81,
			Effect: "Shows what is typed, or hides it again.",
			Run:    func(string) tea.Cmd { c.field.Secret = !c.field.Secret; return nil },
		},
		{
			ID: "company.leave", Keys: []string{"esc"}, Title: "Leave the field", Hint: "Leave the field", Priority: 72,
			Effect: "Gives the keys back to the page.",
			Run:    func(string) tea.Cmd { c.at = onDefault; return nil },
		},
	}
}

func (c *companyPage) formActions() []kit.Action {
	list := []kit.Action{
		{
			ID: "company.choose", Keys: []string{"enter", "space"}, Title: "Choose", Hint: "Choose", Priority: 81,
			Effect: "Sets the toggle that the cursor is on, goes into the field, or saves.", Enabled: c.canChoose,
			Run: func(string) tea.Cmd { return c.choose() },
		},
		{
			ID: "company.save", Keys: []string{"ctrl+s"}, Title: "Save", Hint: "Save", Priority: 90,
			Effect: "Keeps the choice for users who are onboarded from now on. No PIN in use changes.", Enabled: c.canChoose,
			Run: func(string) tea.Cmd { return c.save() },
		},
		{
			ID: "company.section", Keys: []string{"right", "left"}, Label: "→←", Title: "Next section", Hint: "Next section", Priority: 63,
			Effect: "Shows the next section of the company profile.",
			Run:    func(string) tea.Cmd { c.section = (c.section + 1) % sections; return nil },
		},
		{
			ID: "company.tenant", Keys: []string{"c"}, Title: "Next company", Hint: "Next company", Priority: 54,
			Effect: "Shows the profile of the next company that decides about first PINs.",
			Enabled: func() (bool, string) {
				return len(c.tenants) > 1, "No other company decides about its first PINs."
			},
			Run: func(string) tea.Cmd {
				c.asked = c.tenants[(tenantAt(c.tenants, c.tenant.ID)+1)%len(c.tenants)].ID
				return c.load()
			},
		},
		{
			ID: "company.rules", Keys: []string{"r"}, Title: "PIN rules", Hint: "PIN rules", Priority: 45,
			Effect: "Shows the rules that the company's profile makes for PINs.",
			Run:    func(string) tea.Cmd { return kit.Go(kit.RulesScreen, c.tenant.ID) },
		},
	}
	if c.begun() {
		list = append(list, kit.Action{
			ID: "company.revert", Keys: []string{"esc"}, Title: "Keep what was", Hint: "Keep what was", Priority: 72,
			Effect: "Goes back to the choice that is kept.",
			Run:    func(string) tea.Cmd { c.revert(); return nil },
		})
	}
	return list
}

func (c *companyPage) canChoose() (bool, string) {
	switch {
	case c.viewOnly:
		return false, "This window is view-only. Start without --view-only to change the company profile."
	case c.state != read || len(c.tenants) == 0:
		return false, "No company here decides about its first PINs."
	case c.section != voicemailPIN:
		return false, "That is in the section " + sectionNames[voicemailPIN] + "."
	}
	return true, ""
}

// choose does what the part of the form is for that the keys are on.
func (c *companyPage) choose() tea.Cmd {
	if ok, why := c.canChoose(); !ok {
		return kit.Tell(kit.Warning, why)
	}
	c.problem = ""
	switch c.at {
	case onSystem:
		c.mode, c.field = mailbox.OnboardSystem, newCompanyField()
	case onDefault:
		c.mode = mailbox.OnboardDefault
		c.at = onField
	case onSave:
		return c.save()
	}
	return nil
}

// savedCompany is the end of saving.
type savedCompany struct {
	tenant string
	mode   mailbox.OnboardingMode
	err    error
}

// save has the choice kept, once the PIN is one that it can be.
func (c *companyPage) save() tea.Cmd {
	if ok, why := c.canChoose(); !ok {
		return kit.Tell(kit.Warning, why)
	}
	if !c.begun() {
		return kit.Tell(kit.News, "Nothing was changed.")
	}
	var company pin.PIN
	if c.mode == mailbox.OnboardDefault {
		if c.problem = c.wrong(); c.problem != "" {
			c.at = onField
			return nil
		}
		company = pin.New(c.field.Value())
	}
	ctx, desk, by, s := c.ctx, c.desk, c.by(), savedCompany{tenant: c.tenant.ID, mode: c.mode}
	return func() tea.Msg {
		s.err = desk.SetOnboarding(ctx, by, s.tenant, s.mode, company)
		return s
	}
}

// wrong is why the PIN as typed cannot be the default PIN, empty where it can.
func (c *companyPage) wrong() string {
	if c.field.Len() == 0 {
		return "Type the default PIN first."
	}
	if broken := c.rules.Check(pin.New(c.field.Value()), pin.Context{}); len(broken) > 0 {
		return c.rules.Explain(broken[0].Rule) + " Try another."
	}
	return ""
}

// saved tells what is kept now.
func (c *companyPage) saved(s savedCompany) tea.Cmd {
	if s.err != nil {
		c.problem = reason(s.err)
		return nil
	}
	c.tenant.Onboarding = s.mode
	c.revert()
	gets := "a system-generated PIN"
	if s.mode == mailbox.OnboardDefault {
		gets = "the default PIN"
	}
	return tea.Batch(c.load(), kit.Tell(kit.Done, fmt.Sprintf("Saved: new users get %s. No PIN in use has changed.", gets)))
}
