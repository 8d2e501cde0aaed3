package console

import (
	"strings"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

// signIn tries a PIN at the mailbox door.
func (l *live) signIn(k mailbox.Key, digits string) mailbox.SignedInAs {
	l.t.Helper()
	as, err := l.accounts.SignIn(l.t.Context(), mailbox.Attempt{Mailbox: k, Door: mailbox.DoorMailbox, PIN: pin.New(digits)})
	if err != nil {
		l.t.Fatal(err)
	}
	return as
}

func TestAResetNumberOpensWithTheDefaultPINThatThePageShows(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.NumbersScreen)
	l.goTo(kit.GoTo{Screen: kit.NumbersScreen, Arg: "riverside/2103"})
	l.shows("✗ locked").press("d", "y").shows("is reset back to the", "default PIN and unlocked.").press("enter").shows("▸ default PIN")
	l.press("v").shows("Default PIN of 2103", "815104").press("esc")
	if as := l.signIn(riversideKey("2103"), "815104"); as.Verdict != mailbox.MustChange || as.Due != mailbox.DueDefault {
		t.Errorf("the default PIN gives %q, due %q", as.Verdict, as.Due)
	}
	l.goTo(kit.GoTo{Screen: kit.AuditScreen, Arg: "riverside/2103"})
	l.shows("default PIN shown", "default PIN set")
}

func TestADeactivatedNumberLosesWhatItsOwnerConfigured(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.NumbersScreen)
	l.goTo(kit.GoTo{Screen: kit.NumbersScreen, Arg: "riverside/2002"})
	l.press("a").shows("own  →  default", "Messages 1  →  0", "call in progress ends").press("y").shows("× deactivated")
	if as := l.signIn(riversideKey("2002"), "306588"); as.Verdict != mailbox.Refused {
		t.Errorf("a deactivated number gives %q", as.Verdict)
	}
	l.press("a").shows("▸ default PIN")
	if as := l.signIn(riversideKey("2002"), "306588"); as.Due != mailbox.DueDefault {
		t.Errorf("the activated number gives %q, due %q", as.Verdict, as.Due)
	}
	if s, err := l.accounts.Summary(t.Context(), riversideKey("2002")); err != nil || s.Remembered+s.SavedMessages > 0 {
		t.Errorf("%d PINs and %d messages are left, %v", s.Remembered, s.SavedMessages, err)
	}
}

func TestACompanysChoiceHoldsForNewUsersOnly(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.CompanyScreen)
	before, err := l.accounts.Summaries(t.Context(), "oakfield")
	if err != nil {
		t.Fatal(err)
	}
	l.press("enter").enter("5920583").press("enter").says("Saved: new users get the default PIN. No PIN in use has changed.")
	after, err := l.accounts.Summaries(t.Context(), "oakfield")
	if err != nil {
		t.Fatal(err)
	}
	for i := range before {
		if before[i].Generation != after[i].Generation {
			t.Errorf("the PIN of %s has changed", before[i].Key)
		}
	}
	newcomer := mailbox.Key{Tenant: "oakfield", Number: "3050"}
	owner := mailbox.Owner{First: "Ida", Last: "Moe", Email: "ida.moe@oakfield.example"}
	if _, err := l.accounts.Apply(t.Context(), mailbox.By{Actor: "pat"}, newcomer, mailbox.Create{Owner: owner}); err != nil {
		t.Fatal(err)
	}
	if as := l.signIn(newcomer, "5920583"); as.Due != mailbox.DueDefault {
		t.Errorf("the new default PIN gives a new user %q, due %q", as.Verdict, as.Due)
	}
}

func TestNumbersAreReadAgainWhenSomebodyElseActs(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.NumbersScreen)
	l.goTo(kit.GoTo{Screen: kit.NumbersScreen, Arg: "riverside/2002"})
	if _, err := l.accounts.Apply(t.Context(), mailbox.By{Actor: "sam"}, riversideKey("2002"), mailbox.LockOut{}); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if strings.Contains(l.text(), "✗ locked since") {
			return
		}
		l.next()
	}
	t.Errorf("the lock of somebody else is not shown:\n%s", l.text())
}
