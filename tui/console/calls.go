package console

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

const callsContext kit.Context = "Calls"

// callsPage lists the calls in progress in every process on the store. What it reads the whole
// session has: the mailboxes' page counts them.
type callsPage struct {
	*session
	now    time.Time
	state  loading
	list   kit.List
	at     string // the selected call
	failed bool   // the last reading failed, and it was said
	once   single
	layout kit.Layout
	rows   int
}

func newCalls(s *session) *callsPage { return &callsPage{session: s} }

// ID is the page's short name.
func (*callsPage) ID() kit.ScreenID { return kit.CallsScreen }

// Tab is the page's name where screens are listed.
func (*callsPage) Tab() string { return "Calls" }

// Init reads the calls, which are counted from the start.
func (p *callsPage) Init() tea.Cmd { return p.load() }

// Badges are the marks on the top line.
func (p *callsPage) Badges() []kit.Badge { return p.badges() }

// Captures reports that nothing here takes the keys.
func (*callsPage) Captures() bool { return false }

// switchboard is the calls as they were read.
type switchboard struct {
	now   time.Time
	calls []mailbox.Call
	err   error
}

func (p *callsPage) load() tea.Cmd {
	ctx, desk := p.ctx, p.desk
	return p.once.begin(func() tea.Msg {
		var b switchboard
		if _, b.now, b.err = desk.PortalClock(ctx); b.err != nil {
			return b
		}
		b.calls, b.err = desk.Calls(ctx)
		return b
	})
}

// Update takes what no action took. Of the end of a call whose process was killed the store says
// nothing: its lease runs out, so that calls are read again every second as long as there are any.
func (p *callsPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		p.front = p.ID()
		return p.load()
	case changed:
		if msg.touches(mailbox.ChangedCall) {
			return p.load()
		}
	case kit.PortalTime:
		if len(p.calls) > 0 {
			return p.load()
		}
	case switchboard:
		return p.take(msg)
	case kit.Wheel:
		p.list.Scroll(msg.Delta, len(p.calls))
		p.stand()
	case tea.KeyPressMsg:
		if p.list.Key(msg.String(), len(p.calls), p.rows) {
			p.stand()
		}
	case kit.Click:
		return p.click(msg)
	}
	return nil
}

func (p *callsPage) click(msg kit.Click) tea.Cmd {
	id, ok := kit.RowOf(msg.ID)
	i := slices.IndexFunc(p.calls, func(c mailbox.Call) bool { return c.ID == id })
	if !ok || i < 0 {
		return nil
	}
	p.list.Select(i, len(p.calls))
	p.stand()
	if act, ok := kit.ByID(p.Actions(), "calls.mailbox"); ok && (msg.Double || msg.Right) {
		return act.Do("")
	}
	return nil
}

// take puts what was read on the page. The selection stays on its call. What cannot be read is
// said once, not every second.
func (p *callsPage) take(b switchboard) tea.Cmd {
	var more tea.Cmd
	if p.once.end() {
		more = p.load()
	}
	if b.err != nil {
		said := p.failed
		p.failed = true
		if p.state == unread {
			p.state = unreadable
		}
		if said {
			return more
		}
		return tea.Batch(more, failed{"read the calls", b.err}.tell())
	}
	p.state, p.failed, p.now, p.calls = read, false, b.now, b.calls
	i := slices.IndexFunc(p.calls, func(c mailbox.Call) bool { return c.ID == p.at })
	if i < 0 {
		i = p.list.Selected
	}
	p.list.Select(i, len(p.calls))
	p.stand()
	return more
}

// stand notes which call the selection is on.
func (p *callsPage) stand() {
	if c, ok := p.selected(); ok {
		p.at = c.ID
	}
}

func (p *callsPage) selected() (mailbox.Call, bool) {
	if len(p.calls) == 0 {
		return mailbox.Call{}, false
	}
	return p.calls[min(p.list.Selected, len(p.calls)-1)], true
}

// Actions are what can be done on the page.
func (p *callsPage) Actions() []kit.Action {
	return []kit.Action{{
		ID: "calls.mailbox", Context: callsContext, Keys: []string{"enter", "o"},
		Title: "Open the mailbox", Hint: "Mailbox", Priority: 90,
		Effect: "Goes to the mailbox that the call has come to.", Enabled: p.hasMailbox,
		Run: func(string) tea.Cmd {
			c, _ := p.selected()
			return kit.Go(kit.AdminScreen, c.Mailbox.String())
		},
	}}
}

func (p *callsPage) hasMailbox() (bool, string) {
	switch c, ok := p.selected(); {
	case !ok:
		return false, "No call is selected."
	case c.Mailbox.Number == "":
		return false, "The call has come to no mailbox yet."
	}
	return true, ""
}

// View draws the page.
func (p *callsPage) View(area kit.Area) {
	whole := area.Frame().Area()
	p.layout = kit.LayoutFor(whole.W(), whole.H())
	place := 0
	if len(p.calls) > 0 {
		place = p.list.Selected + 1
	}
	in := kit.Panel{
		Title: "Calls in progress", Right: kit.Line{kit.Muted.Span("every process on the store")}, Focused: true,
		Foot: kit.Line{kit.Muted.Span(fmt.Sprintf("%d/%d", place, len(p.calls)))},
	}.Draw(area)
	if len(p.calls) == 0 {
		p.drawNone(in)
		return
	}
	p.rows = kit.Table{Columns: p.columns(), Len: len(p.calls), Row: p.row, List: &p.list, Focused: true}.
		Draw(area.Sub(1, 1, area.W()-2, area.H()-2))
}

func (p *callsPage) drawNone(in kit.Area) {
	words := "No call is in progress."
	switch p.state {
	case unread:
		return
	case unreadable:
		words = "The calls could not be read."
	}
	in.Middle(in.H()/2, kit.Line{kit.Muted.Span(words)})
}

func (p *callsPage) columns() []kit.Column {
	switch p.layout {
	case kit.OnePane:
		return []kit.Column{{Title: "From", Width: 14}, {Title: "Mailbox", Width: 7}, {Title: "State", Grow: true}, {Title: "Where", Width: 12}}
	case kit.ThreeColumns:
		return []kit.Column{
			{Title: "Started", Width: 12},
			{Title: "From", Width: 18},
			{Title: "To", Width: 14},
			{Title: "Mailbox", Width: 14},
			{Title: "State", Width: 22},
			{Title: "Where", Grow: true},
		}
	}
	return []kit.Column{
		{Title: "Start", Width: 6},
		{Title: "From", Width: 14},
		{Title: "To", Width: 5},
		{Title: "Mailbox", Width: 7},
		{Title: "State", Width: 18},
		{Title: "Where", Grow: true},
	}
}

func (p *callsPage) row(i int) kit.Row {
	c := p.calls[i]
	box := c.Mailbox.Number
	if box == "" {
		box = "–"
	}
	from, where := kit.Plain(c.Tenant+"/"+c.From), kit.Line{kit.Muted.Span(c.Owner)}
	state := kit.Plain(wording.State(ivr.State(c.State)))
	if p.layout == kit.OnePane {
		return kit.Row{Key: c.ID, Cells: []kit.Line{from, kit.Plain(box), state, where}}
	}
	started := kit.Plain(brief(p.now, c.Started))
	if p.layout == kit.ThreeColumns {
		started = kit.Plain(exact(p.now, c.Started))
	}
	return kit.Row{Key: c.ID, Cells: []kit.Line{started, from, kit.Plain(c.To), kit.Plain(box), state, where}}
}
