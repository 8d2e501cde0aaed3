package console

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// picker finds a customer by name or tenant id, shows what there is to know of it, and opens its
// mailboxes.
type picker struct {
	all  []mailbox.Tenant
	rows []mailbox.Tenant // those that match what is typed
	name kit.Field
	list kit.List
	pick func(tenant string) tea.Cmd
}

// newTenantPicker opens the picker on the tenant shown.
func newTenantPicker(tenants []mailbox.Tenant, shown string, pick func(tenant string) tea.Cmd) *picker {
	p := &picker{all: tenants, rows: tenants, name: kit.Field{Max: 60}, pick: pick}
	p.list.Selected = max(0, slices.IndexFunc(p.rows, func(t mailbox.Tenant) bool { return t.ID == shown }))
	return p
}

// pickTenant opens the picker. Where there are several, all of them together can be shown as well.
func (a *admin) pickTenant() tea.Cmd {
	tenants := slices.Clone(a.tenants)
	if len(tenants) > 1 {
		tenants = append(tenants, mailbox.Tenant{ID: everyTenant, Name: "All tenants"})
	}
	a.over = newTenantPicker(tenants, a.tenant, func(tenant string) tea.Cmd {
		a.switchTo(tenant)
		return a.load()
	})
	return nil
}

func (p *picker) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case kit.Click:
		id, _ := kit.RowOf(msg.ID)
		if i := slices.IndexFunc(p.rows, func(t mailbox.Tenant) bool { return t.ID == id }); i >= 0 {
			return true, p.pick(id)
		}
	case kit.Wheel:
		p.list.Scroll(msg.Delta, len(p.rows))
	case tea.PasteMsg:
		p.name.Insert(msg.Content)
		p.find()
	case tea.KeyPressMsg:
		return p.key(msg)
	}
	return false, nil
}

func (p *picker) key(k tea.KeyPressMsg) (done bool, cmd tea.Cmd) {
	switch key := k.String(); key {
	case "esc":
		return true, nil
	case "enter":
		if len(p.rows) == 0 {
			return false, nil
		}
		return true, p.pick(p.rows[p.list.Selected].ID)
	case "up", "down", "pgup", "pgdown":
		p.list.Key(key, len(p.rows), len(p.rows))
	default:
		before := p.name.Value()
		if p.name.Key(k); p.name.Value() != before {
			p.find()
		}
	}
	return false, nil
}

// find keeps the customers that have what is typed in their name or id.
func (p *picker) find() {
	want := strings.ToLower(strings.TrimSpace(p.name.Value()))
	p.rows, p.list = nil, kit.List{}
	for _, t := range p.all {
		if strings.Contains(strings.ToLower(t.Name), want) || strings.Contains(t.ID, want) {
			p.rows = append(p.rows, t)
		}
	}
}

func (p *picker) draw(a kit.Area) {
	in := kit.Dialog{Title: "Tenants", W: 64, H: len(p.all) + 8}.Draw(a)
	x := in.Text(0, 0, kit.Muted.Plain(), "Customer  ")
	p.name.Draw(in, x, 0, in.W()-x, true, "name, or tenant")
	kit.Table{
		Columns: []kit.Column{{Title: "Tenant", Width: 14}, {Title: "Name", Grow: true}, {Title: "PIN rules", Width: 16}},
		Len:     len(p.rows),
		List:    &p.list,
		Row: func(i int) kit.Row {
			t := p.rows[i]
			id := t.ID
			if id == everyTenant {
				id = ""
			}
			return kit.Row{Key: t.ID, Cells: []kit.Line{kit.Plain(id), kit.Plain(t.Name), {kit.Muted.Span(t.Profile)}}}
		},
	}.Draw(in.Sub(0, 2, in.W(), in.H()-5))
	in.Line(0, in.H()-2, p.told().Fit(in.W()))
	in.Line(0, in.H()-1, hintLine([2]string{"enter", "Show"}, [2]string{"↑↓", "Move"}, [2]string{"esc", "Stay"}))
}

// told is what there is to know of the selected customer.
func (p *picker) told() kit.Line {
	if len(p.rows) == 0 {
		return kit.Line{kit.Voice.Span("No customer has that name.")}
	}
	t := p.rows[p.list.Selected]
	if t.ID == everyTenant {
		return kit.Line{kit.Muted.Span("Every mailbox of every tenant.")}
	}
	return kit.Line{kit.Muted.Span("Portal "), kit.Text.Span(t.PortalNumber), kit.Muted.Span("  admin "), kit.Text.Span(cmp.Or(t.AdminEmail, "none"))}
}
