package trainer

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// desk is an admin's page for the split view: it draws a word and keeps what it is told.
type desk struct {
	keys     []string
	unlocked int
	captures bool
}

var _ kit.Screen = (*desk)(nil)

func withDesk(o *Options) { o.Admin = &desk{} }

func (d *desk) ID() kit.ScreenID { return kit.AdminScreen }
func (d *desk) Tab() string      { return "Admin" }
func (d *desk) Init() tea.Cmd    { return nil }
func (d *desk) Captures() bool   { return d.captures }

func (d *desk) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		d.keys = append(d.keys, k.String())
	}
	return nil
}

func (d *desk) View(a kit.Area) { kit.Panel{Title: "Admin: you"}.Draw(a) }

func (d *desk) Actions() []kit.Action {
	return []kit.Action{{
		ID: "admin.unlock", Context: "Admin", Keys: []string{"u"}, Title: "Unlock", Hint: "Unlock",
		Run: func(string) tea.Cmd { d.unlocked++; return nil },
	}}
}
