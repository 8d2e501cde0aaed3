package console

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// directory is the numbers of a tenant at one instant.
type directory struct {
	tenants []mailbox.Tenant
	tenant  string
	asked   string
	now     time.Time
	numbers []mailbox.Summary
	err     error
}

// load reads the numbers of the tenant shown; of the first one that has default PINs where the one
// that the console was opened on has none.
func (n *numbersPage) load() tea.Cmd {
	ctx, desk, asked, first := n.ctx, n.desk, n.tenant, n.session.tenant
	return n.once.begin(func() tea.Msg {
		d := directory{asked: asked}
		if d.tenants, d.err = n.tenantsWhose(func(p *profile.Profile) bool { return p.Default.PerNumber }); d.err != nil {
			return d
		}
		if _, d.now, d.err = desk.PortalClock(ctx); d.err != nil || len(d.tenants) == 0 {
			return d
		}
		if asked == "" {
			asked = first
		}
		d.tenant = d.tenants[tenantAt(d.tenants, asked)].ID
		d.numbers, d.err = desk.Summaries(ctx, d.tenant)
		return d
	})
}

// take puts what was read on the page, with the way to the selected number open.
func (n *numbersPage) take(d directory) tea.Cmd {
	var more tea.Cmd
	if n.once.end() {
		more = n.load()
	}
	if d.asked != n.tenant {
		return more // for a tenant that is no longer shown
	}
	if d.err != nil {
		if n.state == unread {
			n.state = unreadable
		}
		return tea.Batch(more, failed{"read the numbers", d.err}.tell())
	}
	n.state, n.tenants, n.tenant, n.now, n.tree.all = read, d.tenants, d.tenant, d.now, d.numbers
	n.sift()
	n.openWay()
	return more
}

// openWay opens what the selected number is hidden below.
func (n *numbersPage) openWay() {
	hidden := slices.IndexFunc(n.tree.all, func(s mailbox.Summary) bool { return s.Key.String() == n.chosen })
	if hidden < 0 || slices.ContainsFunc(n.nodes, func(at node) bool { return at.key() == n.chosen }) {
		return
	}
	s := n.tree.all[hidden]
	for range 2 { // the place, then what is in it
		for _, at := range n.nodes {
			if !at.open && at.opens() && slices.ContainsFunc(at.below, func(b mailbox.Summary) bool { return b.Key == s.Key }) {
				n.toggle(at)
			}
		}
	}
}

// told says what a reset has done, in the message that the admin closes with OK, and reads again.
func (n *numbersPage) told(done []mailbox.Receipt) tea.Cmd {
	for _, r := range done {
		if r.Act == toDefault {
			n.over = resetNotice(r)
		}
	}
	return n.load()
}

// resetNotice is that message: what was done, and what the admin does next.
func resetNotice(r mailbox.Receipt) *notice {
	s := r.After
	said := fmt.Sprintf("The PIN of %s is reset back to the default PIN", nameOf(s))
	switch {
	case s.Lock.Kind != mailbox.Unlocked:
		said += "; the lock that an admin set stays"
	case r.Before.Lock.Kind != mailbox.Unlocked:
		said += " and unlocked"
	}
	return &notice{title: "Reset PIN", lines: []string{
		said + ".",
		"It opens the mailbox, the voice portal and the handset. Mailbox and voice portal ask for a new PIN at once.",
		fmt.Sprintf("Tell %s the default PIN, which v shows, and that a sign-in soon is best.", cmp.Or(s.Owner.Name(), "the owner")),
	}}
}
