package myphone

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"voiceportal/fixtures"
	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// Two users of the class training and what they sign in with.
const (
	leonor         = "lmatos@meridian.example"
	leonorPassword = "Gull-over-7-piers"
	andre          = "afonseca@meridian.example" // his is too old
	andrePassword  = "Slow+train+2+Faro"
	newPassword    = "Tram-9-to-Belem"
)

// stage plays the root: it gives keys and clicks to the page as the program does, runs commands in
// order, and draws frames. The accounts are real, on a store in memory.
type stage struct {
	t        testing.TB
	accounts *mailbox.Accounts
	page     *Screen
	toast    kit.Toast
	w, h     int
}

func newStage(t testing.TB) *stage {
	t.Helper()
	a := fixturetest.Accounts(t, fixtures.TrainingClass)
	return &stage{t: t, accounts: a, page: New(t.Context(), Options{Accounts: a, Terminal: "here"}), w: 80, h: 24}
}

func (s *stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case kit.Toast:
		s.toast = msg
	default:
		s.run(s.page.Update(msg))
	}
}

// press presses keys as Bubble Tea writes them.
func (s *stage) press(keys ...string) *stage {
	s.t.Helper()
	for _, k := range keys {
		s.toast = kit.Toast{}
		if !s.page.Captures() {
			if a, ok := kit.ByKey(s.page.Actions(), k); ok {
				s.run(a.Do(k))
				continue
			}
		}
		s.run(s.page.Update(keyPress(s.t, k)))
	}
	return s
}

// enter types text, a key for each character.
func (s *stage) enter(text string) *stage {
	s.t.Helper()
	for _, r := range text {
		s.run(s.page.Update(tea.KeyPressMsg{Code: r, Text: string(r)}))
	}
	return s
}

// signIn types a user name and a password, whatever stood there.
func (s *stage) signIn(user, password string) *stage {
	s.t.Helper()
	s.click("field:user").press("ctrl+u").enter(user).press("enter", "ctrl+u").enter(password)
	return s.press("enter")
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
		s.run(s.page.Update(kit.Click{ID: id}))
		return s
	}
	s.t.Fatalf("nothing to click named %q in\n%s", id, f.Plain())
	return s
}

// frame draws the terminal as the root does: page, toast, footer.
func (s *stage) frame() *kit.Frame {
	f := kit.NewFrame(s.w, s.h)
	a := f.Area()
	kit.Footer{Actions: s.page.Actions()}.Draw(a, s.h-1)
	s.toast.Draw(a, s.h-2, nil)
	body := a.Sub(0, 1, s.w, s.h-3)
	if kit.LayoutFor(s.w, s.h) == kit.ThreeColumns {
		body = a.Sub(1, 2, s.w-2, s.h-5)
	}
	s.page.View(body)
	return f
}

// shows fails unless the frame holds each of the texts.
func (s *stage) shows(texts ...string) *stage {
	s.t.Helper()
	frame := s.frame().Plain()
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
	frame := s.frame().Plain()
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

// mailed is the password in the newest mail about a mailbox.
func (s *stage) mailed(k mailbox.Key) string {
	s.t.Helper()
	mails, err := s.accounts.Mails(s.t.Context(), k.Tenant, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, m := range mails {
		if m.Mailbox == k && m.Kind == mailbox.MailWebTemporary {
			p, err := s.accounts.Reveal(s.t.Context(), mailbox.By{Actor: "test"}, m.ID)
			if err != nil {
				s.t.Fatal(err)
			}
			return p.Reveal()
		}
	}
	s.t.Fatalf("no mail with a password for %s", k)
	return ""
}

func keyPress(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	special := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "backspace": {Code: tea.KeyBackspace},
		"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	}
	k, ok := special[name]
	if !ok {
		k = tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
	if k.String() != name {
		t.Fatalf("key %q would be pressed as %q", name, k.String())
	}
	return k
}
