package console

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/notify"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

// mostMails is how many mails the page reads.
const mostMails = 1000

// byAudit begins the argument that opens the page on the mail of an audit entry.
const byAudit = "audit:"

// outbox is the mail that the portal has written, as its reader will see it. The PIN inside is
// hidden; showing it is an audited act, and it is hidden again as soon as the page or the mail is
// left.
type outbox struct {
	*session
	now     time.Time
	all     []mailbox.Mail
	shown   []mailbox.Mail
	tenants map[string]mailbox.Tenant
	owners  map[mailbox.Key]mailbox.Owner
	state   loading
	query   queryLine
	list    kit.List
	at      uint64 // the selected mail
	chosen  uint64 // the one that was selected last by hand; until then the newest is selected
	want    uint64 // the audit entry whose mail is to be selected
	why     []mailbox.AuditEntry
	open    revealed
	reading bool // one pane only: the message is open
	once    single
	layout  kit.Layout
	rows    int
}

// revealed is the PIN that is shown, and of which mail; zero for none.
type revealed struct {
	mail uint64
	pin  pin.PIN
}

func newOutbox(s *session) *outbox { return &outbox{session: s, query: newQueryLine()} }

// ID is the page's short name.
func (*outbox) ID() kit.ScreenID { return kit.OutboxScreen }

// Tab is the page's tab, with the number of unread mails.
func (o *outbox) Tab() string {
	if n := o.unread(); n > 0 {
		return fmt.Sprintf("Outbox %d", n)
	}
	return "Outbox"
}

func (o *outbox) unread() int {
	n := 0
	for _, m := range o.all {
		if !m.Read {
			n++
		}
	}
	return n
}

// Init reads the mails: their number is on the tab from the start.
func (o *outbox) Init() tea.Cmd { return o.load() }

// Badges are the marks on the top line.
func (o *outbox) Badges() []kit.Badge {
	if o.open.mail != 0 {
		return append(o.badges(), pinsShown)
	}
	return append(o.badges(), kit.Badge{Text: "PINs hidden"})
}

// Captures reports that the filter takes the keys.
func (o *outbox) Captures() bool { return o.query.typing }

// post is the outbox as it was read.
type post struct {
	now     time.Time
	mails   []mailbox.Mail
	tenants map[string]mailbox.Tenant
	owners  map[mailbox.Key]mailbox.Owner
	err     error
}

// load reads the mails, and whom and what they are about.
func (o *outbox) load() tea.Cmd {
	ctx, desk := o.ctx, o.desk
	return o.once.begin(func() tea.Msg {
		p := post{tenants: map[string]mailbox.Tenant{}, owners: map[mailbox.Key]mailbox.Owner{}}
		tenants, err := desk.Tenants(ctx)
		if p.err = err; err != nil {
			return p
		}
		for _, t := range tenants {
			p.tenants[t.ID] = t
		}
		if _, p.now, p.err = desk.PortalClock(ctx); p.err != nil {
			return p
		}
		boxes, err := desk.Summaries(ctx, "")
		if p.err = err; err != nil {
			return p
		}
		for _, s := range boxes {
			p.owners[s.Key] = s.Owner
		}
		p.mails, p.err = desk.Mails(ctx, "", mostMails)
		return p
	})
}

// history is what has happened to a mailbox since a mail was written.
type history struct {
	mail    uint64
	entries []mailbox.AuditEntry // oldest first
}

// loadHistory reads why the selected mail exists and what came of it.
func (o *outbox) loadHistory() tea.Cmd {
	m, ok := o.selected()
	if !ok || m.Audit == 0 {
		return nil
	}
	ctx, desk := o.ctx, o.desk
	return func() tea.Msg {
		entries, err := desk.AuditLog(ctx, mailbox.AuditFilter{Mailbox: m.Mailbox, Since: m.Audit - 1}, 0)
		if err != nil {
			return nil // the audit page says so when it is asked
		}
		slices.Reverse(entries)
		return history{mail: m.ID, entries: entries}
	}
}

// Update takes what no action took.
func (o *outbox) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		return o.begin(msg.Arg)
	case changed:
		if msg.touches(mailbox.ChangedMail) || o.front == o.ID() && msg.touches(mailbox.ChangedMailbox, mailbox.ChangedTenant, mailbox.ChangedClock) {
			return o.load()
		}
		return nil
	case post:
		return o.take(msg)
	case history:
		if msg.mail == o.at {
			o.why = msg.entries
		}
		return nil
	case opening:
		return o.opened(msg)
	case kit.Wheel:
		o.list.Scroll(msg.Delta, len(o.shown))
		return o.stand(true)
	}
	if o.query.typing {
		if o.query.update(msg) {
			return o.refilter()
		}
		if _, key := msg.(tea.KeyPressMsg); !key {
			return nil
		}
	}
	return o.toList(msg)
}

// begin is the page becoming the open one, perhaps for the mail of an audit entry.
func (o *outbox) begin(arg string) tea.Cmd {
	o.front, o.open = o.ID(), revealed{}
	if seq, ok := strings.CutPrefix(arg, byAudit); ok {
		o.want, _ = strconv.ParseUint(seq, 10, 64)
		o.query = newQueryLine()
	}
	return o.load()
}

func (o *outbox) take(p post) tea.Cmd {
	var more tea.Cmd
	if o.once.end() {
		more = o.load()
	}
	if p.err != nil {
		if o.state == unread {
			o.state = unreadable
		}
		return tea.Batch(more, failed{"read the outbox", p.err}.tell())
	}
	o.state, o.now, o.all, o.tenants, o.owners = read, p.now, p.mails, p.tenants, p.owners
	slices.SortStableFunc(o.all, func(a, b mailbox.Mail) int { return b.QueuedAt.Compare(a.QueuedAt) })
	if o.want == 0 {
		return tea.Batch(more, o.refilter())
	}
	want := o.want
	o.want = 0
	i := slices.IndexFunc(o.all, func(m mailbox.Mail) bool { return m.Audit == want })
	if i < 0 {
		return tea.Batch(more, o.refilter(), kit.Tell(kit.Warning, fmt.Sprintf("Entry %d sent no message.", want)))
	}
	o.chosen, o.reading = o.all[i].ID, true
	return tea.Batch(more, o.refilter())
}

// refilter shows what the filter lets through and keeps the selection on its mail.
func (o *outbox) refilter() tea.Cmd {
	q := o.query.read()
	o.shown = nil
	for _, m := range o.all {
		if q.match(o.mailText(m), o.now, m.QueuedAt) {
			o.shown = append(o.shown, m)
		}
	}
	i := slices.IndexFunc(o.shown, func(m mailbox.Mail) bool { return m.ID == o.chosen })
	if i < 0 && o.chosen != 0 && !o.query.typing {
		i = o.list.Selected
	}
	o.list.Select(i, len(o.shown))
	return o.stand(false)
}

// stand notes which mail the selection is on. A PIN is shown on its own mail only; a mail that
// somebody moved to has been read.
func (o *outbox) stand(moved bool) tea.Cmd {
	m, ok := o.selected()
	if !ok {
		o.at, o.open, o.why = 0, revealed{}, nil
		return nil
	}
	if m.ID != o.at {
		o.at, o.open, o.why = m.ID, revealed{}, nil
	}
	if moved {
		o.chosen = m.ID
		return tea.Batch(o.loadHistory(), o.markRead(m, true))
	}
	return o.loadHistory()
}

func (o *outbox) selected() (mailbox.Mail, bool) {
	if len(o.shown) == 0 {
		return mailbox.Mail{}, false
	}
	return o.shown[min(o.list.Selected, len(o.shown)-1)], true
}

func (o *outbox) toList(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if o.list.Key(msg.String(), len(o.shown), o.rows) {
			return o.stand(true)
		}
	case kit.Click:
		key, _ := kit.RowOf(msg.ID)
		for i, m := range o.shown {
			if fmt.Sprint(m.ID) == key {
				o.list.Select(i, len(o.shown))
				o.reading = o.reading || msg.Double
				return o.stand(true)
			}
		}
	}
	return nil
}

// text is the mail in words.
func (o *outbox) text(m mailbox.Mail) notify.Text {
	t := o.tenants[m.Tenant]
	return notify.Compose(m, notify.Names{Owner: o.owners[m.Mailbox], Company: t.Name, Portal: t.PortalNumber})
}

// mailText is what the filter finds a mail by.
func (o *outbox) mailText(m mailbox.Mail) map[string]string {
	is := "read"
	if !m.Read {
		is = "unread"
	}
	return map[string]string{
		"to":      m.ToName + " " + m.ToAddress,
		"subject": o.text(m).Subject,
		"mailbox": m.Mailbox.String(),
		"owner":   o.owners[m.Mailbox].Name(),
		"is":      is + " " + string(m.State),
	}
}
