package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

const auditContext kit.Context = "Audit"

// Actions are what can be done on the page.
func (p *auditPage) Actions() []kit.Action {
	list := []kit.Action{
		{
			ID: "audit.filter", Keys: []string{"/"}, Title: "Filter", Hint: "Filter", Priority: 81,
			Effect: "Shows only matching entries: words, who: what: mailbox: day:.",
			Run:    func(string) tea.Cmd { p.query.typing = true; return nil },
		},
		{
			ID: "audit.open", Keys: []string{"enter"}, Title: "Open", Hint: "Open", Priority: 90,
			Effect: "Shows everything about the entry.", Enabled: p.hasEntry,
			Run: func(string) tea.Cmd { p.openEntry(); return nil },
		},
		{
			ID: "audit.mailbox", Keys: []string{"o"}, Title: "Open the mailbox", Hint: "Mailbox", Priority: 72,
			Effect: "Goes to the mailbox that the entry is about.", Enabled: p.hasMailbox,
			Run: func(string) tea.Cmd {
				e, _ := p.selected()
				return kit.Go(kit.AdminScreen, e.Mailbox.String())
			},
		},
		{
			ID: "audit.message", Keys: []string{"m"}, Title: "Open the message", Hint: "Message", Priority: 54,
			Effect: "Goes to the e-mail that the act sent, in the outbox.", Enabled: p.hasEntry,
			Run: func(string) tea.Cmd {
				e, _ := p.selected()
				return kit.Go(kit.OutboxScreen, fmt.Sprintf("%s%d", byAudit, e.Seq))
			},
		},
		{
			ID: "audit.follow", Keys: []string{"f"}, Title: "Follow", Hint: "Follow", Priority: 63,
			Effect: "Keeps the selection on the newest entry, or lets it stay where it is.",
			Run:    func(string) tea.Cmd { return p.toggleFollow() },
		},
	}
	if p.query.field.Len() > 0 {
		list = append(list, kit.Action{
			ID: "audit.clear", Keys: []string{"esc"}, Title: "Whole log", Effect: "Shows every entry again.",
			Run: func(string) tea.Cmd { p.query = newQueryLine(); p.refilter(); return nil },
		})
	}
	for i := range list {
		list[i].Context = auditContext
	}
	return list
}

func (p *auditPage) toggleFollow() tea.Cmd {
	p.follow = !p.follow
	if !p.follow {
		return kit.Tell(kit.News, "Not following. The selection stays on its entry.")
	}
	p.list.Select(0, len(p.shown))
	p.stand()
	return kit.Tell(kit.News, "Following. New entries appear on top as they happen.")
}

func (p *auditPage) hasEntry() (bool, string) {
	if _, ok := p.selected(); !ok {
		return false, "No entry is selected."
	}
	return true, ""
}

func (p *auditPage) hasMailbox() (bool, string) {
	if e, ok := p.selected(); !ok || e.Mailbox.Number == "" {
		return false, "This entry is about no mailbox."
	}
	return true, ""
}
