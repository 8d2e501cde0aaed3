package console

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// books are the mailboxes of a tenant at one instant.
type books struct {
	tenant    string
	now       time.Time
	tenants   []mailbox.Tenant
	summaries []mailbox.Summary
	err       error
}

// load reads the mailboxes of the tenant shown.
func (a *admin) load() tea.Cmd {
	ctx, desk, tenant := a.ctx, a.desk, a.tenant
	return a.once.begin(func() tea.Msg {
		b := books{tenant: tenant}
		if b.tenants, b.err = desk.Tenants(ctx); b.err != nil {
			return b
		}
		if _, b.now, b.err = desk.PortalClock(ctx); b.err != nil {
			return b
		}
		if b.tenant == "" && len(b.tenants) > 0 {
			b.tenant = b.tenants[0].ID
		}
		if b.tenant == everyTenant {
			b.summaries, b.err = desk.Summaries(ctx, "")
		} else {
			b.summaries, b.err = desk.Summaries(ctx, b.tenant)
		}
		return b
	})
}

// refresh reads again what a change may have touched.
func (a *admin) refresh(c changed) tea.Cmd {
	if a.front != "" && a.front != a.ID() {
		return nil
	}
	if c.touches(mailbox.ChangedMailbox, mailbox.ChangedTenant, mailbox.ChangedClock, mailbox.ChangedClass, mailbox.ChangedMessage) {
		return a.load()
	}
	if c.touches(mailbox.ChangedAudit) {
		return a.loadRecent()
	}
	return nil
}

// take puts what was read on the page. The selection and the marks stay with their mailboxes; an
// answer for a tenant that is no longer shown is too late.
func (a *admin) take(b books) tea.Cmd {
	var more tea.Cmd
	if a.once.end() {
		more = a.load()
	}
	if a.tenant != "" && b.tenant != a.tenant {
		return more
	}
	if b.err != nil {
		if a.state == unread {
			a.state = unreadable
		}
		return tea.Batch(more, failed{"read the mailboxes", b.err}.tell())
	}
	a.state, a.tenant, a.tenants, a.now, a.all = read, b.tenant, b.tenants, b.now, b.summaries
	a.order.arrange(a.all)
	a.marks.retain(a.all)
	return tea.Batch(more, a.refilter())
}

// refilter shows what the filter lets through and keeps the selection on its mailbox.
func (a *admin) refilter() tea.Cmd {
	a.settle()
	return a.follow()
}

// settle shows what the filter lets through, without reading anything.
func (a *admin) settle() {
	a.shown = a.filter.apply(a.all, a.now)
	a.reselect(a.chosen)
}

// choose is a move of the selection by hand.
func (a *admin) choose() tea.Cmd {
	if s, ok := a.selected(); ok {
		a.chosen = s.Key
	}
	return a.follow()
}

// reselect puts the selection on a mailbox, if it is shown; else leaves it where it is, or takes
// it to the top while a filter is typed.
func (a *admin) reselect(k mailbox.Key) {
	i := slices.IndexFunc(a.shown, func(s mailbox.Summary) bool { return s.Key == k })
	switch {
	case i < 0 && a.filter.typing:
		i = 0
	case i < 0:
		i = a.list.Selected
	}
	a.list.Select(i, len(a.shown))
}

// follow makes the details those of the selected mailbox.
func (a *admin) follow() tea.Cmd {
	s, ok := a.selected()
	if !ok {
		return nil
	}
	if a.chosen == (mailbox.Key{}) {
		a.chosen = s.Key
	}
	if s.Key != a.at {
		a.at, a.latest = s.Key, recent{}
	}
	return a.loadRecent()
}

// open is the page becoming the open one: all of it is read again, because time has gone on,
// and a mailbox that was asked for is selected, whatever the filter hides.
func (a *admin) open(name string) tea.Cmd {
	a.front = a.ID()
	if tenant, number, ok := strings.Cut(name, "/"); ok {
		if a.tenant != everyTenant && a.tenant != tenant {
			a.switchTo(tenant)
		}
		a.at = mailbox.Key{Tenant: tenant, Number: number}
		a.chosen = a.at
		a.filter = newFilter()
		a.detail = true
		a.settle()
	}
	return a.load()
}

// switchTo shows another tenant. Marks are not carried over: an act goes to what can be seen.
func (a *admin) switchTo(tenant string) {
	a.tenant, a.all, a.shown, a.state = tenant, nil, nil, unread
	a.marks, a.filter, a.list, a.chosen = marks{}, newFilter(), kit.List{}, mailbox.Key{}
}

// recent are the newest audit entries of a mailbox.
type recent struct {
	key     mailbox.Key
	entries []mailbox.AuditEntry
}

// newest is how many entries the details show at most.
const newest = 8

// loadRecent reads the newest entries of the selected mailbox. That they cannot be read is no
// reason to cover the page: the audit page says so when it is asked.
func (a *admin) loadRecent() tea.Cmd {
	ctx, desk, k := a.ctx, a.desk, a.at
	return func() tea.Msg {
		entries, err := desk.AuditLog(ctx, mailbox.AuditFilter{Mailbox: k}, newest)
		if err != nil {
			return nil
		}
		return recent{key: k, entries: entries}
	}
}

func (a *admin) takeRecent(r recent) {
	if r.key == a.at {
		a.latest = r
	}
}
