package tui

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// goKeys are the letters that follow g.
var goKeys = map[string]kit.ScreenID{
	"h": kit.HandsetScreen, "a": kit.AdminScreen, "o": kit.OutboxScreen,
	"l": kit.AuditScreen, "c": kit.ClockScreen, "r": kit.RulesScreen, "t": kit.TrainerScreen,
	"n": kit.NumbersScreen, "p": kit.CompanyScreen, "i": kit.CallsScreen, "m": kit.MyPhoneScreen,
}

// actions are all that can be done now: the open screen's, then those that work everywhere.
func (m *model) actions() []kit.Action {
	var as []kit.Action
	if s := m.current(); s != nil {
		as = append(as, s.Actions()...)
	}
	return m.opts.Keys.Bind(append(append(as, m.everywhere()...), m.always()...))
}

// everywhere are the actions of every screen, where no dialog or field takes the keys.
func (m *model) everywhere() []kit.Action {
	var more []kit.Action
	if m.opts.Actions != nil {
		more = m.opts.Actions()
	}
	as := append([]kit.Action{
		{
			ID: "go", Context: kit.Everywhere, Keys: []string{"g"}, Title: "Go to a screen",
			Effect: "Shows the screens; a letter opens one.", Hint: "Go to", Priority: 60,
			Run: func(string) tea.Cmd { m.over = popover{}; return nil },
		},
		{
			ID: "commands", Context: kit.Everywhere, Keys: []string{"ctrl+p", ":"}, Title: "Commands",
			Effect: "Does anything by its name, also to a mailbox that you name.", Hint: "Commands", Priority: 65,
			Run: func(string) tea.Cmd {
				p, cmd := newPalette(m)
				m.over = p
				return cmd
			},
		},
		m.newsAction(),
	}, m.shareActions()...)
	return append(append(as, m.leaveActions()...), more...)
}

// leaveActions are those that lead away, and those of what the program looks like.
func (m *model) leaveActions() []kit.Action {
	return []kit.Action{
		{
			ID: "back", Context: kit.Everywhere, Keys: []string{"esc"}, Title: "Back",
			Effect: "Closes what is open, then goes back to the screen before.",
			Run:    func(string) tea.Cmd { return m.back() },
		},
		{
			ID: "quit", Context: kit.Everywhere, Keys: []string{"q"}, Title: "Quit",
			Effect: "Leaves the program; asks first while a call is live.", Hint: "Quit", Priority: 10,
			Run: func(string) tea.Cmd { return m.quit() },
		},
		{
			ID: "theme", Context: kit.Everywhere, Keys: []string{"T"}, Title: "Theme",
			Effect: "Steps through auto, dark, light, mono and contrast.",
			Run:    func(string) tea.Cmd { return m.nextTheme() },
		},
		{
			ID: "mouse", Context: kit.Everywhere, Keys: []string{"M"}, Title: "Mouse on or off",
			Effect: "Off leaves the mouse to the terminal, to select and copy text.",
			Run:    func(string) tea.Cmd { return m.toggleMouse() },
		},
		{
			ID: "help", Context: kit.Everywhere, Keys: []string{"?", "f1"}, Title: "Help",
			Effect: "Lists every key; type to search, enter runs one.", Hint: "Help", Priority: 100, AtRight: true,
			Run: func(string) tea.Cmd { m.over = newHelp(); return nil },
		},
	}
}

// always are the actions that work even in a text field.
func (m *model) always() []kit.Action {
	return []kit.Action{
		{
			ID: "leave", Context: kit.Everywhere, Keys: []string{"ctrl+c"}, Title: "Leave at once",
			Effect: "Hangs up, restores the terminal and ends the program.",
			Run:    func(string) tea.Cmd { return tea.Quit },
		},
		{
			ID: "suspend", Context: kit.Everywhere, Keys: []string{"ctrl+z"}, Title: "Suspend",
			Effect: "Stops the program until the shell's fg; others on the store go on.",
			Run:    func(string) tea.Cmd { return tea.Suspend },
		},
		{
			ID: "redraw", Context: kit.Everywhere, Keys: []string{"ctrl+l"}, Title: "Redraw",
			Effect: "Draws the whole screen again.",
			Run:    func(string) tea.Cmd { return tea.ClearScreen },
		},
	}
}

// back leaves a hidden screen for the one it was reached from, and any other for the first.
func (m *model) back() tea.Cmd {
	if len(m.opts.Screens) == 0 {
		return nil
	}
	to := m.opts.Screens[0].ID()
	for _, s := range m.opts.Hidden {
		if s.ID() == m.open && m.before != "" {
			to = m.before
		}
	}
	if to == m.open {
		return nil
	}
	return m.show(to, "")
}

func (m *model) quit() tea.Cmd {
	if m.live() != nil {
		m.over = &farewell{}
		return nil
	}
	return tea.Quit
}

func (m *model) nextTheme() tea.Cmd {
	m.looks.want = next(m.looks.want)
	name := string(m.looks.want)
	if shown := m.looks.theme().Name; m.looks.want != shown {
		name += ", which is " + string(shown) + " here"
	}
	return kit.Tell(kit.News, "Theme "+name+".")
}

func (m *model) toggleMouse() tea.Cmd {
	m.mouse = !m.mouse
	if m.mouse {
		return kit.Tell(kit.News, "The mouse clicks keys, tabs and rows.")
	}
	return kit.Tell(kit.News, "The mouse selects text now. M gives it back.")
}
