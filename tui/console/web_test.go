package console

import (
	"strings"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// meridian is the desk on a mailbox of the tenant whose users have web passwords.
func meridian(t *testing.T, number string) *live {
	t.Helper()
	l := newLive(t, kit.AdminScreen)
	l.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "meridian/" + number})
	return l
}

func TestAnAdminResetsAWebPassword(t *testing.T) {
	t.Parallel()
	l := meridian(t, "5002")
	l.press("w").shows("Reset the web password?", "own, expired  →  temporary, good for 24 hours", "to a.fonseca.private@post.example",
		"Mail goes to E-mail, not to the user name.", "PIN      stays", "[ Keep as it is ]")
	l.press("y").says("A temporary web password for 5002 Andre Fonseca is on its way to a.fonseca.private@post.example.")
	l.size(120, 40).shows("temporary, 2", "hours left", "web password reset")
}

func TestTheEditFormLeadsToTheResetAndTellsWhereMailGoes(t *testing.T) {
	t.Parallel()
	l := meridian(t, "5001")
	l.press("e").shows("Mail goes to E-mail, not to the user name.", "leonor.matos@meridian.example", "ctrl+r Reset password")
	l.enter("x").press("ctrl+r").says("Save the form first: enter. Or leave it as it is: esc.")
	l.press("backspace", "ctrl+r").shows("Reset the web password?", "5001, Leonor Matos")
	l.press("esc", "e").click(resetButton).shows("Reset the web password?")

	none := meridian(t, "5006")
	none.press("e", "ctrl+r").says("Mailbox meridian/5006 has no user name to sign in to My Phone with. Give its owner a user name first.")
}

func TestThePageSpeaksOfWebPasswordsOnlyWhereThereAreAny(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	l.size(120, 40).hides("Web password")
	l.press("enter").hides("web password").press("esc")
	l.press("w").says("Mailbox harbor/4012 has no web password: its profile broadcloud knows none.")
	l.press("e").hides("Reset password", "user name.").press("esc")

	web := meridian(t, "5001")
	web.size(120, 40).shows("Web password", "own, set 17 Oct")
	web.press("enter").shows("Reset the web password")
}

func TestTheMenuHasNoNumberForItsEleventhRow(t *testing.T) {
	t.Parallel()
	l := meridian(t, "5001")
	l.press("enter")
	m, ok := l.pages[0].(*admin).over.(*menu)
	if !ok {
		t.Fatal("enter opens no menu")
	}
	digits := map[string]bool{}
	for i := range m.rows {
		if d := m.digit(i); d != "" && digits[d] {
			t.Errorf("two rows are on %s", d)
		} else {
			digits[d] = true
		}
	}
	if len(m.rows) != 11 || m.digit(10) != "" {
		t.Errorf("%d rows, the last on %q", len(m.rows), m.digit(10))
	}
}

func TestFactsOfAWebPasswordSayWhatIsSo(t *testing.T) {
	t.Parallel()
	day := 24 * time.Hour
	for _, tt := range []struct {
		name string
		web  mailbox.WebSummary
		want string
		word string
	}{
		{"none", mailbox.WebSummary{State: mailbox.WebNone}, "no password", "none"},
		{"own", mailbox.WebSummary{State: mailbox.WebOwn, SetAt: lesson.Add(-12 * day)}, "own, set 23 Oct", "own"},
		{"asked for", mailbox.WebSummary{State: mailbox.WebOwn, SetAt: lesson.Add(-12 * day), Asked: lesson.Add(day)}, "own, and a temporary one", "own"},
		{"expired", mailbox.WebSummary{State: mailbox.WebExpired, ExpiresAt: lesson.Add(-day)}, "own, expired yesterday", "own, expired"},
		{"temporary", mailbox.WebSummary{State: mailbox.WebTemporary, ExpiresAt: lesson.Add(day)}, "temporary, 24 hours left", "temporary, good for 24 hours"},
		{"temporary for ever", mailbox.WebSummary{State: mailbox.WebTemporary}, "temporary", "temporary"},
	} {
		tt.web.Allowed = true
		f := webFact(lesson, mailbox.Summary{Web: tt.web})
		if got := f.value.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if got := webWord(lesson, tt.web); got != tt.word {
			t.Errorf("%s, in a word: %q, want %q", tt.name, got, tt.word)
		}
	}
}

func TestWebPagesLookAsDrawn(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{"web-menu": {"enter"}, "web-reset": {"w"}, "web-edit": {"e"}} {
		for _, size := range kittest.Sizes() {
			t.Run(name+"-"+size.String(), func(t *testing.T) {
				t.Parallel()
				l := meridian(t, "5001")
				l.size(size.W, size.H).press(keys...)
				f := l.frame()
				if !strings.Contains(f.Plain(), "eset") && !strings.Contains(f.Plain(), "web") {
					t.Errorf("the scene has gone astray:\n%s", f.Plain())
				}
				kittest.Golden(t, name, f)
			})
		}
	}
}
