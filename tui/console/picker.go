package console

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// picker chooses whose mailboxes are shown.
type picker struct {
	rows []mailbox.Tenant
	list kit.List
	pick func(tenant string) tea.Cmd
}

// newTenantPicker opens the picker on the tenant shown.
func newTenantPicker(tenants []mailbox.Tenant, shown string, pick func(tenant string) tea.Cmd) *picker {
	p := &picker{rows: tenants, pick: pick}
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
	case tea.KeyPressMsg:
		switch key := msg.String(); key {
		case "esc", "q":
			return true, nil
		case "enter":
			if len(p.rows) == 0 {
				return true, nil
			}
			return true, p.pick(p.rows[p.list.Selected].ID)
		default:
			p.list.Key(key, len(p.rows), len(p.rows))
		}
	}
	return false, nil
}

func (p *picker) draw(a kit.Area) {
	in := kit.Dialog{Title: "Tenants", W: 64, H: len(p.rows) + 6}.Draw(a)
	kit.Table{
		Columns: []kit.Column{{Title: "Tenant", Width: 14}, {Title: "Name", Grow: true}, {Title: "PIN rules", Width: 16}},
		Len:     len(p.rows),
		List:    &p.list,
		Focused: true,
		Row: func(i int) kit.Row {
			t := p.rows[i]
			id := t.ID
			if id == everyTenant {
				id = ""
			}
			return kit.Row{Key: t.ID, Cells: []kit.Line{kit.Plain(id), kit.Plain(t.Name), {kit.Muted.Span(t.Profile)}}}
		},
	}.Draw(in.Sub(0, 1, in.W(), in.H()-3))
	in.Line(0, in.H()-1, hintLine([2]string{"enter", "Show"}, [2]string{"↑↓", "Move"}, [2]string{"esc", "Stay"}))
}
