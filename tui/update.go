package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// Update is the program's one loop. Keys and clicks go to whoever they are for; every other
// message that the root does not know goes to all screens.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, m.same = msg.(askClock)
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.ColorProfileMsg:
		if !env(m.opts.Env).noColor() {
			m.looks.profile = msg.Profile
		}
	case tea.BackgroundColorMsg:
		m.replies.waiting = false
		m.looks.dark = msg.IsDark()
		return m, m.keys(m.replies.release())
	case replyTimeout:
		return m, m.keys(m.replies.expire(msg))
	case tea.KeyPressMsg:
		act, held := m.replies.take(msg)
		if held {
			t := replyTimeout{held: len(m.replies.held)}
			return m, tea.Tick(replyWait, func(time.Time) tea.Msg { return t })
		}
		return m, m.keys(act)
	case tea.PasteMsg:
		return m, m.paste(msg)
	case tea.MouseMsg:
		return m, m.mouseMsg(msg)
	case portalTime:
		again := tea.Tick(time.Second, func(time.Time) tea.Msg { return askClock{} })
		if msg.err != nil {
			return m, again // the last time stands; acts on the store will tell what is wrong
		}
		if m.portal = msg.at; m.began.IsZero() {
			m.began = msg.at
		}
		return m, tea.Batch(again, m.broadcast(kit.PortalTime{At: msg.at}))
	case sendCopy:
		return m, msg.cmd()
	case unkept:
		return m, m.instead(msg)
	case askClock:
		return m, m.readClock()
	case kit.Toast:
		return m, m.toast.show(msg, m.portal)
	case toastOver:
		m.toast.over(msg)
	case kit.GoTo:
		return m, m.show(msg.Screen, msg.Arg)
	case kit.PlaceCall:
		if p := m.phone(); p != nil {
			return m, m.show(p.Place(msg).ID(), "")
		}
	default:
		return m, m.broadcast(msg)
	}
	return m, nil
}

// broadcast gives a message to every screen.
func (m *model) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range m.screens {
		cmds = append(cmds, s.Update(msg))
	}
	return tea.Batch(cmds...)
}

// keys acts on key presses, in order.
func (m *model) keys(ks []tea.KeyPressMsg) tea.Cmd {
	var cmds []tea.Cmd
	for _, k := range ks {
		cmds = append(cmds, m.key(k))
	}
	return tea.Batch(cmds...)
}

// key acts on one key press: first the three that always work, then what lies on top, then the
// open screen's actions, then those that work everywhere, and last the screen itself.
func (m *model) key(k tea.KeyPressMsg) tea.Cmd {
	m.toast.key()
	name := keyName(k)
	if a, ok := kit.ByKey(m.opts.Keys.Bind(m.always()), name); ok {
		return a.Do(name)
	}
	s := m.current()
	switch {
	case kit.LayoutFor(m.w, m.h) == kit.TooSmall:
		return m.blind(name)
	case m.over != nil:
		return m.over.key(m, k)
	case s == nil:
		return nil
	case s.Captures():
		return s.Update(k)
	}
	if a, ok := kit.ByKey(m.opts.Keys.Bind(s.Actions()), name); ok {
		return a.Do(name)
	}
	if a, ok := kit.ByKey(m.opts.Keys.Bind(m.everywhere()), name); ok {
		return a.Do(name)
	}
	if _, dials := s.(Phone); isDigit(name) && !dials && m.phone() != nil {
		return kit.Tell(kit.News, "No phone on this screen. g h picks it up.")
	}
	return s.Update(k)
}

// blind acts on a key while the terminal is too small to show what it does: a live call goes on,
// and nothing else is done unseen.
func (m *model) blind(name string) tea.Cmd {
	if m.live() == nil {
		if name == "q" {
			return tea.Quit
		}
		return nil
	}
	for _, s := range m.screens {
		if _, dials := s.(Phone); dials {
			if a, ok := kit.ByKey(m.opts.Keys.Bind(s.Actions()), name); ok {
				return a.Do(name)
			}
		}
	}
	return nil
}

// keyName is the key as actions write it. The keys of the numeric pad are the same keys, and an
// enter pressed before the program had the terminal to itself arrives as ctrl+j.
func keyName(k tea.KeyPressMsg) string {
	if k.Mod == tea.ModCtrl && k.Code == 'j' {
		return "enter"
	}
	if s, ok := numpad[k.Code]; ok && k.Mod&^(tea.ModNumLock|tea.ModCapsLock) == 0 {
		return s
	}
	return k.String()
}

var numpad = map[rune]string{
	tea.KeyKp0: "0", tea.KeyKp1: "1", tea.KeyKp2: "2", tea.KeyKp3: "3", tea.KeyKp4: "4",
	tea.KeyKp5: "5", tea.KeyKp6: "6", tea.KeyKp7: "7", tea.KeyKp8: "8", tea.KeyKp9: "9",
	tea.KeyKpMultiply: "*", tea.KeyKpDivide: "#", tea.KeyKpEnter: "enter",
}

func isDigit(name string) bool {
	return len(name) == 1 && (name[0] >= '0' && name[0] <= '9' || name == "*" || name == "#")
}

// paste gives pasted text to the open screen; what lies over it takes one where
// it has a field.
func (m *model) paste(p tea.PasteMsg) tea.Cmd {
	if s := m.current(); s != nil && m.over == nil {
		return s.Update(p)
	}
	if o, ok := m.over.(interface{ paste(string) }); ok {
		o.paste(p.Content)
	}
	return nil
}
