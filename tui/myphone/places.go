package myphone

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// The buttons' regions.
const (
	signInButton = "button:sign-in"
	forgotButton = "button:forgot"
	appButton    = "button:app"
	resetButton  = "button:reset"
	changeButton = "button:change"
	leaveButton  = "button:leave"
)

// open shows a page with its fields empty, but for the user name.
func (s *Screen) open(p place) {
	s.place, s.problem, s.news, s.broken = p, "", "", nil
	s.secret.Set("")
	s.again.Set("")
	user := item{id: "field:user", label: "User name", field: &s.user}
	switch p {
	case atSignIn:
		s.form = form{items: []item{
			user,
			{id: "field:password", label: "Password", field: &s.secret, do: s.trySignIn},
			{id: signInButton, label: "Sign in", do: s.trySignIn},
		}}
		if s.app == mailbox.MyPhone {
			s.form.items = append(s.form.items, item{id: forgotButton, label: "Forgot password?", do: s.to(atForgot)})
		}
		s.form.items = append(s.form.items, item{id: appButton, label: otherApp(s.app), do: s.switchApp})
		if s.user.Len() > 0 {
			s.form.at = 1
		}
	case atForgot:
		user.do = s.tryForgot
		s.form = form{items: []item{
			user,
			{id: resetButton, label: "Reset password", do: s.tryForgot},
			{id: leaveButton, label: "Back", do: s.to(atSignIn)},
		}}
	case atChange:
		leave := item{id: leaveButton, label: "Keep the old one", do: s.to(atHome)}
		if s.account.why != "" {
			leave = item{id: leaveButton, label: "Sign out", do: s.signOut}
		}
		s.form = form{items: []item{
			{id: "field:new", label: "New password", field: &s.secret},
			{id: "field:again", label: "Once more", field: &s.again, do: s.tryChange},
			{id: changeButton, label: "Change password", do: s.tryChange},
			leave,
		}}
	case atHome:
		s.form = form{items: []item{{id: leaveButton, label: "Sign out", do: s.signOut}}}
		if s.account.app == mailbox.MyPhone {
			s.form.items = append([]item{{id: changeButton, label: "Change password", do: s.to(atChange)}}, s.form.items...)
		}
	}
}

// otherApp names the button that leads to the other application.
func otherApp(a mailbox.WebApp) string {
	if a == mailbox.UCOne {
		return "My Phone"
	}
	return "UC-One app"
}

func (s *Screen) to(p place) func() tea.Cmd {
	return func() tea.Cmd { s.open(p); return nil }
}

// switchApp goes to the sign-in of the other application.
func (s *Screen) switchApp() tea.Cmd {
	if s.app == mailbox.MyPhone {
		s.app = mailbox.UCOne
	} else {
		s.app = mailbox.MyPhone
	}
	s.open(atSignIn)
	return nil
}

// signOut forgets who was signed in.
func (s *Screen) signOut() tea.Cmd {
	s.account = account{}
	s.open(atSignIn)
	return kit.Tell(kit.Done, "Signed out.")
}

// trySignIn asks for entrance with what was typed.
func (s *Screen) trySignIn() tea.Cmd {
	switch {
	case s.user.Len() == 0:
		return s.complain(0, "Type your user name first.")
	case s.secret.Len() == 0:
		return s.complain(1, "Type your password first.")
	}
	return s.ask(s.signIn(s.user.Value(), entry(&s.secret)))
}

func (s *Screen) tryForgot() tea.Cmd {
	if s.user.Len() == 0 {
		return s.complain(0, "Type your user name first.")
	}
	return s.ask(s.forgot(s.user.Value()))
}

// tryChange has the new password committed once both entries agree. The rules are judged by the
// accounts then; what can be told before was told while it was typed.
func (s *Screen) tryChange() tea.Cmd {
	broken := s.account.rules.Check(entry(&s.secret), s.account.about)
	switch {
	case s.secret.Len() == 0:
		return s.complain(0, "Type the new password first.")
	case len(broken) > 0:
		return s.complain(0, s.account.rules.Explain(broken[0]))
	case s.again.Len() == 0:
		return s.complain(1, "Type the password once more, so that a slip shows.")
	case !entry(&s.secret).Equal(entry(&s.again)):
		s.again.Set("")
		return s.complain(1, "The two are not the same. Type it once more.")
	}
	return s.ask(s.change(entry(&s.secret)))
}

// complain says what is wrong and takes the focus to where it can be put right.
func (s *Screen) complain(at int, problem string) tea.Cmd {
	s.form.at, s.problem, s.news = at, problem, ""
	return nil
}

// title is the panel's.
func (s *Screen) title() string {
	switch s.place {
	case atForgot:
		return "Forgot password?"
	case atChange:
		return "Change password"
	}
	return wording.WebApp(s.app)
}
