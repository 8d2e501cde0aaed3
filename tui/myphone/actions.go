package myphone

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// myPhone is where the page's keys work.
const myPhone kit.Context = "My Phone"

// Actions are what can be done on the page. In a field only enter, tab and esc are keys; the others
// are listed for the help, and for the mouse.
func (s *Screen) Actions() []kit.Action {
	list := []kit.Action{
		{
			ID: "myphone.enter", Keys: []string{"enter"}, Title: "Go on", Priority: 90,
			Effect: "Goes to the next field, or does what the button says.", Hint: s.enterHint(),
			Run: func(string) tea.Cmd { return s.form.enter() },
		},
		{
			ID: "myphone.next", Keys: []string{"tab", "down"}, Title: "Next field or button", Hint: "Next", Priority: 80,
			Effect: "Goes through the fields and buttons, shift+tab backwards.",
			Run:    func(string) tea.Cmd { s.form.move(1); return nil },
		},
		{
			ID: "myphone.before", Keys: []string{"shift+tab", "up"}, Title: "Field or button before",
			Effect: "Goes back through the fields and buttons.",
			Run:    func(string) tea.Cmd { s.form.move(-1); return nil },
		},
		{
			ID: "myphone.forgot", Keys: []string{"f"}, Title: "Forgot password?",
			Effect:  "Has a temporary password sent to the e-mail address on file.",
			Enabled: s.isOut, Run: func(string) tea.Cmd { s.app = mailbox.MyPhone; s.open(atForgot); return nil },
		},
		{
			ID: "myphone.app", Keys: []string{"u"}, Title: "UC-One app or My Phone",
			Effect:  "Goes to the sign-in of the other application, which has the same password.",
			Enabled: s.isOut, Run: func(string) tea.Cmd { return s.switchApp() },
		},
		{
			ID: "myphone.change", Keys: []string{"p"}, Title: "Change password",
			Effect:  "Asks for a new password and shows the rules it must keep.",
			Enabled: s.mayChange, Run: func(string) tea.Cmd { s.open(atChange); return nil },
		},
		{
			ID: "myphone.out", Keys: []string{"o"}, Title: "Sign out",
			Effect:  "Forgets who was signed in.",
			Enabled: s.isIn, Run: func(string) tea.Cmd { return s.signOut() },
		},
	}
	if s.form.inField() {
		list = append(list, kit.Action{
			ID: "myphone.leave", Keys: []string{"esc"}, Title: "Leave the field", Hint: "Leave the field", Priority: 70,
			Effect: "Goes to the buttons, where letters are commands again.",
			Run:    func(string) tea.Cmd { s.form.leaveField(); return nil },
		})
	} else if back, ok := s.wayBack(); ok {
		list = append(list, kit.Action{
			ID: "myphone.back", Keys: []string{"esc"}, Title: "Back", Hint: "Back", Priority: 70,
			Effect: "Goes back a page.", Run: func(string) tea.Cmd { return back() },
		})
	}
	for i := range list {
		list[i].Context = myPhone
		run := list[i].Run
		list[i].Run = func(key string) tea.Cmd {
			if s.waits {
				return nil
			}
			return run(key)
		}
	}
	return list
}

// enterHint is what enter does now, in a word or two.
func (s *Screen) enterHint() string {
	now := s.form.focused()
	switch {
	case now.field == nil:
		return now.label
	case now.do == nil:
		return "Next field"
	}
	for _, it := range s.form.items {
		if it.field == nil {
			return it.label
		}
	}
	return "Go on"
}

// wayBack is what esc does on a page that was reached from another; ok is false on the others,
// which esc leaves for the screen before.
func (s *Screen) wayBack() (back func() tea.Cmd, ok bool) {
	if s.place != atForgot && s.place != atChange {
		return nil, false
	}
	return s.form.items[len(s.form.items)-1].do, true
}

func (s *Screen) isIn() (bool, string) {
	return s.account.key != mailbox.Key{}, "Nobody is signed in."
}

func (s *Screen) isOut() (bool, string) {
	in, _ := s.isIn()
	return !in, "Sign out first."
}

func (s *Screen) mayChange() (bool, string) {
	if in, why := s.isIn(); !in {
		return false, why
	}
	return s.account.app == mailbox.MyPhone, "The password is changed in My Phone."
}
