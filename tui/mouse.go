package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// doubleClick is how soon a second click must follow the first.
const doubleClick = 400 * time.Millisecond

// press is what the mouse last did: a click is a press and a release on the same region, so that
// a drag never dials.
type press struct {
	id   string
	last string    // the region last clicked
	at   time.Time // and when
}

// mouseMsg acts on the mouse.
func (m *model) mouseMsg(msg tea.MouseMsg) tea.Cmd {
	if m.frame == nil {
		return nil
	}
	at := msg.Mouse()
	id := m.frame.Hit(at.X, at.Y)
	switch msg.(type) {
	case tea.MouseClickMsg:
		m.pressed.id = id
	case tea.MouseReleaseMsg:
		was := m.pressed.id
		m.pressed.id = ""
		if id != "" && id == was {
			return m.click(id, at.Button)
		}
	case tea.MouseWheelMsg:
		return m.wheel(id, at.Button)
	}
	return nil
}

func (m *model) click(id string, b tea.MouseButton) tea.Cmd {
	now := time.Now()
	c := kit.Click{ID: id, Right: b == tea.MouseRight, Double: id == m.pressed.last && now.Sub(m.pressed.at) < doubleClick}
	m.pressed.last, m.pressed.at = id, now
	m.toast.key()
	if m.over != nil {
		return m.over.click(m, c)
	}
	if tab, ok := kit.TabOf(id); ok {
		return m.show(tab, "")
	}
	if action, ok := kit.ActionOf(id); ok {
		if a, found := kit.ByID(m.actions(), action); found {
			return a.Do("")
		}
	}
	if s := m.current(); s != nil {
		return s.Update(c)
	}
	return nil
}

func (m *model) wheel(id string, b tea.MouseButton) tea.Cmd {
	delta := 0
	switch b {
	case tea.MouseWheelUp:
		delta = -1
	case tea.MouseWheelDown:
		delta = 1
	}
	s := m.current()
	if delta == 0 || s == nil || m.over != nil {
		return nil
	}
	return s.Update(kit.Wheel{ID: id, Delta: delta})
}
