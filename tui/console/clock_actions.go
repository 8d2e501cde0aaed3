package console

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

const clockContext kit.Context = "Clock"

// Actions are what can be done on the page.
func (c *clockPage) Actions() []kit.Action {
	list := []kit.Action{
		{
			ID: "clock.preview", Keys: []string{"1", "2", "3", "4", "5"}, Label: "1-5", Title: "Preview a jump",
			Hint: "Preview a jump", Priority: 81, Effect: "Shows what would expire, die or go dormant; nothing moves yet.",
			Run: func(key string) tea.Cmd {
				if key == "" {
					key = presetKey(max(0, c.chosen()))
				}
				return c.consider(key)
			},
		},
		{
			ID: "clock.jump", Keys: []string{"enter"}, Title: "Jump", Hint: "Jump", Priority: 90,
			Effect: "Moves the portal clock as previewed, for everybody on this store.", Enabled: c.canJump,
			Run: func(string) tea.Cmd { return c.move(c.jump.act(), "") },
		},
		{
			ID: "clock.date", Keys: []string{"d"}, Title: "To a date", Hint: "To a date", Priority: 63,
			Effect: "Asks for a date or a stretch of time, and previews it.",
			Run:    func(string) tea.Cmd { c.over = newDateDialog(c); return nil },
		},
		{
			ID: "clock.next", Keys: []string{"n"}, Title: "Next event", Hint: "Next event", Priority: 54,
			Effect: "Previews a jump to the next PIN that expires or lock that lifts.", Enabled: c.hasNext,
			Run: func(string) tea.Cmd { return c.toNext() },
		},
		{
			ID: "clock.pause", Keys: []string{"space"}, Title: c.pauseWord(), Hint: c.pauseWord(), Priority: 72,
			Effect: "Stops the portal clock, or lets it run on.", Enabled: c.canChange,
			Run: func(string) tea.Cmd { return c.pause() },
		},
		{
			ID: "clock.home", Keys: []string{"0"}, Title: "Its own time", Hint: "Its own time", Priority: 36,
			Effect: "Previews the way back: to the machine's time, or to the class's.",
			Run: func(string) tea.Cmd {
				c.jump, c.preview = &jump{home: true}, nil
				return c.foresee()
			},
		},
		{
			ID: "clock.list", Keys: []string{"l"}, Title: "List every mailbox", Hint: "List them all", Priority: 27,
			Effect: "Lists every mailbox that the previewed jump changes.", Enabled: c.hasPreview,
			Run: func(string) tea.Cmd { c.over = newRollDialog(c); return nil },
		},
	}
	if c.jump != nil {
		list = append(list, kit.Action{
			ID: "clock.stay", Keys: []string{"esc"}, Title: "Stay", Effect: "Forgets the jump; nothing has moved.",
			Run: func(string) tea.Cmd { c.jump, c.preview = nil, nil; return nil },
		})
	}
	for i := range list {
		list[i].Context = clockContext
	}
	return list
}

func (c *clockPage) pauseWord() string {
	if c.clock.Frozen {
		return "Run"
	}
	return "Pause"
}

func (c *clockPage) pause() tea.Cmd {
	if c.clock.Frozen {
		return c.move(mailbox.ClockAct{Run: true}, "The portal clock runs.")
	}
	return c.move(mailbox.ClockAct{Freeze: true}, "The portal clock stands still.")
}

func (c *clockPage) toNext() tea.Cmd {
	next := agenda(c.now(), c.boxes)
	if len(next) == 0 {
		return nil
	}
	c.jump, c.preview = &jump{to: next[0].at}, nil
	return c.foresee()
}

func (c *clockPage) canChange() (bool, string) {
	if c.viewOnly {
		return false, "This window is view-only. Start without --view-only to move the clock."
	}
	return true, ""
}

func (c *clockPage) canJump() (bool, string) {
	if ok, why := c.canChange(); !ok {
		return false, why
	}
	return c.hasPreview()
}

func (c *clockPage) hasPreview() (bool, string) {
	if c.preview == nil {
		return false, "Preview a jump first: 1 to 5, d for a date, n for the next event."
	}
	return true, ""
}

func (c *clockPage) hasNext() (bool, string) {
	if len(agenda(c.now(), c.boxes)) == 0 {
		return false, "Nothing is going to happen by itself."
	}
	return true, ""
}
