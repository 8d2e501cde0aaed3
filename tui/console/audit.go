package console

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// mostEntries is how far back the page reads. Further back there is the command line.
const mostEntries = 2000

// auditPage is the audit log: newest first, nothing on it is ever changed or removed.
type auditPage struct {
	*session
	now    time.Time
	all    []mailbox.AuditEntry
	shown  []mailbox.AuditEntry
	owners map[mailbox.Key]mailbox.Owner
	state  loading
	query  queryLine
	list   kit.List
	at     uint64 // the selected entry
	follow bool   // the selection goes to what is new
	over   overlay
	once   single
	layout kit.Layout
	rows   int
}

func newAudit(s *session) *auditPage {
	return &auditPage{session: s, follow: true, query: newQueryLine()}
}

// ID is the page's short name.
func (*auditPage) ID() kit.ScreenID { return kit.AuditScreen }

// Tab is the page's tab.
func (*auditPage) Tab() string { return "Audit" }

// Init reads nothing: the log is read when the page is opened.
func (*auditPage) Init() tea.Cmd { return nil }

// Badges are the marks on the top line.
func (p *auditPage) Badges() []kit.Badge { return p.badges() }

// Captures reports that a dialog or the filter takes the keys.
func (p *auditPage) Captures() bool { return p.over != nil || p.query.typing }

// ledger is the audit as it was read.
type ledger struct {
	now     time.Time
	entries []mailbox.AuditEntry
	owners  map[mailbox.Key]mailbox.Owner
	err     error
}

// load reads the newest entries, and the owners for their names.
func (p *auditPage) load() tea.Cmd {
	ctx, desk := p.ctx, p.desk
	return p.once.begin(func() tea.Msg {
		l := ledger{owners: map[mailbox.Key]mailbox.Owner{}}
		if _, l.now, l.err = desk.PortalClock(ctx); l.err != nil {
			return l
		}
		if l.entries, l.err = desk.AuditLog(ctx, mailbox.AuditFilter{}, mostEntries); l.err != nil {
			return l
		}
		boxes, err := desk.Summaries(ctx, "")
		for _, s := range boxes {
			l.owners[s.Key] = s.Owner
		}
		l.err = err
		return l
	})
}

// Update takes what no action took.
func (p *auditPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		p.front = p.ID()
		p.open(msg.Arg)
		return p.load()
	case changed:
		if p.front == p.ID() && msg.touches(mailbox.ChangedAudit, mailbox.ChangedClock) {
			return p.load()
		}
		return nil
	case ledger:
		return p.take(msg)
	case kit.Wheel:
		if p.over == nil {
			p.scroll(msg.Delta)
			return nil
		}
	}
	switch {
	case p.over != nil:
		done, cmd := p.over.update(msg)
		if done {
			p.over = nil
		}
		return cmd
	case p.query.typing:
		p.toQuery(msg)
		return nil
	}
	p.toList(msg)
	return nil
}

// open is what the page was opened for: everything about a mailbox, or one entry.
func (p *auditPage) open(arg string) {
	if arg == "" {
		return
	}
	p.query = newQueryLine()
	if seq, err := strconv.ParseUint(arg, 10, 64); err == nil {
		p.at, p.follow = seq, false
	} else {
		p.query.field.Set("mailbox:" + arg)
		p.list, p.at, p.follow = kit.List{}, 0, true
	}
	p.refilter()
}

func (p *auditPage) take(l ledger) tea.Cmd {
	var more tea.Cmd
	if p.once.end() {
		more = p.load()
	}
	if l.err != nil {
		if p.state == unread {
			p.state = unreadable
		}
		return tea.Batch(more, failed{"read the audit log", l.err}.tell())
	}
	p.state, p.now, p.all, p.owners = read, l.now, l.entries, l.owners
	p.refilter()
	return more
}

// refilter shows what the filter lets through. The selection stays on its entry, unless it
// follows what is new.
func (p *auditPage) refilter() {
	q := p.query.read()
	p.shown = nil
	for _, e := range p.all {
		if q.match(entryText(e, p.owners[e.Mailbox]), p.now, e.At) {
			p.shown = append(p.shown, e)
		}
	}
	i := slices.IndexFunc(p.shown, func(e mailbox.AuditEntry) bool { return e.Seq == p.at })
	if i < 0 || p.follow && p.list.Selected == 0 {
		i = 0
	}
	p.list.Select(i, len(p.shown))
	p.stand()
}

// stand notes which entry the selection is on.
func (p *auditPage) stand() {
	if e, ok := p.selected(); ok {
		p.at = e.Seq
	}
}

func (p *auditPage) scroll(delta int) {
	p.list.Scroll(delta, len(p.shown))
	p.stand()
}

func (p *auditPage) selected() (mailbox.AuditEntry, bool) {
	if len(p.shown) == 0 {
		return mailbox.AuditEntry{}, false
	}
	return p.shown[min(p.list.Selected, len(p.shown)-1)], true
}

func (p *auditPage) toQuery(msg tea.Msg) {
	if p.query.update(msg) {
		p.refilter()
		return
	}
	p.toList(msg)
}

func (p *auditPage) toList(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if p.list.Key(msg.String(), len(p.shown), p.rows) {
			p.stand()
		}
	case kit.Click:
		key, _ := kit.RowOf(msg.ID)
		for i, e := range p.shown {
			if fmt.Sprint(e.Seq) == key {
				p.list.Select(i, len(p.shown))
				p.stand()
				if msg.Double || msg.Right {
					p.openEntry()
				}
			}
		}
	}
}

// openEntry shows everything about the selected entry.
func (p *auditPage) openEntry() {
	if e, ok := p.selected(); ok {
		p.over = &entryDialog{entry: e, now: p.now, owner: p.owners[e.Mailbox]}
	}
}
