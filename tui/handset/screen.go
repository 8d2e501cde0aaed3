package handset

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// Screen is the handset page. Make it with [New].
type Screen struct {
	ctx context.Context
	o   Options

	from    mailbox.Key     // the number this phone has
	to      string          // what it dials; "" is the portal
	me      mailbox.Summary // of from, zero until it is known
	tenants []mailbox.Tenant

	dialing string     // keyed in on hook, to be called with enter
	waiting bool       // a call is wanted, but not yet what the portal's number is
	wanted  string     // the number to call once it can be; "" is the portal
	leg     Leg        // nil on hook
	call    *session   // the call in progress, or the last one
	calls   []*session // those that are over
	now     time.Duration
	paste   []ivr.Key // still to be dialled, at tone speed

	lit    ivr.Key   // the key that is lit
	litNow int       // counts the lightings, so that an earlier one's end does not put it out
	scroll int       // lines that the conversation is scrolled back
	card   bool      // the first-run card is open
	picker *picker   // nil while closed
	hour   time.Time // portal time as last heard, zero until then
}

var _ kit.Screen = (*Screen)(nil)

// New makes the handset. ctx ends the questions to the directory.
func New(ctx context.Context, o Options) *Screen {
	s := &Screen{ctx: ctx, o: o, from: o.From, to: o.To}
	s.card = !s.seen("first-run")
	return s
}

// ID implements [kit.Screen].
func (s *Screen) ID() kit.ScreenID { return kit.HandsetScreen }

// Tab implements [kit.Screen].
func (s *Screen) Tab() string { return "Handset" }

// Captures implements [kit.Screen].
func (s *Screen) Captures() bool { return s.picker != nil }

// Init asks who this phone belongs to, and calls at once where that was asked for.
func (s *Screen) Init() tea.Cmd {
	cmds := []tea.Cmd{s.askTenants(), s.askMe()}
	if s.o.CallUp {
		cmds = append(cmds, s.dial(s.to))
	}
	return tea.Batch(cmds...)
}

// Live is the call in progress in one line, nil on hook.
func (s *Screen) Live() kit.Line {
	if !s.live() {
		return nil
	}
	l := kit.Line{kit.Accent.Bold("◉ " + s.standing())}
	if dots := typing(s.call.snap); dots != "" {
		l = append(l, kit.Caller.Span("   "+dots))
	}
	return append(l, kit.Text.Span("   "+clock(s.now)))
}

// standing is where the call stands, in a word or two.
func (s *Screen) standing() string {
	if s.call == nil || len(s.call.path) == 0 {
		return "Calling"
	}
	return string(s.call.path[len(s.call.path)-1])
}

// Place gets the phone ready for a call that another screen asks for; the call begins when the
// screen is shown. A live call is not given up for it.
func (s *Screen) Place(p kit.PlaceCall) kit.Screen {
	if s.live() || s.waiting {
		return s
	}
	if k, ok := keyOfName(p.From); ok && k != s.from {
		s.from, s.me = k, mailbox.Summary{}
	}
	s.waiting, s.wanted = true, p.To
	return s
}

// View implements [kit.Screen].
func (s *Screen) View(a kit.Area) {
	switch {
	case a.W() >= 118 && a.H() >= 31:
		s.viewThree(a)
	case a.W() >= 80 && a.H() >= 21:
		s.viewTwo(a)
	default:
		s.viewBig(a)
	}
	if s.picker != nil {
		s.picker.draw(a, s)
	}
}

// The phone's panel and the columns beside it.
const (
	phoneWidth = 34
	phoneTall  = 21 // with edges around the keys
	phoneFlat  = 13
	stateTall  = 6
	cardTall   = 12
	textMax    = 76 // text columns stop at 72 cells
)

func (s *Screen) viewTwo(a kit.Area) {
	phone, rest := a.Left(phoneWidth, 1)
	flat := a.H() >= 27 && a.H() < 33 // gives its room to the log
	h := phoneTall
	if flat {
		h = phoneFlat
	}
	if a.H()-h < 5 {
		h = a.H()
	}
	top, below := phone.Top(h)
	s.drawPhone(top, flat)
	if flat {
		s.drawEvents(below)
	} else if below.H() > 0 {
		s.drawThisCall(below)
	}
	if s.showsCard() {
		card, talk := rest.Bottom(cardTall)
		s.drawConversation(talk, false)
		s.drawCard(card)
		return
	}
	state, talk := rest.Bottom(stateTall)
	s.drawConversation(talk, false)
	s.drawState(state)
}

func (s *Screen) viewThree(a kit.Area) {
	phone, rest := a.Left(phoneWidth, 1)
	top, below := phone.Top(phoneTall)
	s.drawPhone(top, false)
	s.drawThisCall(below)
	middle, right := rest.Left(min(textMax, rest.W()*3/5), 1)
	foot := 10
	if s.showsCard() {
		foot = cardTall
	}
	bottom, talk := middle.Bottom(foot)
	s.drawConversation(talk, true)
	if s.showsCard() {
		s.drawCard(bottom)
	} else {
		s.drawState(bottom)
	}
	s.drawEvents(right)
}

// showsCard reports whether the first-run card is to be seen: until the first key or call.
func (s *Screen) showsCard() bool { return s.card && s.call == nil }

func (s *Screen) motion() Motion {
	if s.o.Motion == "" {
		return MotionFull
	}
	return s.o.Motion
}

// live reports whether a call is in progress.
func (s *Screen) live() bool { return s.leg != nil }

// seen reports whether something was shown before; without a memory, nothing was.
func (s *Screen) seen(name string) bool { return s.o.Marks != nil && s.o.Marks.Seen(name) }

func (s *Screen) see(name string) {
	if s.o.Marks != nil {
		s.o.Marks.See(name)
	}
}
