package handset

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// Hand is who carries out what somebody does on the telephone of a [Mirror].
type Hand interface {
	Dial(from mailbox.Key, to string) tea.Cmd
	Press(keys ...ivr.Key) tea.Cmd
	HangUp() tea.Cmd
}

// Mirror is a telephone that shows calls which somebody else runs: those of a lesson, or of a tape.
// It is told what happens and what time it is, asks nobody, and draws the parts of the handset one
// by one, for whoever lays out a page of its own.
type Mirror struct {
	s    *Screen
	hand Hand
}

// NewMirror makes a telephone on hook. Without a hand nothing can be done on it.
func NewMirror(voice Voice, motion Motion, hand Hand) *Mirror {
	return &Mirror{s: &Screen{o: Options{Voice: voice, Motion: motion}}, hand: hand}
}

// mirrored stands for the leg of a call that somebody else runs.
type mirrored struct{ now time.Duration }

func (mirrored) Press(...ivr.Key)     {}
func (mirrored) HangUp()              {}
func (m mirrored) Now() time.Duration { return m.now }
func (mirrored) Next() News           { return News{} }

// OnHook puts the phone on hook: it has this number, belongs to this person, and dials to.
func (m *Mirror) OnHook(me mailbox.Summary, to string) {
	m.s.leg, m.s.call, m.s.now = nil, nil, 0
	m.s.from, m.s.me, m.s.to = me.Key, me, to
}

// Begin begins a call. started is portal time.
func (m *Mirror) Begin(from mailbox.Key, to string, started time.Time) {
	m.s.from, m.s.to, m.s.dialing, m.s.scroll = from, to, "", 0
	m.s.call = &session{from: from, to: to, started: started, snap: ivr.Snapshot{Left: -1, To: to}}
	m.s.leg, m.s.now = mirrored{}, 0
}

// Apply takes in a step of the call.
func (m *Mirror) Apply(u call.Update) {
	m.s.call.apply(u, m.s.o.Voice)
	m.s.now = max(m.s.now, u.At)
	if u.Snapshot.State == ivr.StateReleased {
		m.s.call.over, m.s.leg = true, nil
	}
}

// Know tells what is known of the mailbox in the call.
func (m *Mirror) Know(owner mailbox.Summary) {
	if m.s.call != nil {
		m.s.call.owner = owner
	}
}

// At says how much of the call has passed.
func (m *Mirror) At(now time.Duration) { m.s.now = now }

// Live reports whether a call is in progress.
func (m *Mirror) Live() bool { return m.s.live() }

// Line is the call in progress in one line, nil on hook.
func (m *Mirror) Line() kit.Line { return m.s.Live() }

// Snapshot is what may be seen of the call, and whether there is or was one.
func (m *Mirror) Snapshot() (ivr.Snapshot, bool) {
	if m.s.call == nil {
		return ivr.Snapshot{}, false
	}
	return m.s.call.snap, true
}

// Tries are the wrong PINs so far and the limit, 0 where no lock threatens or nothing is known.
func (m *Mirror) Tries() (used, of int) {
	if m.s.call == nil {
		return 0, 0
	}
	return m.s.call.tries()
}

// Actions are what can be done on the telephone. Choosing another phone is not among them: whoever
// runs the calls decides that.
func (m *Mirror) Actions() []kit.Action {
	var all []kit.Action
	for _, a := range m.s.Actions() {
		switch a.ID {
		case actDial:
			a.Run = func(key string) tea.Cmd { return m.Press(dialable(key)...) }
		case actButton:
			a.Run = m.onHook(func() tea.Cmd { return m.Press('#') })
		case actHook:
			a.Run = m.onHook(func() tea.Cmd { return m.hand.HangUp() })
		case actErase:
		default:
			continue
		}
		all = append(all, a)
	}
	return all
}

// onHook calls while the phone is on hook, and does something else during a call.
func (m *Mirror) onHook(live func() tea.Cmd) func(string) tea.Cmd {
	return func(string) tea.Cmd {
		if m.s.live() {
			return live()
		}
		to := m.s.to
		if m.s.dialing != "" {
			to = m.s.dialing
		}
		m.s.dialing = ""
		return m.hand.Dial(m.s.from, to)
	}
}

// Press presses keys, or writes them on the display while the phone is on hook.
func (m *Mirror) Press(ks ...ivr.Key) tea.Cmd {
	if len(ks) == 0 {
		return nil
	}
	if !m.s.live() {
		return m.s.press(ks...)
	}
	m.s.scroll = 0
	return tea.Batch(m.hand.Press(ks...), m.s.light(ks[len(ks)-1]))
}

// Update takes pastes, clicks on keys, the wheel and the end of a key's light.
func (m *Mirror) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return m.Press(dialable(msg.Content)...)
	case kit.Click:
		if k, ok := keyOf(msg.ID); ok {
			return m.Press(k)
		}
	case kit.Wheel:
		if msg.ID == talkRegion {
			m.s.scroll = max(0, m.s.scroll-msg.Delta)
		}
	case unlit:
		return m.s.Update(msg)
	}
	return nil
}

// PhoneWidth and PhoneTall are the size of the telephone with its keys; PhoneFlat is its height
// where the keys take a line each.
const (
	PhoneWidth = phoneWidth
	PhoneTall  = phoneTall
	PhoneFlat  = phoneFlat
)

// DrawPhone draws the whole telephone.
func (m *Mirror) DrawPhone(a kit.Area, title string, focused, flat bool) {
	m.s.drawPhoneAs(a, title, focused, flat)
}

// DisplayTall is the height of the display without the keys.
const DisplayTall = lcdHeight

// DrawDisplay draws the display alone, with nothing to press.
func (m *Mirror) DrawDisplay(a kit.Area) { m.s.drawLCD(a) }

// DrawTalk draws what has been said.
func (m *Mirror) DrawTalk(a kit.Area, title string) { m.s.drawTalk(a, title, false) }

// DrawEvents draws what has happened.
func (m *Mirror) DrawEvents(a kit.Area) { m.s.drawEvents(a) }

// DrawBig draws the one pane that is read from the back of a room.
func (m *Mirror) DrawBig(a kit.Area) { m.s.viewBig(a) }

// Note adds a line to the events of the call, for what happened outside of it. Without a call it is
// lost.
func (m *Mirror) Note(text kit.Span) {
	if m.s.call != nil {
		m.s.call.events = append(m.s.call.events, event{m.s.now, text})
	}
}

// Keyed is what an entry of a transcript was keyed in as, as it may be shown: secrets as dots.
func Keyed(e ivr.Entry) string { return keysOf(e) }

// Told is a fact of a transcript in a few words; ok is false for one that another tells better.
func Told(f ivr.Fact, voice Voice) (text kit.Span, ok bool) { return described(f, voice) }

// Opening is the first words of a prompt.
func Opening(p ivr.Play, voice Voice) string { return opening(p, voice) }
