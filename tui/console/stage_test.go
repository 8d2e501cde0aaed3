package console

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// stage plays the root: it gives keys and clicks to the open page as the program does, runs
// commands in order, and draws frames. Nothing waits: what a command returns is handled at once.
type stage struct {
	t     testing.TB
	desk  *fakeDesk
	pages []kit.Screen
	tabs  int // so many of the pages have one

	everywhere func() []kit.Action
	open       kit.ScreenID
	toast      kit.Toast
	calls      []kit.PlaceCall
	w, h       int
}

// newStage opens a page on the fake desk, on a terminal of 80 × 24.
func newStage(t testing.TB, open kit.ScreenID, change ...func(*Options, *fakeDesk)) *stage {
	t.Helper()
	d := newFakeDesk()
	o := Options{
		Desk: d, Profiles: fakeProfiles{}, Actor: "admin", Tenant: "harbor",
		Wall: func() time.Time { return lesson },
	}
	for _, c := range change {
		c(&o, d)
	}
	pages := New(t.Context(), o)
	s := &stage{t: t, desk: d, pages: append(pages.Tabs, pages.Hidden...), tabs: len(pages.Tabs), everywhere: pages.Everywhere, w: 80, h: 24}
	for _, p := range s.pages {
		s.run(p.Init())
	}
	s.goTo(kit.GoTo{Screen: open})
	return s
}

// size changes the terminal.
func (s *stage) size(w, h int) *stage {
	s.w, s.h = w, h
	s.frame() // pages learn their layout by being drawn
	return s
}

func (s *stage) page() kit.Screen {
	for _, p := range s.pages {
		if p.ID() == s.open {
			return p
		}
	}
	s.t.Fatalf("no page %q", s.open)
	return nil
}

func (s *stage) goTo(g kit.GoTo) {
	s.open = g.Screen
	s.run(s.page().Update(kit.Shown{Arg: g.Arg}))
	s.frame()
}

// run runs a command and all that follows from it.
func (s *stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case kit.Toast:
		s.toast = msg
	case kit.GoTo:
		s.goTo(msg)
	case kit.PlaceCall:
		s.calls = append(s.calls, msg)
	default:
		for _, p := range s.pages {
			s.run(p.Update(msg))
		}
	}
}

// press presses keys as Bubble Tea writes them.
func (s *stage) press(keys ...string) *stage {
	s.t.Helper()
	for _, k := range keys {
		s.toast = kit.Toast{}
		p := s.page()
		if !p.Captures() {
			if a, ok := kit.ByKey(s.actions(), k); ok {
				s.run(a.Do(k))
				s.frame()
				continue
			}
		}
		s.run(p.Update(keyPress(s.t, k)))
		s.frame()
	}
	return s
}

// enter types text, a key for each character.
func (s *stage) enter(text string) *stage {
	s.t.Helper()
	for _, r := range text {
		k := string(r)
		if r == ' ' {
			k = "space"
		}
		s.press(k)
	}
	return s
}

// click clicks the region with that name.
func (s *stage) click(id string) *stage {
	s.t.Helper()
	f := s.frame()
	for _, target := range f.Regions() {
		if target.ID != id {
			continue
		}
		if got := f.Hit(target.Middle.X, target.Middle.Y); got != id {
			s.t.Fatalf("the middle of %q belongs to %q", id, got)
		}
		if action, ok := kit.ActionOf(id); ok {
			a, found := kit.ByID(s.actions(), action)
			if !found {
				s.t.Fatalf("region %q runs no action of the page", id)
			}
			s.run(a.Do(""))
		} else {
			s.run(s.page().Update(kit.Click{ID: id}))
		}
		return s
	}
	s.t.Fatalf("nothing to click named %q in\n%s", id, f.Plain())
	return s
}

// actions are those of the page and those of every screen.
func (s *stage) actions() []kit.Action { return append(s.page().Actions(), s.everywhere()...) }

// frame draws the terminal as the root does: header, page, toast, footer.
func (s *stage) frame() *kit.Frame {
	f := kit.NewFrame(s.w, s.h)
	a := f.Area()
	h := kit.Header{Active: s.open, Portal: lesson}
	for _, p := range s.pages[:s.tabs] {
		h.Tabs = append(h.Tabs, kit.Tab{Screen: p.ID(), Text: p.Tab()})
	}
	p := s.page()
	if b, ok := p.(kit.Badged); ok {
		h.Badges = b.Badges()
	}
	h.Draw(a)
	kit.Footer{Actions: s.actions()}.Draw(a, s.h-1)
	s.toast.Draw(a, s.h-2, s.actions())
	body := a.Sub(0, 1, s.w, s.h-3)
	if kit.LayoutFor(s.w, s.h) == kit.ThreeColumns {
		body = a.Sub(1, 2, s.w-2, s.h-5)
	}
	p.View(body)
	return f
}

// text is the frame as plain text.
func (s *stage) text() string { return s.frame().Plain() }

// shows fails unless the frame holds each of the texts.
func (s *stage) shows(texts ...string) *stage {
	s.t.Helper()
	frame := s.text()
	for _, want := range texts {
		if !strings.Contains(frame, want) {
			s.t.Errorf("the frame does not show %q:\n%s", want, frame)
		}
	}
	return s
}

// hides fails if the frame holds one of the texts.
func (s *stage) hides(texts ...string) *stage {
	s.t.Helper()
	frame := s.text()
	for _, no := range texts {
		if strings.Contains(frame, no) {
			s.t.Errorf("the frame shows %q:\n%s", no, frame)
		}
	}
	return s
}

// says fails unless the toast is this.
func (s *stage) says(want string) *stage {
	s.t.Helper()
	if s.toast.Text != want {
		s.t.Errorf("toast = %q, want %q", s.toast.Text, want)
	}
	return s
}

// keyPress is the message of a key as Bubble Tea writes it.
func keyPress(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	}
	var k tea.KeyPressMsg
	switch code, ok := special[name]; {
	case ok:
		k = tea.KeyPressMsg{Code: code}
	case name == "space":
		k = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case name == "shift+tab":
		k = tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case strings.HasPrefix(name, "ctrl+"):
		k = tea.KeyPressMsg{Code: []rune(name)[5], Mod: tea.ModCtrl}
	default:
		k = tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
	if k.String() != name {
		t.Fatalf("key %q would be pressed as %q", name, k.String())
	}
	return k
}
