package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
)

// newPassword is one that the rules accept and nobody has.
var newPassword = password.New("Tram-9-to-Belem")

// changeWeb commits a new web password for Lena.
func (o *office) changeWeb(generation uint64, p password.Password) (mailbox.Commit, []password.Rule) {
	o.Helper()
	end, broken, err := o.ChangeWeb(o.Context(), lena, generation, p)
	if err != nil {
		o.Fatal(err)
	}
	return end, broken
}

func TestANewWebPasswordReplacesTheOldOne(t *testing.T) {
	t.Parallel()
	o := open(t)
	in := o.web(lenaUser, lenaPassword)
	if end, broken := o.changeWeb(in.Generation, newPassword); end != mailbox.Committed || broken != nil {
		t.Fatalf("change: %s, broken %v", end, broken)
	}
	o.verdict("the old one", o.web(lenaUser, lenaPassword), mailbox.Refused)
	o.verdict("the new one at UC-One", o.webAt("home", mailbox.UCOne, lenaUser, newPassword), mailbox.SignedIn)
	if got := o.log(lena); got[1] != mailbox.EntryWebChanged {
		t.Errorf("audit %v, want the change second", got)
	}
	if got := o.summary(lena).Web; got.SetAt != morning || got.State != mailbox.WebOwn {
		t.Errorf("web password %+v, want one set now", got)
	}
}

func TestANewWebPasswordKeepsTheRules(t *testing.T) {
	t.Parallel()
	o := open(t)
	in := o.web(lenaUser, lenaPassword)
	for _, tt := range []struct {
		name, entry string
		want        []password.Rule
	}{
		{"too simple", "lena", []password.Rule{password.RuleLength, password.RuleUpper, password.RuleDigit, password.RuleOther, password.RuleUserName}},
		{"the telephone number", "Call-099-4001", []password.Rule{password.RulePhone}},
		{"the alternate ID", "Id-is-8830412", []password.Rule{password.RuleAltID}},
		{"the one in force", lenaPassword.Reveal(), []password.Rule{password.RuleCurrent}},
	} {
		end, broken := o.changeWeb(in.Generation, password.New(tt.entry))
		if diff := cmp.Diff(tt.want, broken); end != mailbox.Unacceptable || diff != "" {
			t.Errorf("%s: %s, broken (-want +got):\n%s", tt.name, end, diff)
		}
	}
	o.verdict("the old one", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
}

func TestTheTemporaryPasswordCannotBeKept(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(lena, mailbox.ResetWeb{})
	temporary := o.mailedPassword(lena)
	in := o.verdict("the temporary one", o.web(lenaUser, temporary), mailbox.MustChange)
	if end, broken := o.changeWeb(in.Generation, temporary); end != mailbox.Unacceptable || !cmp.Equal(broken, []password.Rule{password.RuleCurrent}) {
		t.Errorf("change to the temporary password: %s, broken %v", end, broken)
	}
}

func TestTheTemporaryPasswordDiesWithTheChange(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(lena, mailbox.ResetWeb{})
	temporary := o.mailedPassword(lena)
	in := o.web(lenaUser, temporary)
	o.verdict("once more, after a dropped line", o.web(lenaUser, temporary), mailbox.MustChange)
	o.changeWeb(in.Generation, newPassword)
	o.verdict("after the change", o.web(lenaUser, temporary), mailbox.Refused)
	o.verdict("the new one", o.web(lenaUser, newPassword), mailbox.SignedIn)
}

func TestAnAdminsActBeatsAChangeUnderWay(t *testing.T) {
	t.Parallel()
	for name, act := range map[string]mailbox.Act{
		"reset": mailbox.ResetWeb{}, "lock": mailbox.LockOut{}, "deactivate": mailbox.Deactivate{}, "delete": mailbox.Delete{},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			in := o.web(lenaUser, lenaPassword)
			o.apply(lena, act)
			if end, _ := o.changeWeb(in.Generation, newPassword); end != mailbox.Superseded {
				t.Errorf("change: %s, want superseded", end)
			}
		})
	}
}

func TestAForgottenPasswordDoesNotDisturbAChangeUnderWay(t *testing.T) {
	t.Parallel()
	o := open(t)
	in := o.web(lenaUser, lenaPassword)
	o.forgot(lenaUser) // by a stranger
	if end, _ := o.changeWeb(in.Generation, newPassword); end != mailbox.Committed {
		t.Errorf("change: %s, want committed", end)
	}
	o.verdict("the stranger's temporary one", o.web(lenaUser, o.mailedPassword(lena)), mailbox.Refused)
}

// A new mailbox of a number must not be opened to who had signed in to the one before.
func TestASessionDoesNotOutliveItsMailbox(t *testing.T) {
	t.Parallel()
	o := open(t)
	owner := o.summary(lena).Owner
	in := o.web(lenaUser, lenaPassword)
	o.apply(lena, mailbox.Delete{})
	o.apply(lena, mailbox.Create{Owner: owner})
	o.apply(lena, mailbox.ResetWeb{})
	if end, _ := o.changeWeb(in.Generation, newPassword); end != mailbox.Superseded {
		t.Errorf("change in the new mailbox: %s, want superseded", end)
	}
	again := open(t)
	before := again.web(lenaUser, lenaPassword).Generation
	if err := again.Load(t.Context(), kim, town(), true); err != nil {
		t.Fatal(err)
	}
	if end, _ := again.changeWeb(before, newPassword); end != mailbox.Superseded {
		t.Errorf("change after the class was loaded again: %s, want superseded", end)
	}
}

func TestWebRulesAreThoseOfTheProfileAndTheUser(t *testing.T) {
	t.Parallel()
	o := open(t)
	rules, about, err := o.WebRules(t.Context(), lena)
	if err != nil {
		t.Fatal(err)
	}
	if want := (password.Rules{MinLength: 10, Classes: true, Identifiers: true}); rules != want {
		t.Errorf("rules %+v, want %+v", rules, want)
	}
	if want := (password.Context{UserName: lenaUser, Phone: "351210994001", AltID: "8830412"}); about != want {
		t.Errorf("judged against %+v, want %+v", about, want)
	}
	_, _, err = o.WebRules(t.Context(), ana)
	o.refusal(err, mailbox.RefusedNoWeb)
	if _, _, err := o.WebRules(t.Context(), nobody); !errors.Is(err, mailbox.ErrNoMailbox) {
		t.Errorf("rules of nobody: %v", err)
	}
}

func TestAnEditOfTheUserNameKeepsTheWebPassword(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(lena, mailbox.Edit{UserName: to("lena.matos"), Number: to("5900")})
	o.verdict("the old name", o.web(lenaUser, lenaPassword), mailbox.Refused)
	got := o.verdict("the new name", o.web("lena.matos", lenaPassword), mailbox.SignedIn)
	if want := (mailbox.Key{Tenant: "meridian", Number: "5900"}); got.Mailbox != want {
		t.Errorf("mailbox %s, want %s", got.Mailbox, want)
	}
}

func TestAChangeTakesPortalTime(t *testing.T) {
	t.Parallel()
	o := open(t)
	if _, err := o.MoveClock(t.Context(), kim, mailbox.ClockAct{Advance: 30 * day}); err != nil {
		t.Fatal(err)
	}
	o.changeWeb(o.web(lenaUser, lenaPassword).Generation, newPassword)
	if got, want := o.summary(lena).Web.ExpiresAt, morning.Add(120*day); got.Sub(want).Abs() > time.Minute {
		t.Errorf("it expires at %v, want %v", got, want)
	}
}
