package tui

import (
	"fmt"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// page is a screen that remembers what reached it.
type page struct {
	id       kit.ScreenID
	tab      string
	captures bool
	got      []string // messages, as "key x", "click id", "shown arg"
	ran      []string // actions, as "id key"
	actions  []kit.Action
}

func (p *page) ID() kit.ScreenID      { return p.id }
func (p *page) Tab() string           { return p.tab }
func (p *page) Init() tea.Cmd         { return nil }
func (p *page) Captures() bool        { return p.captures }
func (p *page) Actions() []kit.Action { return p.actions }

func (p *page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.got = append(p.got, "key "+msg.String())
	case kit.Click:
		p.got = append(p.got, fmt.Sprintf("click %s double=%t right=%t", msg.ID, msg.Double, msg.Right))
	case kit.Wheel:
		p.got = append(p.got, fmt.Sprintf("wheel %s %+d", msg.ID, msg.Delta))
	case kit.Shown:
		p.got = append(p.got, "shown "+msg.Arg)
	case kit.PortalTime:
		p.got = append(p.got, "time")
	case tea.PasteMsg:
		p.got = append(p.got, "paste "+msg.Content)
	case fmt.Stringer:
		p.got = append(p.got, msg.String())
	}
	return nil
}

func (p *page) View(a kit.Area) {
	in := kit.Panel{Title: p.tab, Focused: true}.Draw(a)
	in.Text(0, 0, kit.Text.Plain(), "The page of "+p.tab+".")
	in.Region("thing", 0, 0, 10, 1)
}

// does is an action that writes down that it ran.
func (p *page) does(id kit.ActionID, keys ...string) kit.Action {
	return kit.Action{
		ID: id, Context: kit.Context(p.tab), Keys: keys, Title: "Do " + string(id), Effect: "Does it.",
		Hint: string(id), Priority: 50,
		Run: func(key string) tea.Cmd {
			p.ran = append(p.ran, string(id)+" "+key)
			return nil
		},
	}
}

// Consult implements [kit.Offerer].
func (p *page) Consult() tea.Cmd {
	p.got = append(p.got, "consulted")
	return nil
}

// Offers unlocks Ana, from anywhere, and edits her, on the page itself.
func (p *page) Offers(words []string) []kit.Action {
	if p.id != kit.AdminScreen || !slices.Contains(words, "ana") {
		return nil
	}
	unlock, edit := p.does("unlock 4012"), p.does("edit 4012")
	unlock.Title, unlock.Label, unlock.Anywhere = "Unlock › 4012 Ana Duarte", "u", true
	edit.Title, edit.Label = "Edit › 4012 Ana Duarte", "e"
	return []kit.Action{unlock, edit}
}

// telephone is a page that dials.
type telephone struct {
	page
	live   kit.Line
	placed kit.PlaceCall
}

func (p *telephone) Live() kit.Line { return p.live }
func (p *telephone) Place(c kit.PlaceCall) kit.Screen {
	p.placed = c
	return p
}

// root is a model with a telephone and an admin's page, 80 × 24.
func root(t testing.TB) (*model, *telephone, *page) {
	t.Helper()
	phone := &telephone{page: page{id: kit.HandsetScreen, tab: "Handset"}}
	admin := &page{id: kit.AdminScreen, tab: "Admin"}
	dial := phone.does("dial", "1", "2", "*", "#")
	phone.actions = []kit.Action{dial, phone.does("phone.enter", "enter")}
	admin.actions = []kit.Action{admin.does("unlock", "u"), admin.does("lock", "L")}
	admin.actions[1].Enabled = func() (bool, string) { return false, "It is locked already." }
	m := newModel(t.Context(), Options{
		Screens: []kit.Screen{phone, admin},
		Env:     []string{"TERM=xterm-256color", "COLORFGBG=15;0"},
	})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.Update(portalTime{at: time.Date(2025, 11, 4, 9, 14, 0, 0, time.UTC)})
	m.View()
	phone.got, admin.got = nil, nil
	return m, phone, admin
}

// keys types key presses by their names and draws in between, as the program would.
func keys(m *model, names ...string) tea.Cmd {
	var cmds []tea.Cmd
	for _, n := range names {
		_, cmd := m.Update(keyOf(n))
		cmds = append(cmds, cmd)
		m.View()
	}
	return tea.Batch(cmds...)
}

// types types text.
func types(m *model, text string) tea.Cmd {
	var cmds []tea.Cmd
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		cmds = append(cmds, keys(m, name))
	}
	return tea.Batch(cmds...)
}

// keyOf is the key press that a terminal sends for a name.
func keyOf(name string) tea.KeyPressMsg {
	named := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
		"space": {Code: tea.KeySpace, Text: " "}, "down": {Code: tea.KeyDown}, "up": {Code: tea.KeyUp},
		"backspace": {Code: tea.KeyBackspace}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl},
		"ctrl+p": {Code: 'p', Mod: tea.ModCtrl}, "pgdown": {Code: tea.KeyPgDown}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
		"ctrl+j": {Code: 'j', Mod: tea.ModCtrl},
		"ctrl+g": {Code: 'g', Mod: tea.ModCtrl}, "alt+]": {Code: ']', Mod: tea.ModAlt},
		"alt+\\": {Code: '\\', Mod: tea.ModAlt}, "kp5": {Code: tea.KeyKp5, Text: "5"},
		"kp*": {Code: tea.KeyKpMultiply, Text: "*"}, "kp/": {Code: tea.KeyKpDivide, Text: "/"},
	}
	if k, ok := named[name]; ok {
		return k
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: name}
}

// messages runs a command and returns all messages that come of it, but for those that wait for
// a time.
func messages(t testing.TB, cmd tea.Cmd) []tea.Msg {
	t.Helper()
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var all []tea.Msg
		for _, c := range msg {
			all = append(all, messages(t, c)...)
		}
		return all
	case nil:
		return nil
	default:
		return []tea.Msg{msg}
	}
}

// toast is the first toast that a command asks for.
func toast(t testing.TB, cmd tea.Cmd) kit.Toast {
	t.Helper()
	for _, msg := range messages(t, cmd) {
		if toast, ok := msg.(kit.Toast); ok {
			return toast
		}
	}
	t.Fatal("no toast")
	return kit.Toast{}
}
