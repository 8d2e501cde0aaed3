package myphone

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// take goes on with an answer of the accounts.
func (s *Screen) take(answer any) tea.Cmd {
	switch a := answer.(type) {
	case signedIn:
		return s.takeSignIn(a)
	case forgotten:
		return s.takeForgotten(a)
	case changed:
		return s.takeChange(a)
	}
	return nil
}

func (s *Screen) takeSignIn(a signedIn) tea.Cmd {
	if a.err != nil {
		return cannot("sign in", a.err)
	}
	said := wording.WebAnswer(a.answer, s.app)
	switch {
	case a.answer.Verdict == mailbox.SignedIn:
		s.account = a.account
		s.open(atHome)
		return kit.Tell(kit.Done, "Signed in to "+wording.WebApp(s.app)+".")
	case a.answer.Verdict == mailbox.MustChange && s.app == mailbox.MyPhone:
		s.account = a.account
		s.account.why = said
		s.open(atChange)
		return nil
	}
	s.secret.Set("")
	return s.complain(1, said)
}

func (s *Screen) takeForgotten(a forgotten) tea.Cmd {
	if a.err != nil {
		return cannot("reset the password", a.err)
	}
	s.open(atSignIn)
	s.news = wording.AskedFor
	return nil
}

func (s *Screen) takeChange(a changed) tea.Cmd {
	if a.err != nil {
		return cannot("change the password", a.err)
	}
	switch a.end {
	case mailbox.Committed:
		s.account = a.account
		s.open(atHome)
		s.news = "Your new password works now, here and in the UC-One apps."
	case mailbox.Unacceptable:
		s.broken = make(map[password.Rule]bool)
		for _, rule := range a.broken {
			s.broken[rule] = true
		}
		s.again.Set("")
		return s.complain(0, s.account.rules.Explain(a.broken[0]))
	default:
		s.account = account{}
		s.open(atSignIn)
		s.problem = wording.MovedOn
	}
	return nil
}

// cannot tells that the accounts could not answer.
func cannot(what string, err error) tea.Cmd {
	return kit.Tell(kit.Failure, "Could not "+what+": "+err.Error()+".")
}
