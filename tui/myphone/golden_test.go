package myphone

import (
	"testing"

	"voiceportal/tui/kit/kittest"
)

// scenes are the moments that every size and theme is checked at.
var scenes = []struct {
	name  string
	act   func(*stage)
	shows string // what makes the moment, so that a golden cannot go astray
}{
	{"sign-in", func(*stage) {}, "Forgot password?"},
	{"typing", func(s *stage) { s.enter(leonor).press("tab").enter(leonorPassword) }, "● ● ●"},
	{"wrong", func(s *stage) { s.signIn(leonor, "Gull-over-8-piers") }, "User name or password is wrong."},
	{"throttled", func(s *stage) {
		for range 11 {
			s.signIn(leonor, "Gull-over-8-piers")
		}
	}, "Try again in 5 minutes."},
	{"waiting", func(s *stage) {
		s.enter(leonor).press("tab").enter(leonorPassword)
		s.page.Update(keyPress(s.t, "enter")) // the answer is not waited for
	}, "One moment…"},
	{"forgot", func(s *stage) { s.press("esc", "f") }, "Reset password"},
	{"asked", func(s *stage) { s.press("esc", "f").enter(leonor).press("enter") }, "If there is such a user"},
	{"uc-one", func(s *stage) { s.press("esc", "u") }, "UC-One"},
	{"home", func(s *stage) { s.signIn(leonor, leonorPassword) }, "Change it by"},
	{"uc-one-home", func(s *stage) { s.press("esc", "u").signIn(leonor, leonorPassword) }, "share the password"},
	{"change", func(s *stage) { s.signIn(leonor, leonorPassword).press("p").enter("lmatos-7") }, "New password"},
	{"must-change", func(s *stage) { s.signIn(andre, andrePassword) }, "too old"},
	{"mismatch", func(s *stage) {
		s.signIn(andre, andrePassword).enter(newPassword).press("enter").enter("x").press("enter")
	}, "The two are not the same."},
	{"changed", func(s *stage) {
		s.signIn(andre, andrePassword).enter(newPassword).press("enter").enter(newPassword).press("enter")
	}, "Your new password works now"},
}

func TestPagesLookAsDrawn(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes {
		for _, size := range kittest.Sizes() {
			t.Run(sc.name+"-"+size.String(), func(t *testing.T) {
				t.Parallel()
				s := newStage(t)
				s.w, s.h = size.W, size.H
				sc.act(s)
				s.shows(sc.shows)
				kittest.Golden(t, sc.name, s.frame())
			})
		}
	}
}

func TestPagesFitEverySize(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes {
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t)
			sc.act(s)
			for _, size := range kittest.Fuzz() {
				s.w, s.h = size.W, size.H
				f := s.frame()
				kittest.Check(t, f)
				if _, ok := f.Cursor(); !ok {
					t.Errorf("%s: no cursor for screen readers to follow", size)
				}
			}
		})
	}
}

func TestPagesShowNoPassword(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes {
		s := newStage(t)
		sc.act(s)
		for _, size := range kittest.Sizes() {
			s.w, s.h = size.W, size.H
			kittest.Secret(t, s.frame(), leonorPassword, andrePassword, newPassword, "Gull-over-8-piers", "lmatos-7")
		}
	}
}
