package myphone

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/tui/kit"
)

func TestAUserSignsInAndOut(t *testing.T) {
	t.Parallel()
	s := newStage(t).signIn(leonor, leonorPassword)
	s.says("Signed in to My Phone.").shows("✓ Leonor Matos", "5001", "set on 17 October 2025", "15 January 2026")
	s.press("o").says("Signed out.").shows(leonor).hides("Leonor Matos")
	if s.page.secret.Len() > 0 {
		t.Error("the password is still in its field")
	}
}

func TestAWrongPasswordSaysNoMoreThanThat(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, user := range []string{leonor, "nobody@meridian.example"} {
		s.signIn(user, "Gull-over-8-piers").shows("✗ User name or password is wrong.", "Sign in")
		if s.page.secret.Len() > 0 || s.page.form.focused().field != &s.page.secret {
			t.Error("the wrong password is still in its field, or the field has not the focus")
		}
	}
	s.enter("G").hides("✗ User name")
}

func TestTooManyWrongPasswordsHaveToWait(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for range 10 {
		s.signIn(leonor, "Gull-over-8-piers")
	}
	s.signIn(leonor, leonorPassword).shows("✗ Too many wrong passwords. Try again in 5 minutes.")
}

func TestAnOldPasswordIsChangedBeforeAnythingElse(t *testing.T) {
	t.Parallel()
	s := newStage(t).signIn(andre, andrePassword)
	s.shows("Change password", "▸ Your password is too old. Choose a new one.", "Sign out")
	s.enter(newPassword).press("enter").enter(newPassword).press("enter")
	s.shows("▸ Your new password works now", "a.fonseca.private@post.example", "4 November 2025")
	s.press("o").signIn(andre, andrePassword).shows("✗ User name or password is wrong.")
	s.press("esc", "u").shows("UC-One").signIn(andre, newPassword)
	s.says("Signed in to UC-One.").shows("The UC-One apps share the password of My Phone.")
}

func TestATemporaryPasswordIsChangedBeforeAnythingElse(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	temporary := s.mailed(mailbox.Key{Tenant: "meridian", Number: "5004"})
	s.signIn("tmansour@meridian.example", temporary).shows("▸ This is a temporary password. Choose one of your own.")
	s.enter(temporary).press("enter").enter(temporary).press("enter")
	s.shows("✗ The new password may not be the one before.", "✗ not the password before")
	s.press("ctrl+u").hides("✗ not the password before")
}

func TestARefusedPasswordAtUCOneIsChangedInMyPhone(t *testing.T) {
	t.Parallel()
	s := newStage(t).press("esc", "u").signIn(andre, andrePassword)
	s.shows("✗ This password must be changed first. Sign in to My Phone.")
	s.press("esc", "u").shows("Forgot password?")
}

func TestRulesAreJudgedInWordsWhileAPasswordIsTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t).signIn(leonor, leonorPassword).press("p")
	s.shows("· at least 10 characters", "· a digit", "✓ the user name nowhere in it")
	s.enter("lmatos").shows("✗ the user name nowhere in it", "✓ a lower-case letter", "· an upper-case letter")
	s.press("tab", "enter").shows("✗ A password has at least 10 characters")
	s.press("ctrl+u").enter(newPassword).shows("✓ at least 10 characters", "✓ a digit", "· not the password before").hides("✗")
}

func TestTheTwoEntriesMustBeTheSame(t *testing.T) {
	t.Parallel()
	s := newStage(t).signIn(leonor, leonorPassword).press("p")
	s.press("tab", "tab", "enter").shows("✗ Type the new password first.")
	s.enter(newPassword).press("enter", "enter").shows("✗ Type the password once more, so that a slip shows.")
	s.enter(newPassword + "x").press("enter").shows("✗ The two are not the same. Type it once more.")
	s.enter(newPassword).press("enter").shows("▸ Your new password works now")
}

func TestAChangeCanBeLeft(t *testing.T) {
	t.Parallel()
	s := newStage(t).signIn(leonor, leonorPassword).press("p")
	s.enter("Tram").press("esc", "esc").shows("Mail goes to")
	if s.page.secret.Len() > 0 {
		t.Error("what was typed is still there")
	}
	old := newStage(t).signIn(andre, andrePassword)
	old.press("esc", "esc").says("Signed out.").shows("Sign in", "Forgot password?")
}

func TestAForgottenPasswordIsAnsweredTheSameForEverybody(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, user := range []string{leonor, "nobody@meridian.example"} {
		s.click("button:forgot").press("ctrl+u", "enter").shows("✗ Type your user name first.")
		s.enter(user).press("enter").shows("▸ If there is such a user, a temporary password is on")
	}
	temporary := s.mailed(mailbox.Key{Tenant: "meridian", Number: "5001"})
	s.signIn(leonor, temporary).shows("▸ This is a temporary password.")
	s.press("esc", "esc", "esc", "f", "esc", "esc").shows("Sign in")
}

func TestWhatIsMissingIsAskedFor(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.click("button:sign-in").shows("✗ Type your user name first.")
	s.enter(leonor).press("enter", "enter").shows("✗ Type your password first.")
}

func TestAnAdminsActEndsTheSession(t *testing.T) {
	t.Parallel()
	s := newStage(t).signIn(leonor, leonorPassword).press("p")
	k := mailbox.Key{Tenant: "meridian", Number: "5001"}
	if _, err := s.accounts.Apply(t.Context(), mailbox.By{Actor: "kim"}, k, mailbox.ResetWeb{}); err != nil {
		t.Fatal(err)
	}
	s.enter(newPassword).press("enter").enter(newPassword).press("enter")
	s.shows("✗ Your account was changed meanwhile. Sign in again.").hides("Leonor Matos")
}

func TestKeysAreTextInAFieldAndCommandsAtAButton(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.press("f", "u", "q", "?")
	if got := s.page.user.Value(); got != "fuq?" || !s.page.Captures() {
		t.Errorf("the field holds %q", got)
	}
	s.press("esc")
	if s.page.Captures() {
		t.Error("esc does not leave the field")
	}
	s.press("p").says("Nobody is signed in.").press("o").says("Nobody is signed in.")
	s.press("shift+tab", "x")
	if got := s.page.secret.Len(); got != 1 {
		t.Errorf("back in the password field %d characters were typed, want 1", got)
	}
	in := newStage(t).signIn(leonor, leonorPassword)
	in.press("f").says("Sign out first.").press("tab", "up", "down", "enter").says("Signed out.")
	uc := newStage(t).press("esc", "u").signIn(leonor, leonorPassword)
	uc.press("p").says("The password is changed in My Phone.")
}

func TestFieldsAndButtonsAreClicked(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.click("field:password").enter("x").click("field:user").enter("y")
	if s.page.user.Value() != "y" || s.page.secret.Len() != 1 {
		t.Error("clicks do not focus the fields")
	}
	s.click("button:app").shows("UC-One").click("button:app").shows("Forgot password?")
	s.click("button:forgot").click("button:leave").shows("Sign in")
	s.run(s.page.Update(kit.Click{ID: "nothing"}))
}

func TestAPasteGoesIntoTheField(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.run(s.page.Update(tea.PasteMsg{Content: leonor}))
	s.press("tab")
	s.run(s.page.Update(tea.PasteMsg{Content: leonorPassword}))
	s.press("enter").says("Signed in to My Phone.")
	s.run(s.page.Update(tea.PasteMsg{Content: "into a button"}))
}

func TestNothingIsDoneTwiceWhileTheAccountsThink(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.enter(leonor).press("enter").enter(leonorPassword)
	cmd := s.page.Update(keyPress(t, "enter")) // asked, not yet answered
	s.shows("One moment…")
	s.press("enter", "x").click("button:forgot").shows("One moment…", "Sign in")
	s.page.form.leaveField()
	s.press("enter", "f").shows("One moment…")
	s.run(s.page.Update(tea.PasteMsg{Content: "x"}))
	stale := answered{s.page.asked - 1, forgotten{}}
	s.run(s.page.Update(stale))
	s.shows("One moment…")
	s.run(cmd)
	s.says("Signed in to My Phone.")
}

// failing are accounts that cannot answer.
type failing struct{ Accounts }

var errDisk = errors.New("the disk is full")

func (failing) SignInWeb(context.Context, mailbox.WebAttempt) (mailbox.WebAnswer, error) {
	return mailbox.WebAnswer{}, errDisk
}
func (failing) ForgotWeb(context.Context, string) error { return errDisk }
func (failing) ChangeWeb(context.Context, mailbox.Key, uint64, password.Password) (mailbox.Commit, []password.Rule, error) {
	return "", nil, errDisk
}

func TestAccountsThatCannotAnswerSaySo(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.signIn(leonor, leonorPassword).press("p")
	s.page.accounts = failing{s.accounts}
	s.enter(newPassword).press("enter").enter(newPassword).press("enter").says("Could not change the password: the disk is full.")
	s.press("esc", "esc", "o").signIn(leonor, leonorPassword).says("Could not sign in: the disk is full.")
	s.press("esc", "f").press("enter").says("Could not reset the password: the disk is full.")
	if strings.Contains(s.toast.Text, leonorPassword) {
		t.Error("the error shows the password")
	}
}

func TestTheScreenHasItsPlaceInTheProgram(t *testing.T) {
	t.Parallel()
	s := New(t.Context(), Options{})
	if s.ID() != kit.MyPhoneScreen || s.Tab() != "My Phone" || s.Init() != nil || s.Update(kit.Shown{}) != nil {
		t.Error("the screen is not the one that g m opens, or does something unasked")
	}
	seen := map[kit.ActionID]bool{}
	for _, a := range s.Actions() {
		if seen[a.ID] || a.Title == "" || !strings.HasSuffix(a.Effect, ".") || a.Context == "" {
			t.Errorf("action %+v is double or lacks words", a)
		}
		seen[a.ID] = true
	}
}
