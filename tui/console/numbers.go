package console

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// numbersPage is the page of telephone numbers with a default PIN each, as the admin of a building
// keeps them: by operator and occupier, by site, and under their main numbers. What the admin does
// there is told in "essensys Platform - Telephony - Reset PIN".
type numbersPage struct {
	workbench
	tenants []mailbox.Tenant // those whose numbers have default PINs
	tenant  string
	tree    tree
	nodes   []node // what is shown of the tree
	state   loading

	filter filter
	option int // which of the shows
	list   kit.List
	chosen string // the node that was selected last by hand
	once   single
	rows   int
}

func newNumbers(s *session) *numbersPage {
	n := &numbersPage{workbench: workbench{session: s, page: kit.NumbersScreen}, filter: newFilter()}
	n.tree.toggled = map[string]bool{}
	n.after = n.told
	return n
}

// ID is the page's short name.
func (*numbersPage) ID() kit.ScreenID { return kit.NumbersScreen }

// Tab is the page's name where screens are listed.
func (*numbersPage) Tab() string { return "Numbers" }

// Init reads nothing: the numbers are read when the page is opened.
func (*numbersPage) Init() tea.Cmd { return nil }

// Captures reports that a dialog or the filter takes the keys.
func (n *numbersPage) Captures() bool { return n.over != nil || n.filter.typing }

// Update takes what no action took.
func (n *numbersPage) Update(msg tea.Msg) tea.Cmd {
	if mine, cmd := n.hear(msg); mine {
		return cmd
	}
	switch msg := msg.(type) {
	case kit.Shown:
		return n.begun(msg.Arg)
	case changed:
		if n.front == n.ID() && msg.touches(mailbox.ChangedMailbox, mailbox.ChangedTenant, mailbox.ChangedClock, mailbox.ChangedClass) {
			return n.load()
		}
		return nil
	case directory:
		return n.take(msg)
	case kit.Wheel:
		if n.over == nil {
			n.list.Scroll(msg.Delta, len(n.nodes))
			n.choose()
			return nil
		}
	}
	switch {
	case n.over != nil:
		return n.toOverlay(msg)
	case n.filter.typing:
		n.toFilter(msg)
		return nil
	}
	n.toList(msg)
	return nil
}

// begun is the page becoming the open one, perhaps for one number, to which the way is opened.
func (n *numbersPage) begun(name string) tea.Cmd {
	n.front = n.ID()
	tenant, number, one := strings.Cut(name, "/")
	if tenant != "" && tenant != n.tenant {
		n.switchTo(tenant)
	}
	if one {
		n.filter, n.option = newFilter(), 0
		n.chosen = mailbox.Key{Tenant: tenant, Number: number}.String()
	}
	return n.load()
}

func (n *numbersPage) switchTo(tenant string) {
	n.tenant, n.tree.all, n.nodes, n.state = tenant, nil, nil, unread
	n.filter, n.option, n.list, n.chosen = newFilter(), 0, kit.List{}, ""
}

func (n *numbersPage) toFilter(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if n.filter.key(msg) {
			n.sift()
		} else if !n.filter.typing {
			n.choose() // what was found is what was meant
		} else if n.list.Key(msg.String(), len(n.nodes), n.rows) {
			n.choose()
		}
	case tea.PasteMsg:
		n.filter.field.Insert(msg.Content)
		n.sift()
	case kit.Click:
		n.filter.typing = false
		n.toList(msg)
	}
}

// toList moves the selection. A click on a heading opens or closes it; on a main number, which can
// be acted on itself, the second click does.
func (n *numbersPage) toList(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if n.list.Key(msg.String(), len(n.nodes), n.rows) {
			n.choose()
		}
	case kit.Click:
		key, ok := kit.RowOf(msg.ID)
		i := slices.IndexFunc(n.nodes, func(at node) bool { return at.key() == key })
		if !ok || i < 0 {
			return
		}
		again := n.list.Selected == i
		n.list.Select(i, len(n.nodes))
		n.choose()
		if at := n.nodes[i]; at.opens() && (at.level != atMain || again) {
			n.toggle(at)
		}
	}
}

// selected is the line that the selection is on.
func (n *numbersPage) selected() (node, bool) {
	if len(n.nodes) == 0 {
		return node{}, false
	}
	return n.nodes[min(n.list.Selected, len(n.nodes)-1)], true
}

// selectedNumber is the number that the selection is on, if it is on one.
func (n *numbersPage) selectedNumber() (mailbox.Summary, bool) {
	at, ok := n.selected()
	if !ok {
		return mailbox.Summary{}, false
	}
	return at.number()
}

// choose is a move of the selection by hand.
func (n *numbersPage) choose() {
	if at, ok := n.selected(); ok {
		n.chosen = at.key()
	}
}

// toggle opens what is closed and closes what is open.
func (n *numbersPage) toggle(at node) {
	n.tree.toggled[at.key()] = !n.tree.toggled[at.key()]
	n.settle()
}

// sift shows what the filter and the option let through.
func (n *numbersPage) sift() {
	through := map[mailbox.Key]bool{}
	for _, s := range n.filter.apply(n.tree.all, n.now) {
		through[s.Key] = shows()[n.option].holds(s)
	}
	n.tree.match = func(s mailbox.Summary) bool { return through[s.Key] }
	n.tree.unfold = !n.filter.empty() || n.option > 0
	n.settle()
}

// settle puts the tree on the page, with the selection where it was.
func (n *numbersPage) settle() {
	n.nodes = n.tree.nodes()
	i := slices.IndexFunc(n.nodes, func(at node) bool { return at.key() == n.chosen })
	switch {
	case i < 0 && n.tree.unfold:
		i = n.firstNumber()
	case i < 0:
		i = n.list.Selected
	}
	n.list.Select(i, len(n.nodes))
}

// firstNumber is the first line that a filter or an option found.
func (n *numbersPage) firstNumber() int {
	return slices.IndexFunc(n.nodes, func(at node) bool {
		s, ok := at.number()
		return ok && n.tree.match(s)
	})
}
