package console

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// admin is the page of mailboxes: the list, the details of the selected one, and the acts.
type admin struct {
	workbench
	tenants []mailbox.Tenant
	all     []mailbox.Summary // of the tenant shown, in its order
	shown   []mailbox.Summary // of these, what the filter lets through
	state   loading

	filter filter
	order  order
	marks  marks
	list   kit.List
	at     mailbox.Key // the selected mailbox
	chosen mailbox.Key // the one that was selected last by hand: back to it once it shows again
	latest recent      // its newest audit entries

	once   single
	layout kit.Layout
	rows   int  // how many rows of the list find room
	detail bool // one pane only: the details are open
}

// loading is whether a page has anything to show yet.
type loading int

const (
	unread loading = iota
	read
	unreadable
)

func newAdmin(s *session) *admin {
	a := &admin{workbench: workbench{session: s, page: kit.AdminScreen}, marks: marks{}, filter: newFilter()}
	a.after = a.letGo
	return a
}

// ID is the page's short name.
func (*admin) ID() kit.ScreenID { return kit.AdminScreen }

// Tab is the page's tab.
func (*admin) Tab() string { return "Admin" }

// Init reads the mailboxes and begins to watch the store for all pages.
func (a *admin) Init() tea.Cmd { return tea.Batch(a.load(), a.watch()) }

// Captures reports that a dialog or the filter takes the keys.
func (a *admin) Captures() bool { return a.over != nil || a.filter.typing }

// Update takes what no action took.
func (a *admin) Update(msg tea.Msg) tea.Cmd {
	if mine, cmd := a.hear(msg); mine {
		return cmd
	}
	switch msg := msg.(type) {
	case watching:
		return await(msg.changes)
	case turned:
		return a.turn(msg)
	case changed:
		return tea.Batch(await(msg.changes), a.refresh(msg))
	case books:
		return a.take(msg)
	case recent:
		a.takeRecent(msg)
		return nil
	case kit.Shown:
		return a.open(msg.Arg)
	case kit.Wheel:
		if a.over == nil {
			a.list.Scroll(msg.Delta, len(a.shown))
			return a.choose()
		}
	}
	switch {
	case a.over != nil:
		return a.toOverlay(msg)
	case a.filter.typing:
		return a.toFilter(msg)
	}
	return a.toList(msg)
}

func (a *admin) toFilter(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if a.filter.key(msg) {
			return a.refilter()
		}
		if a.list.Key(msg.String(), len(a.shown), a.rows) {
			return a.choose()
		}
	case tea.PasteMsg:
		a.filter.field.Insert(msg.Content)
		return a.refilter()
	case kit.Click:
		a.filter.typing = false
		return a.toList(msg)
	}
	return nil
}

func (a *admin) toList(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if a.list.Key(msg.String(), len(a.shown), a.rows) {
			return a.choose()
		}
	case kit.Click:
		name, ok := kit.RowOf(msg.ID)
		i := slices.IndexFunc(a.shown, func(s mailbox.Summary) bool { return s.String() == name })
		if !ok || i < 0 {
			return nil
		}
		a.list.Select(i, len(a.shown))
		if msg.Right || msg.Double {
			return tea.Batch(a.choose(), a.menu())
		}
		return a.choose()
	}
	return nil
}

// selected is the mailbox that the selection is on.
func (a *admin) selected() (mailbox.Summary, bool) {
	if len(a.shown) == 0 {
		return mailbox.Summary{}, false
	}
	return a.shown[min(a.list.Selected, len(a.shown)-1)], true
}

// targets are the mailboxes that an act goes to: the marked ones, or else the selected one.
func (a *admin) targets() []mailbox.Summary {
	if len(a.marks) > 0 {
		return a.marks.of(a.all)
	}
	if s, ok := a.selected(); ok {
		return []mailbox.Summary{s}
	}
	return nil
}

// letGo takes the marks from mailboxes that an act was done to, and follows one that has a new
// number.
func (a *admin) letGo(done []mailbox.Receipt) tea.Cmd {
	for _, r := range done {
		delete(a.marks, r.Before.Key)
		if a.chosen == r.Before.Key || a.at == r.Before.Key {
			a.chosen = r.After.Key
		}
	}
	return a.load()
}

// owner names a mailbox for a sentence, whatever is known of it.
func (a *admin) owner(k mailbox.Key) string {
	for _, s := range a.all {
		if s.Key == k {
			return nameOf(s)
		}
	}
	return k.Number
}
