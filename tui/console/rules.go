package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
	"voiceportal/tui/kit"
)

// rulesPage shows the rules of a tenant's profile. It is read-only by the nature of a profile, and
// says so.
type rulesPage struct {
	*session
	tenants []mailbox.Tenant
	tenant  string
	profile *profile.Profile
	state   loading
	list    kit.List
	rows    int
	layout  kit.Layout
}

func newRules(s *session) *rulesPage { return &rulesPage{session: s} }

// ID is the page's short name.
func (*rulesPage) ID() kit.ScreenID { return kit.RulesScreen }

// Tab is the page's name where screens are listed.
func (*rulesPage) Tab() string { return "PIN rules" }

// Init reads nothing: the rules are read when the page is opened.
func (*rulesPage) Init() tea.Cmd { return nil }

// Badges are the marks on the top line.
func (r *rulesPage) Badges() []kit.Badge { return r.badges() }

// Captures reports that nothing takes the keys here.
func (*rulesPage) Captures() bool { return false }

// rulebook is a tenant's profile.
type rulebook struct {
	tenants []mailbox.Tenant
	tenant  string
	profile *profile.Profile
	err     error
}

// load reads the rules of a tenant, or of the first one.
func (r *rulesPage) load(tenant string) tea.Cmd {
	ctx, desk, profiles := r.ctx, r.desk, r.profiles
	return func() tea.Msg {
		b := rulebook{tenant: tenant}
		if b.tenants, b.err = desk.Tenants(ctx); b.err != nil {
			return b
		}
		at := tenantAt(b.tenants, tenant)
		if at < 0 {
			return b
		}
		b.tenant = b.tenants[at].ID
		b.profile, b.err = profiles.Profile(b.tenants[at].Profile)
		return b
	}
}

// tenantAt is the place of a tenant in the list, that of the first one where it is not there, and
// -1 where there is none.
func tenantAt(list []mailbox.Tenant, id string) int {
	for i, t := range list {
		if t.ID == id {
			return i
		}
	}
	return min(0, len(list)-1)
}

// Update takes what no action took.
func (r *rulesPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		r.front = r.ID()
		if msg.Arg != "" {
			r.tenant = msg.Arg
		}
		return r.load(r.tenant)
	case changed:
		if r.front == r.ID() && msg.touches(mailbox.ChangedTenant, mailbox.ChangedClass) {
			return r.load(r.tenant)
		}
	case rulebook:
		if msg.err != nil {
			r.state = unreadable
			return failed{"read the PIN rules", msg.err}.tell()
		}
		r.state, r.tenants, r.tenant, r.profile = read, msg.tenants, msg.tenant, msg.profile
	case kit.Wheel:
		r.list.Scroll(msg.Delta, len(r.lines(72)))
	case tea.KeyPressMsg:
		r.list.Key(msg.String(), len(r.lines(72)), r.rows)
	}
	return nil
}

// Actions are what can be done on the page.
func (r *rulesPage) Actions() []kit.Action {
	return []kit.Action{
		{
			ID: "rules.tenant", Context: "PIN rules", Keys: []string{"c"}, Title: "Next tenant", Hint: "Next tenant", Priority: 81,
			Effect: "Shows the rules of the next tenant.",
			Enabled: func() (bool, string) {
				return len(r.tenants) > 1, "There is no other tenant."
			},
			Run: func(string) tea.Cmd {
				r.list = kit.List{}
				return r.load(r.tenants[(tenantAt(r.tenants, r.tenant)+1)%len(r.tenants)].ID)
			},
		},
		{
			ID: "rules.admin", Context: "PIN rules", Keys: []string{"esc", "r"}, Title: "Back to the mailboxes", Hint: "Mailboxes", Priority: 72,
			Effect: "Goes back to the list of mailboxes.",
			Run:    func(string) tea.Cmd { return kit.Go(kit.AdminScreen, "") },
		},
	}
}

// fixed is why nothing can be edited here.
const fixed = "No admin or user can override these rules. They belong to the profile, " +
	"and every tenant on it is judged alike, by voice, here, on the command line and through the API."

// View draws the page.
func (r *rulesPage) View(area kit.Area) {
	whole := area.Frame().Area()
	r.layout = kit.LayoutFor(whole.W(), whole.H())
	title, right := "PIN rules", kit.Line{kit.Muted.Span("read-only")}
	if r.profile != nil {
		title = "PIN rules, " + r.profile.Name
		right = kit.Line{kit.Muted.Span(r.tenant + ", read-only")}
	}
	in := kit.Panel{Title: title, Right: right, Focused: true}.Draw(area)
	if r.state != read || r.profile == nil {
		return
	}
	lines := r.lines(min(72, in.W()))
	note := kit.Wrap(fixed, in.W())
	foot, body := in.Bottom(len(note) + 1)
	for i, l := range note {
		foot.Text(0, 1+i, kit.Voice.Plain(), l)
	}
	r.rows = body.H()
	r.list.Select(r.list.Selected, max(1, len(lines)-body.H()+1))
	from := min(r.list.Selected, max(0, len(lines)-body.H()))
	body.Lines(0, 0, lines[from:min(len(lines), from+body.H())])
	if more := len(lines) - from - body.H(); more > 0 {
		foot.Right(0, 0, kit.Line{kit.Muted.Span(fmt.Sprintf("%d more ↓", more))})
	}
	in.Cursor(0, 0)
}

// lines are the rules in sections, wrapped to w cells.
func (r *rulesPage) lines(w int) []kit.Line {
	if r.profile == nil {
		return nil
	}
	const label = 18
	lines := []kit.Line{{kit.Text.Bold(r.profile.Title)}}
	for _, l := range kit.Wrap(r.profile.Source, w) {
		lines = append(lines, kit.Line{kit.Muted.Span(l)})
	}
	section := ""
	for _, row := range r.profile.Rows() {
		if row.Section != section {
			section = row.Section
			lines = append(lines, nil, kit.Line{kit.Accent.Bold(section)})
		}
		for i, l := range kit.Wrap(row.Text, w-label-2) {
			head := kit.Pad("", label)
			if i == 0 {
				head = kit.Pad("  "+row.Label, label)
			}
			lines = append(lines, kit.Line{kit.Muted.Span(head), kit.Text.Span(l)})
		}
	}
	return lines
}
