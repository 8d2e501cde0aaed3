package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

const numbersContext kit.Context = "Numbers"

// show is an option of the list: which numbers it lists.
type show struct {
	word  string
	holds func(mailbox.Summary) bool
}

// shows are the options, the first one lists everything.
func shows() []show {
	is := func(st mailbox.Status) func(mailbox.Summary) bool {
		return func(s mailbox.Summary) bool { return s.Status == st }
	}
	return []show{
		{"all numbers", func(mailbox.Summary) bool { return true }},
		{"active numbers", func(s mailbox.Summary) bool { return s.Active }},
		{"inactive numbers", func(s mailbox.Summary) bool { return !s.Active }},
		{"locked PINs", is(mailbox.StatusLocked)},
		{"default PINs in use", is(mailbox.StatusDefault)},
	}
}

// Actions are what can be done on the page.
func (n *numbersPage) Actions() []kit.Action {
	list := []kit.Action{
		{
			ID: "numbers.filter", Keys: []string{"/"}, Title: "Filter", Hint: "Filter", Priority: 72,
			Effect: "Shows only the numbers that match: words, is:locked, site:quayside, party:kite.",
			Run:    func(string) tea.Cmd { n.filter.typing = true; return nil },
		},
		{
			ID: "numbers.show", Keys: []string{"s"}, Title: "Which numbers", Hint: "Which", Priority: 54,
			Effect: "Lists all numbers, active, inactive or locked ones, or those on their default PIN, in turn.",
			Run: func(string) tea.Cmd {
				n.option = (n.option + 1) % len(shows())
				n.sift()
				return nil
			},
		},
		{
			ID: "numbers.arrow", Keys: []string{"right", "left"}, Label: "→←", Title: "Open or close", Hint: "Open", Priority: 63,
			Effect: "Shows the numbers below a site or a main number, and hides them again.",
			Run:    func(key string) tea.Cmd { n.arrow(key); return nil },
		},
		{
			ID: "numbers.all", Keys: []string{"o"}, Title: "Open or close all",
			Effect: "Shows every extension, or hides them again.",
			Run:    func(string) tea.Cmd { n.openAll(); return nil },
		},
		{
			ID: "numbers.enter", Keys: []string{"enter"}, Title: "Go in", Hint: "Go in", Priority: 36,
			Effect: "Opens a site or a main number; of an extension, everything there is to see and do.",
			Run:    func(string) tea.Cmd { return n.enter() },
		},
		n.verbAction(verbCalled(toDefault), "Reset PIN", 90),
		n.verbAction(n.switching(), n.switching().short, 0),
		{
			ID: "numbers.default-pin", Keys: []string{"v"}, Title: "Show the default PIN", Hint: "Default PIN", Priority: 81,
			Effect:  "Shows the number's default PIN, which the audit records.",
			Enabled: func() (bool, string) { return n.canShowDefault(n.selectedNumber()) },
			Run: func(string) tea.Cmd {
				s, _ := n.selectedNumber()
				return n.showDefault(s)
			},
		},
		{
			ID: "numbers.trail", Keys: []string{"l"}, Title: "Audit trail", Hint: "Audit trail", Priority: 18,
			Effect: "Shows everything that was ever done to the number.", Enabled: n.onNumber,
			Run: func(string) tea.Cmd {
				return n.with(func(s mailbox.Summary) tea.Cmd { return kit.Go(kit.AuditScreen, s.Key.String()) })
			},
		},
		{
			ID: "numbers.call", Keys: []string{"h"}, Title: "Call it", Hint: "Call it", Priority: 27,
			Effect: "Picks up the phone of this number and dials its voice mail.", Enabled: n.onNumber,
			Run: func(string) tea.Cmd { return n.with(func(s mailbox.Summary) tea.Cmd { return callFrom(s.Key) }) },
		},
		{
			ID: "numbers.tenant", Keys: []string{"c"}, Title: "Tenant", Hint: "Tenant", Priority: 45,
			Effect: "Shows the numbers of another tenant that has default PINs.",
			Enabled: func() (bool, string) {
				return len(n.tenants) > 1, "No other tenant has a default PIN for each number."
			},
			Run: func(string) tea.Cmd {
				n.over = newTenantPicker(n.tenants, n.tenant, func(t string) tea.Cmd { n.switchTo(t); return n.load() })
				return nil
			},
		},
	}
	if !n.filter.empty() || n.option > 0 {
		list = append(list, kit.Action{
			ID: "numbers.clear", Keys: []string{"esc"}, Title: "Back to the whole list", Effect: "Shows every number again.",
			Run: func(string) tea.Cmd {
				n.filter, n.option = newFilter(), 0
				n.sift()
				n.openWay()
				return nil
			},
		})
	}
	for i := range list {
		list[i].Context = numbersContext
	}
	return list
}

// verbAction is an act on the selected number.
func (n *numbersPage) verbAction(v verb, title string, priority int) kit.Action {
	act := kit.Action{
		ID: kit.ActionID("numbers." + v.name), Keys: []string{v.key}, Title: title, Effect: v.info().Effect, Priority: priority,
		Enabled: func() (bool, string) { return n.can(v) },
		Run: func(string) tea.Cmd {
			return n.with(func(s mailbox.Summary) tea.Cmd { return n.begin(v, []mailbox.Summary{s}) })
		},
	}
	if priority > 0 {
		act.Hint = title
	}
	return act
}

// switching is the verb that switches the selected number off, or on again.
func (n *numbersPage) switching() verb {
	if s, ok := n.selectedNumber(); ok && !s.Active {
		return verbCalled(activating)
	}
	return verbCalled(deactivating)
}

func (n *numbersPage) onNumber() (bool, string) {
	_, ok := n.selectedNumber()
	return ok, "Choose a number first: this line is a heading."
}

func (n *numbersPage) can(v verb) (bool, string) {
	if why := n.why(); why != "" {
		return false, why
	}
	s, ok := n.selectedNumber()
	if !ok {
		return n.onNumber()
	}
	if r := v.refusal(s); r != nil {
		return false, reason(r)
	}
	return true, ""
}

// with does something with the selected number.
func (n *numbersPage) with(do func(mailbox.Summary) tea.Cmd) tea.Cmd {
	s, ok := n.selectedNumber()
	if !ok {
		return nil
	}
	return do(s)
}

// arrow opens or closes the selected line. What has nothing below it closes the line above it.
func (n *numbersPage) arrow(key string) {
	at, ok := n.selected()
	if !ok || n.tree.unfold {
		return
	}
	switch {
	case at.opens() && at.open != (key == "right"):
		n.toggle(at)
	case key == "left":
		for i := n.list.Selected - 1; i >= 0; i-- {
			if n.nodes[i].level < at.level && n.nodes[i].open {
				n.list.Select(i, len(n.nodes))
				n.choose()
				return
			}
		}
	}
}

// enter goes one step further in.
func (n *numbersPage) enter() tea.Cmd {
	at, ok := n.selected()
	if ok && at.opens() && !n.tree.unfold {
		n.toggle(at)
		return nil
	}
	return n.with(func(s mailbox.Summary) tea.Cmd { return kit.Go(kit.AdminScreen, s.Key.String()) })
}

// openAll opens everything, or closes what is in the places when nothing is left to open.
func (n *numbersPage) openAll() {
	closed := false
	for _, at := range n.nodes {
		closed = closed || at.opens() && !at.open
	}
	clear(n.tree.toggled)
	n.settle()
	if !closed {
		return
	}
	for _, at := range n.nodes {
		if at.opens() && at.level != atPlace {
			n.tree.toggled[at.key()] = true
		}
	}
	n.settle()
}

// tells is what is told of the list as a whole.
func (n *numbersPage) tells() string {
	found := 0
	for _, s := range n.tree.all {
		if n.tree.match(s) {
			found++
		}
	}
	if found == len(n.tree.all) {
		return count(found, "number")
	}
	return fmt.Sprintf("%d of %s", found, count(len(n.tree.all), "number"))
}
