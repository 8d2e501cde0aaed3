package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// search is a list of actions that typing narrows: what help and the palette have in common.
type search struct {
	field kit.Field
	list  kit.List
	rows  int // that found room when last drawn
}

// words are what was typed, in lower case.
func (s *search) words() []string { return strings.Fields(strings.ToLower(s.field.Value())) }

// key takes a key of the list or of the field, and runs the selected action at enter.
func (s *search) key(m *model, k tea.KeyPressMsg, as []kit.Action) tea.Cmd {
	switch name := keyName(k); name {
	case "enter":
		return s.run(m, as)
	case "down", "up", "pgdown", "pgup":
		s.list.Key(name, len(as), s.rows)
		return nil
	}
	if s.field.Key(k) {
		s.list = kit.List{}
	}
	return nil
}

// click selects a row; a click on the selected one runs it.
func (s *search) click(m *model, c kit.Click, as []kit.Action) tea.Cmd {
	id, ok := kit.RowOf(c.ID)
	i := slices.IndexFunc(as, func(a kit.Action) bool { return string(a.ID) == id })
	if !ok || i < 0 {
		return nil
	}
	again := s.list.Selected == i || c.Double
	if s.list.Selected = i; again {
		return s.run(m, as)
	}
	return nil
}

func (s *search) paste(text string) { s.field.Insert(text) }

func (s *search) run(m *model, as []kit.Action) tea.Cmd {
	if s.list.Selected >= len(as) {
		return nil
	}
	m.over = nil
	return m.perform(as[s.list.Selected])
}

// matches reports whether every word is in the action's key, name, context or effect.
func matches(a kit.Action, words []string) bool {
	text := strings.ToLower(strings.Join(append([]string{
		string(a.Context), a.Title, a.Effect, a.Label,
	}, a.Keys...), " "))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// allActions are the actions of the whole program: the open screen's first, then those of
// everywhere, then the other screens'.
func (m *model) allActions() []kit.Action {
	all := m.actions()
	for _, s := range m.screens {
		if s.ID() != m.open {
			all = append(all, m.opts.Keys.Bind(s.Actions())...)
		}
	}
	return all
}

// perform does an action that was picked from a list, and remembers it. One of another screen
// opens it first, unless it can be done from anywhere.
func (m *model) perform(a kit.Action) tea.Cmd {
	m.remember(a)
	if ok, _ := a.Can(); !ok || a.Anywhere {
		return a.Do("")
	}
	if to, away := m.homeOf(a); away {
		return tea.Batch(m.show(to, ""), a.Do(""))
	}
	return a.Do("")
}

// homeOf is the screen that an action belongs to, and whether another one is open.
func (m *model) homeOf(a kit.Action) (home kit.ScreenID, away bool) {
	if a.Context == kit.Everywhere {
		return m.open, false
	}
	if s := m.current(); s != nil && belongs(s, a) {
		return m.open, false
	}
	for _, s := range m.screens {
		if belongs(s, a) {
			return s.ID(), true
		}
	}
	return m.open, false
}

// belongs reports whether an action is one of a screen's, or an offer in the same context.
func belongs(s kit.Screen, a kit.Action) bool {
	return slices.ContainsFunc(s.Actions(), func(b kit.Action) bool { return b.ID == a.ID || b.Context == a.Context })
}
