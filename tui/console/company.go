package console

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
	"voiceportal/tui/kit"
)

// companyPage is the company profile: what a company decides about the first PIN of its new users,
// as "Manage your PIN" tells it. Nothing is kept until it is saved, and saving touches no PIN that is
// in use.
type companyPage struct {
	*session
	tenants []mailbox.Tenant // those that decide
	tenant  mailbox.Tenant   // the one shown, as it is kept
	rules   pin.Rules        // of its default PIN
	state   loading
	section section
	once    single
	asked   string // the tenant that the page is opened on, "" for any

	mode    mailbox.OnboardingMode // as chosen on the page
	field   kit.Field              // the default PIN
	at      control
	problem string
}

// section is an entry of the navigation on the left.
type section int

const (
	voicemailPIN section = iota // "Default Voicemail PIN"
	companyData
	sections
)

// control is a part of the form that the keys can be on.
type control int

const (
	onSystem control = iota
	onDefault
	onField // only while the default PIN is chosen
	onSave
)

func newCompany(s *session) *companyPage {
	return &companyPage{session: s, field: newCompanyField()}
}

func newCompanyField() kit.Field {
	return kit.Field{Accept: kit.Digits, Max: longestPIN, Secret: true}
}

// ID is the page's short name.
func (*companyPage) ID() kit.ScreenID { return kit.CompanyScreen }

// Tab is the page's name where screens are listed.
func (*companyPage) Tab() string { return "Company Profile" }

// Init reads nothing: the profile is read when the page is opened.
func (*companyPage) Init() tea.Cmd { return nil }

// Badges are the marks on the top line.
func (c *companyPage) Badges() []kit.Badge {
	if c.field.Len() > 0 && !c.field.Secret {
		return append(c.badges(), pinsShown)
	}
	return c.badges()
}

// Captures reports that the PIN's field takes the keys.
func (c *companyPage) Captures() bool { return c.at == onField && c.section == voicemailPIN }

// profileRead is what a company decided, and by what its choice is judged.
type profileRead struct {
	asked   string
	tenants []mailbox.Tenant
	tenant  mailbox.Tenant
	rules   pin.Rules
	err     error
}

// load reads the company; the first one that decides where the one asked for does not.
func (c *companyPage) load() tea.Cmd {
	asked := c.asked
	return c.once.begin(func() tea.Msg {
		r := profileRead{asked: asked}
		r.tenants, r.err = c.tenantsWhose(func(p *profile.Profile) bool { return p.Default.Company })
		if r.err != nil || len(r.tenants) == 0 {
			return r
		}
		r.tenant = r.tenants[tenantAt(r.tenants, cmp.Or(asked, c.session.tenant))]
		p, err := c.profiles.Profile(r.tenant.Profile)
		if r.err = err; err == nil {
			r.rules = p.CompanyPIN()
		}
		return r
	})
}

// take shows what was read. What somebody has begun to choose stays, unless it is for another company.
func (c *companyPage) take(r profileRead) tea.Cmd {
	var more tea.Cmd
	if c.once.end() {
		more = c.load()
	}
	if r.asked != c.asked {
		return more
	}
	if r.err != nil {
		if c.state == unread {
			c.state = unreadable
		}
		return tea.Batch(more, failed{"read the company profile", r.err}.tell())
	}
	begun := c.state == read && c.tenant.ID == r.tenant.ID && c.begun()
	c.state, c.tenants, c.tenant, c.rules = read, r.tenants, r.tenant, r.rules
	if !begun {
		c.revert()
	}
	return more
}

// begun reports that something is chosen that is not kept yet.
func (c *companyPage) begun() bool { return c.mode != c.kept() || c.field.Len() > 0 }

// kept is the choice in force. A company that never chose has its PINs generated.
func (c *companyPage) kept() mailbox.OnboardingMode {
	return cmp.Or(c.tenant.Onboarding, mailbox.OnboardSystem)
}

// revert goes back to what is kept.
func (c *companyPage) revert() {
	c.mode, c.field, c.problem = c.kept(), newCompanyField(), ""
	c.at = onSystem
	if c.mode == mailbox.OnboardDefault {
		c.at = onDefault
	}
}

// Update takes what no action took.
func (c *companyPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		c.front, c.section = c.ID(), voicemailPIN
		if tenant, _, _ := strings.Cut(msg.Arg, "/"); tenant != "" {
			c.asked = tenant
		}
		return c.load()
	case changed:
		if c.front == c.ID() && msg.touches(mailbox.ChangedTenant, mailbox.ChangedClass) {
			return c.load()
		}
	case profileRead:
		return c.take(msg)
	case savedCompany:
		return c.saved(msg)
	case tea.PasteMsg:
		if c.Captures() {
			c.field.Insert(msg.Content)
			c.problem = ""
		}
	case kit.Click:
		return c.click(msg.ID)
	case tea.KeyPressMsg:
		if c.Captures() {
			return c.key(msg)
		}
		c.step(msg.String())
	}
	return nil
}

// The page's regions.
const (
	systemToggle  = "toggle:system"
	defaultToggle = "toggle:default"
	companyField  = "field:company"
)

func (c *companyPage) click(id string) tea.Cmd {
	if name, ok := kit.RowOf(id); ok {
		if i := slices.Index(sectionNames[:], name); i >= 0 {
			c.section = section(i)
		}
		return nil
	}
	if c.section != voicemailPIN {
		return nil
	}
	switch id {
	case systemToggle:
		c.at = onSystem
		c.choose()
	case defaultToggle:
		c.at = onDefault
		c.choose()
	case companyField:
		c.at = onField
	case showDigits:
		c.field.Secret = !c.field.Secret
	case yesButton:
		c.at = onSave
		return c.save()
	}
	return nil
}

// key is a key in the PIN's field.
func (c *companyPage) key(k tea.KeyPressMsg) tea.Cmd {
	switch key := k.String(); key {
	case "esc":
		c.at = onDefault
	case "v":
		c.field.Secret = !c.field.Secret
	case "enter", "ctrl+s":
		return c.save()
	case "up", "down", "shift+tab", "tab":
		c.step(key)
	default:
		c.field.Key(k)
		c.problem = ""
	}
	return nil
}

// step goes up or down in the form.
func (c *companyPage) step(key string) {
	delta := map[string]control{"down": 1, "j": 1, "tab": 1, "up": -1, "k": -1, "shift+tab": -1}[key]
	c.at = max(onSystem, min(c.at+delta, onSave))
	if c.at == onField && c.mode != mailbox.OnboardDefault {
		c.at += delta
	}
}
