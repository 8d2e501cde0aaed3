package console

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// clockPage moves portal time. A jump is worked out first and shown: nothing moves before it is
// confirmed.
type clockPage struct {
	*session
	clock   mailbox.Clock
	class   time.Time         // where a class begins, zero on a store that follows the wall
	boxes   []mailbox.Summary // of all tenants: for names, and for what comes next
	owners  map[mailbox.Key]mailbox.Owner
	state   loading
	jump    *jump // considered, nil for none
	preview *mailbox.Consequences
	asked   int // numbers the previews, so that a late one is known as such
	over    overlay
	once    single
	layout  kit.Layout
}

func newClock(s *session) *clockPage { return &clockPage{session: s} }

// ID is the page's short name.
func (*clockPage) ID() kit.ScreenID { return kit.ClockScreen }

// Tab is the page's tab.
func (*clockPage) Tab() string { return "Clock" }

// Init reads nothing: the clock is read when the page is opened.
func (c *clockPage) Init() tea.Cmd { return nil }

// Badges are the marks on the top line.
func (c *clockPage) Badges() []kit.Badge {
	list := c.badges()
	if days := wholeDays(c.now().Sub(c.home())); c.state == read && days != 0 {
		list = append(list, kit.Badge{Text: signedDays(days), Loud: true})
	}
	return list
}

// Captures reports that a dialog takes the keys.
func (c *clockPage) Captures() bool { return c.over != nil }

// now is the portal time at this very moment.
func (c *clockPage) now() time.Time { return c.clock.At(c.wall()) }

// home is where the clock would be had nobody moved it: at the beginning of the class, or with the
// machine's clock.
func (c *clockPage) home() time.Time {
	if !c.class.IsZero() {
		return c.class
	}
	return c.wall()
}

// face is what the clock page shows of the accounts.
type face struct {
	clock mailbox.Clock
	class mailbox.Class
	boxes []mailbox.Summary
	err   error
}

// load reads the clock and the mailboxes.
func (c *clockPage) load() tea.Cmd {
	ctx, desk := c.ctx, c.desk
	return c.once.begin(func() tea.Msg {
		var f face
		if f.clock, _, f.err = desk.PortalClock(ctx); f.err != nil {
			return f
		}
		if f.class, f.err = desk.Class(ctx); f.err != nil {
			return f
		}
		f.boxes, f.err = desk.Summaries(ctx, "")
		return f
	})
}

// foreseen is what a jump would bring.
type foreseen struct {
	asked int
	what  mailbox.Consequences
	err   error
}

// foresee works out what the jump considered would bring.
func (c *clockPage) foresee() tea.Cmd {
	if c.jump == nil {
		return nil
	}
	c.asked++
	ctx, desk, act, asked := c.ctx, c.desk, c.jump.act(), c.asked
	return func() tea.Msg {
		what, err := desk.PreviewClock(ctx, act)
		return foreseen{asked: asked, what: what, err: err}
	}
}

// movedClock is a move that was made, or the reason why not.
type movedClock struct {
	news  string
	audit uint64
	err   error
}

// move moves the clock and tells so.
func (c *clockPage) move(act mailbox.ClockAct, news string) tea.Cmd {
	ctx, desk, by := c.ctx, c.desk, c.by()
	return func() tea.Msg {
		done, err := desk.MoveClock(ctx, by, act)
		if news == "" {
			news = "The portal clock shows " + moment(done.From, done.To) + "."
		}
		return movedClock{news: news, audit: done.Audit, err: err}
	}
}

// Update takes what no action took.
func (c *clockPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kit.Shown:
		c.front = c.ID()
		return tea.Batch(c.load(), c.foresee())
	case changed:
		if c.front == c.ID() && msg.touches(mailbox.ChangedClock, mailbox.ChangedMailbox, mailbox.ChangedClass, mailbox.ChangedCall) {
			return tea.Batch(c.load(), c.foresee())
		}
		return nil
	case face:
		return c.take(msg)
	case foreseen:
		return c.takePreview(msg)
	case movedClock:
		if msg.err != nil {
			return kit.Tell(kit.Warning, reason(msg.err))
		}
		c.jump, c.preview = nil, nil
		c.past.did("portal clock moved", msg.audit)
		c.note(msg.audit, strings.TrimSuffix(msg.news, "."))
		toast := kit.Toast{Level: kit.Done, Text: msg.news, Then: undoID}
		return tea.Batch(c.load(), func() tea.Msg { return toast })
	}
	if c.over != nil {
		done, cmd := c.over.update(msg)
		if done {
			c.over = nil
		}
		return cmd
	}
	if click, ok := msg.(kit.Click); ok {
		if key, ok := kit.RowOf(click.ID); ok {
			return c.consider(key)
		}
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		return c.step(key.String())
	}
	return nil
}

func (c *clockPage) take(f face) tea.Cmd {
	var more tea.Cmd
	if c.once.end() {
		more = c.load()
	}
	if f.err != nil {
		if c.state == unread {
			c.state = unreadable
		}
		return tea.Batch(more, failed{"read the portal clock", f.err}.tell())
	}
	c.state, c.clock, c.boxes, c.class = read, f.clock, f.boxes, time.Time{}
	if f.clock.Mode == mailbox.ClockLab {
		c.class = f.class.Time
	}
	c.owners = make(map[mailbox.Key]mailbox.Owner, len(f.boxes))
	for _, s := range f.boxes {
		c.owners[s.Key] = s.Owner
	}
	return more
}

func (c *clockPage) takePreview(f foreseen) tea.Cmd {
	switch {
	case f.asked != c.asked:
		return nil
	case f.err != nil:
		c.jump, c.preview = nil, nil
		return kit.Tell(kit.Warning, reason(f.err))
	}
	c.preview = &f.what
	return nil
}

// consider shows what the preset on a digit key would bring.
func (c *clockPage) consider(key string) tea.Cmd {
	for i, j := range presets() {
		if key == presetKey(i) {
			c.jump, c.preview = &j, nil
			return c.foresee()
		}
	}
	return nil
}

// presetKey is the digit of a preset.
func presetKey(i int) string { return string(rune('1' + i)) }

// step goes through the presets with the arrows.
func (c *clockPage) step(key string) tea.Cmd {
	at, delta := c.chosen(), 0
	switch key {
	case "down", "j":
		delta = 1
	case "up", "k":
		delta = -1
	default:
		return nil
	}
	if at < 0 && delta < 0 {
		at = len(presets())
	}
	return c.consider(presetKey(max(0, min(at+delta, len(presets())-1))))
}

// chosen is the preset that is considered, -1 for none.
func (c *clockPage) chosen() int {
	for i, j := range presets() {
		if c.jump != nil && j == *c.jump {
			return i
		}
	}
	return -1
}
