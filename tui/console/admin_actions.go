package console

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// adminContext is where the page's keys work.
const adminContext kit.Context = "Admin"

// Actions are what can be done on the page.
func (a *admin) Actions() []kit.Action {
	list := []kit.Action{
		{
			ID: "admin.filter", Keys: []string{"/"}, Title: "Filter", Hint: "Filter", Priority: 81,
			Effect: "Shows only the mailboxes that match: words, is:locked, age>30, last<1oct.",
			Run:    func(string) tea.Cmd { a.filter.typing, a.detail = true, false; return nil },
		},
		{
			ID: "admin.mark", Keys: []string{"space"}, Title: "Mark", Hint: "Mark", Priority: 72,
			Effect:  "Marks the mailbox; acts then go to every marked one, and only to those.",
			Enabled: a.hasSelection, Run: func(string) tea.Cmd { return a.mark() },
		},
		{
			ID: "admin.menu", Keys: []string{"enter"}, Title: "All actions", Hint: "Actions", Priority: 90,
			Effect:  "Opens the menu of everything that can be done to the mailbox.",
			Enabled: a.hasSelection, Run: func(string) tea.Cmd { return a.menu() },
		},
		{
			ID: "admin.sort", Keys: []string{"s"}, Title: "Sort", Hint: "Sort", Priority: 45,
			Effect: "Sorts by number, owner, status, PIN age, wrong tries or last call, in turn.",
			Run:    func(string) tea.Cmd { return a.sort() },
		},
		{
			ID: "admin.trail", Keys: []string{"l"}, Title: "Audit trail", Hint: "Audit trail", Priority: 36,
			Effect:  "Shows everything that was ever done to the mailbox.",
			Enabled: a.hasSelection, Run: func(string) tea.Cmd { return kit.Go(kit.AuditScreen, a.at.String()) },
		},
		{
			ID: "admin.call", Keys: []string{"h"}, Title: "Call it", Hint: "Call it", Priority: 27,
			Effect:  "Picks up the phone of this mailbox and dials its voice mail.",
			Enabled: a.hasSelection, Run: func(string) tea.Cmd { return callFrom(a.at) },
		},
		{
			ID: "admin.default-pin", Keys: []string{"v"}, Title: "Show the default PIN",
			Effect:  "Shows the number's default PIN, which the audit records.",
			Enabled: func() (bool, string) { return a.canShowDefault(a.selected()) },
			Run: func(string) tea.Cmd {
				s, _ := a.selected()
				return a.showDefault(s)
			},
		},
		{
			ID: "admin.tenant", Keys: []string{"c"}, Title: "Tenant", Hint: "Tenant", Priority: 54,
			Effect: "Shows the mailboxes of another tenant, or of all.",
			Run:    func(string) tea.Cmd { return a.pickTenant() },
		},
		{
			ID: "admin.dormant", Keys: []string{"B"}, Title: "Bulk reset…", Hint: "Bulk reset", Priority: 20,
			Effect:  "Resets every mailbox of the tenant that nobody has signed in to for long.",
			Enabled: a.canResetDormant,
			Run:     func(string) tea.Cmd { return a.openDormant(a.tenantOfSelection()) },
		},
		{
			ID: "admin.rules", Keys: []string{"r"}, Title: "PIN rules", Hint: "PIN rules", Priority: 18,
			Effect: "Shows the rules that the tenant's profile makes for PINs.",
			Run:    func(string) tea.Cmd { return kit.Go(kit.RulesScreen, a.tenantOfSelection()) },
		},
		{
			ID: "admin.calls", Keys: []string{"i"}, Title: "Calls in progress",
			Effect: "Lists the calls of every process on the store, with what each is doing.",
			Run:    func(string) tea.Cmd { return kit.Go(kit.CallsScreen, "") },
		},
		{
			ID: "admin.numbers", Keys: []string{"n"}, Title: "Numbers by site",
			Effect:  "Shows the number among those of its operator or occupier, by site, with its default PIN.",
			Enabled: a.hasNumbers, Run: func(string) tea.Cmd { return kit.Go(kit.NumbersScreen, a.at.String()) },
		},
		{
			ID: "admin.company", Keys: []string{"C"}, Title: "Company profile",
			Effect:  "Shows how new users of the company get their first PIN, and changes it.",
			Enabled: a.decides, Run: func(string) tea.Cmd { return kit.Go(kit.CompanyScreen, a.at.Tenant) },
		},
		{
			ID: "admin.mark-all", Keys: []string{"A"}, Title: "Mark all shown",
			Effect:  "Marks every mailbox that the filter lets through, or takes these marks away.",
			Enabled: a.hasSelection, Run: func(string) tea.Cmd { return a.markAll() },
		},
		{
			ID: "admin.details", Keys: []string{"tab"}, Title: "Details", Hint: "Details", Priority: 63,
			Effect:  "Shows the details in the list's place on a small screen, and back.",
			Enabled: a.onePane, Run: func(string) tea.Cmd { a.detail = !a.detail; return nil },
		},
	}
	if a.hasChoice() {
		list = append(list, kit.Action{
			ID: "admin.clear", Keys: []string{"esc"}, Title: "Back to the whole list",
			Effect: "Closes the details, shows every mailbox again and takes all marks away.",
			Run:    func(string) tea.Cmd { return a.clear() },
		})
	}
	for i := range list {
		list[i].Context = adminContext
	}
	return append(list, a.verbActions()...)
}

// verbActions are the acts on mailboxes. Deactivating and activating share a key: only one of
// them ever makes sense.
func (a *admin) verbActions() []kit.Action {
	var list []kit.Action
	for _, v := range verbs() {
		if !a.offers(v) {
			continue
		}
		list = append(list, kit.Action{
			ID: v.id(), Context: adminContext, Keys: []string{v.key}, Title: v.short, Effect: v.info().Effect,
			Enabled: func() (bool, string) { return a.can(v) },
			Run:     func(string) tea.Cmd { return a.begin(v, a.targets()) },
		})
	}
	return list
}

// offers reports whether the verb has its key now.
func (a *admin) offers(v verb) bool {
	s, ok := a.selected()
	off := ok && !s.Active
	return v.name != activating && v.name != deactivating || (v.name == activating) == off
}

// paneActions are the acts that the panes list; the rarer ones are in the menu.
func (a *admin) paneActions() []kit.Action {
	return slices.DeleteFunc(a.verbActions(), func(act kit.Action) bool {
		switch act.ID {
		case verbCalled(editing).id(), verbCalled(locking).id():
			return true
		case verbCalled(resettingWeb).id():
			return !hasWeb(a.targets()...)
		}
		return false
	})
}

// nothingSelected is why nothing can be done to a mailbox.
const nothingSelected = "No mailbox is selected. The filter may hide them all."

func (a *admin) hasSelection() (bool, string) {
	if _, ok := a.selected(); !ok {
		return false, nothingSelected
	}
	return true, ""
}

// hasNumbers reports whether the selected number has a default PIN of its own.
func (a *admin) hasNumbers() (bool, string) {
	s, ok := a.selected()
	if !ok {
		return a.hasSelection()
	}
	return s.HasDefault, "The profile " + s.Profile + " has no default PINs."
}

// decides reports whether the company of the selected mailbox decides about first PINs.
func (a *admin) decides() (bool, string) {
	s, ok := a.selected()
	if !ok {
		return a.hasSelection()
	}
	p, err := a.profiles.Profile(s.Profile)
	if err != nil {
		return false, sentence(err.Error())
	}
	return p.Default.Company, "The profile " + s.Profile + " decides about first PINs, not the company."
}

// canResetDormant says whose dormant mailboxes can be reset: one tenant's at a time.
func (a *admin) canResetDormant() (bool, string) {
	if why := a.why(); why != "" {
		return false, why
	}
	if a.tenantOfSelection() == "" {
		return false, "Choose a tenant first."
	}
	return true, ""
}

func (a *admin) onePane() (bool, string) {
	if a.layout != kit.OnePane {
		return false, "The details are on the screen already."
	}
	return a.hasSelection()
}

// hasChoice reports that the page shows or marks less than everything, so that there is
// something to go back from.
func (a *admin) hasChoice() bool {
	return len(a.marks) > 0 || !a.filter.empty() || a.detail && a.layout == kit.OnePane
}

// can says whether a verb has anything to go to.
func (a *admin) can(v verb) (bool, string) {
	if why := a.why(); why != "" {
		return false, why
	}
	targets := a.targets()
	switch {
	case len(targets) == 0:
		return a.hasSelection()
	case v.form && len(targets) > 1:
		return false, "One mailbox at a time: a second one would get the same."
	}
	var first *mailbox.Refusal
	for _, s := range targets {
		r := v.refusal(s)
		if r == nil {
			return true, ""
		}
		if first == nil {
			first = r
		}
	}
	return false, reason(first)
}

func (a *admin) mark() tea.Cmd {
	a.marks.toggle(a.at)
	name, marked := a.owner(a.at), a.marks[a.at]
	a.list.Move(1, len(a.shown))
	return tea.Batch(a.choose(), kit.Tell(kit.Done, markNews(name, marked, len(a.marks))))
}

// markNews says what the next act goes to: several mailboxes are never acted on unnamed.
func markNews(name string, marked bool, n int) string {
	head := "Unmarked " + name + ". "
	if marked {
		head = "Marked " + name + ". "
	}
	switch n {
	case 0:
		return head + "Nothing is marked: actions apply to the selected row."
	case 1:
		return head + "One marked: actions now apply to it, and only to it."
	case 2:
		return head + "Two marked: actions now apply to both, and only to both."
	}
	return head + fmt.Sprintf("%s marked: actions now apply to all of them, and only to them.", several(n))
}

func (a *admin) markAll() tea.Cmd {
	a.marks.toggleAll(a.shown)
	if len(a.marks) == 0 {
		return kit.Tell(kit.Done, "Nothing is marked: actions apply to the selected row.")
	}
	return kit.Tell(kit.Done, fmt.Sprintf("Marked %s: actions now apply to all of them.", count(len(a.marks), "mailbox")))
}

func (a *admin) clear() tea.Cmd {
	a.marks, a.filter, a.detail = marks{}, newFilter(), false
	return a.refilter()
}

func (a *admin) sort() tea.Cmd {
	a.order = a.order.next()
	a.order.arrange(a.all)
	return a.refilter()
}

// tenantOfSelection is whose rules are meant: those of the selected mailbox.
func (a *admin) tenantOfSelection() string {
	if s, ok := a.selected(); ok {
		return s.Tenant
	}
	return a.tenant
}

// callFrom picks up the phone of a mailbox and calls its voice mail.
func callFrom(k mailbox.Key) tea.Cmd {
	return func() tea.Msg { return kit.PlaceCall{From: k.String(), To: "*98"} }
}
