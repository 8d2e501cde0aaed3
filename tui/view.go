package tui

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// View draws the whole terminal, but for messages that change nothing: an idle program should cost
// nothing.
func (m *model) View() tea.View {
	if !m.same || m.frame == nil {
		m.shown = m.view()
	}
	return m.shown
}

func (m *model) view() tea.View {
	m.frame = m.draw()
	v := tea.NewView(m.frame.Render(m.looks.theme()))
	v.AltScreen = true
	v.WindowTitle = "Voice Portal"
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if p, ok := m.frame.Cursor(); ok {
		v.Cursor = tea.NewCursor(p.X, p.Y)
		v.Cursor.Shape, v.Cursor.Blink = tea.CursorBar, false
	}
	return v
}

// draw is the frame for the terminal's size and the model as it is.
func (m *model) draw() *kit.Frame {
	f := kit.NewFrame(m.w, m.h).Chosen(m.opts.Keys)
	if m.opts.ASCII {
		f.ASCII()
	}
	a := f.Area()
	if m.w == 0 || m.h == 0 {
		return f
	}
	if kit.LayoutFor(m.w, m.h) == kit.TooSmall {
		m.drawSmall(a)
		return f
	}
	m.header().Draw(a)
	kit.Footer{Actions: m.actions()}.Draw(a, m.h-1)
	m.toast.now.Draw(a, m.h-2, m.actions())
	body := bodyOf(a)
	if s := m.current(); s != nil {
		s.View(body)
	}
	if m.over != nil {
		m.over.draw(m, body)
	}
	return f
}

// bodyOf is what the header, the toast line and the footer leave to a screen. A large terminal
// gets a margin of one cell all round.
func bodyOf(a kit.Area) kit.Area {
	if kit.LayoutFor(a.W(), a.H()) == kit.ThreeColumns {
		return a.Sub(1, 2, a.W()-2, a.H()-5)
	}
	return a.Sub(0, 1, a.W(), a.H()-3)
}

func (m *model) header() kit.Header {
	h := kit.Header{Active: m.open, Portal: m.portal}
	for _, s := range m.opts.Screens {
		h.Tabs = append(h.Tabs, kit.Tab{Screen: s.ID(), Text: s.Tab()})
	}
	s := m.current()
	if b, ok := s.(kit.Badged); ok {
		h.Badges = append(h.Badges, b.Badges()...)
	}
	if _, dials := s.(Phone); !dials && m.live() != nil {
		h.Badges = append(h.Badges, kit.Badge{Text: "ON A CALL", Loud: true})
	}
	if !m.mouse {
		h.Badges = append(h.Badges, kit.Badge{Text: "MOUSE OFF"})
	}
	return h
}

func (m *model) drawSmall(a kit.Area) {
	var hints kit.Line
	if m.live() != nil {
		hints = append(kit.Hint("0-9*#", "Dial  "), kit.Hint("h", "Hang up")...)
	}
	kit.Small{Call: m.live(), Hints: hints}.Draw(a)
}
