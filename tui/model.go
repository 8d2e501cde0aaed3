package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"voiceportal/tui/kit"
)

// model is the root: the screens, which one is open, and what lies over all of them.
type model struct {
	ctx     context.Context
	opts    Options
	screens []kit.Screen // with the hidden ones
	open    kit.ScreenID
	before  kit.ScreenID // the one that was open before it
	w, h    int

	looks   looks
	replies replies
	mouse   bool
	portal  time.Time // portal time as last heard
	began   time.Time // and as first heard
	toast   toasts
	did     []done     // lately, from a list
	over    overlay    // help, palette, go-to, news, the question before quitting; nil for none
	pressed press      // of the mouse
	frame   *kit.Frame // as last drawn: what a click hits
	shown   tea.View   // and as the terminal has it
	same    bool       // the last message changed nothing that is drawn
}

// overlay is something that lies over the open screen and takes all keys.
type overlay interface {
	key(m *model, k tea.KeyPressMsg) tea.Cmd
	click(m *model, c kit.Click) tea.Cmd
	draw(m *model, a kit.Area)
}

func newModel(ctx context.Context, o Options) *model {
	e := env(o.Env)
	dark, known := e.background()
	if !known {
		dark = true
	}
	m := &model{
		ctx: ctx, opts: o, mouse: !o.NoMouse,
		screens: append(append([]kit.Screen{}, o.Screens...), o.Hidden...),
		looks:   looks{want: o.Theme, dark: dark, profile: colorprofile.TrueColor},
	}
	if e.noColor() {
		m.looks.profile = colorprofile.ASCII
	}
	if len(o.Screens) > 0 {
		m.open = o.Screens[0].ID()
	}
	return m
}

// Init asks the terminal for its background, once and before any call, and wakes the screens.
func (m *model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.readClock()}
	if m.asksBackground() {
		m.replies.waiting = true
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	for _, s := range m.screens {
		cmds = append(cmds, s.Init())
	}
	return tea.Batch(cmds...)
}

// asksBackground reports whether the answer would matter.
func (m *model) asksBackground() bool {
	_, known := env(m.opts.Env).background()
	auto := m.opts.Theme == kit.ThemeAuto || m.opts.Theme == ""
	return auto && !known && !env(m.opts.Env).noColor()
}

// current is the open screen, nil when there is none.
func (m *model) current() kit.Screen { return m.screen(m.open) }

func (m *model) screen(id kit.ScreenID) kit.Screen {
	for _, s := range m.screens {
		if s.ID() == id {
			return s
		}
	}
	return nil
}

// phone is the screen that dials, nil when there is none.
func (m *model) phone() Phone {
	for _, s := range m.screens {
		if p, ok := s.(Phone); ok {
			return p
		}
	}
	return nil
}

// live is the call in progress in one line, nil without one.
func (m *model) live() kit.Line {
	if p := m.phone(); p != nil {
		return p.Live()
	}
	return nil
}

// show opens a screen and tells it.
func (m *model) show(id kit.ScreenID, arg string) tea.Cmd {
	s := m.screen(id)
	if s == nil {
		return nil
	}
	if id != m.open {
		m.before = m.open
	}
	m.open, m.over = id, nil
	return s.Update(kit.Shown{Arg: arg})
}

// portalTime is the portal clock's answer.
type portalTime struct {
	at  time.Time
	err error
}

// readClock asks for the portal time, outside the loop: the store may be busy.
func (m *model) readClock() tea.Cmd {
	if m.opts.Now == nil {
		return nil
	}
	ctx, now := m.ctx, m.opts.Now
	return func() tea.Msg {
		at, err := now(ctx)
		return portalTime{at: at, err: err}
	}
}

// askClock wakes the root when it is time to read the portal clock again.
type askClock struct{}
