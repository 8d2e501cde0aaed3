package mailbox_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// to is a value that an edit sets.
func to(s string) *string { return &s }

func TestAnEditChangesWhatItNames(t *testing.T) {
	t.Parallel()
	o := open(t)
	r := o.apply(ana, mailbox.Edit{Last: to(" Lopes "), Phone: to("+44 (117) 496-4012"), Email: to("")})
	want := r.Before.Owner
	want.Last, want.Phone, want.Email = "Lopes", "441174964012", ""
	if diff := cmp.Diff(want, r.After.Owner); diff != "" {
		t.Errorf("owner (-want +got):\n%s", diff)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Mailbox: ana}, 1)
	if err != nil || entries[0].Detail != "last name, e-mail, phone" {
		t.Errorf("audit detail %q, %v", entries[0].Detail, err)
	}
}

func TestAnEditIsRefused(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		edit mailbox.Edit
		want mailbox.RefusalCode
	}{
		{"nothing", mailbox.Edit{}, mailbox.RefusedAlready},
		{"what is so already", mailbox.Edit{First: to("Ana")}, mailbox.RefusedAlready},
		{"an address without a host", mailbox.Edit{Email: to("ana@")}, mailbox.RefusedBadValue},
		{"an address with a name", mailbox.Edit{Email: to("Ana <ana@harbor.example>")}, mailbox.RefusedBadValue},
		{"two addresses", mailbox.Edit{Email: to("a@b.example, c@d.example")}, mailbox.RefusedBadValue},
		{"a line break in a name", mailbox.Edit{First: to("Ana\nBcc: all@harbor.example")}, mailbox.RefusedBadValue},
		{"letters in a telephone number", mailbox.Edit{Phone: to("call me")}, mailbox.RefusedBadValue},
		{"a site that the tenant has not", mailbox.Edit{Site: to("Atlantis")}, mailbox.RefusedBadValue},
		{"a number that is taken", mailbox.Edit{Number: to("4015")}, mailbox.RefusedTaken},
		{"a number that is none", mailbox.Edit{Number: to("*98")}, mailbox.RefusedBadValue},
		{"a taken number after a good name", mailbox.Edit{First: to("Anna"), Number: to("4015")}, mailbox.RefusedTaken},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			before := o.state()
			o.refused(ana, tt.edit, tt.want)
			if o.state() != before {
				t.Error("a refused edit changed the store")
			}
		})
	}
}

func TestAUserNameBelongsToOneMailbox(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.refused(ben, mailbox.Edit{UserName: to("Ana")}, mailbox.RefusedTaken)
	o.apply(ana, mailbox.Edit{UserName: to("ANA")}) // her own, written otherwise
	o.apply(ana, mailbox.Edit{UserName: to("")})
	o.apply(ben, mailbox.Edit{UserName: to("Ana")})
}

func TestAMailboxKeepsItsPINAndMessagesUnderANewNumber(t *testing.T) {
	t.Parallel()
	o := open(t)
	moved := mailbox.Key{Tenant: "harbor", Number: "4500"}
	s := o.apply(ana, mailbox.Edit{Number: to("4500")}).After
	if s.Key != moved || s.NewMessages != 2 || s.Remembered != 2 {
		t.Errorf("moved: %s with %d messages and %d remembered", s.Key, s.NewMessages, s.Remembered)
	}
	if out := o.signIn(moved, anaPIN); out.Verdict != mailbox.SignedIn {
		t.Errorf("her PIN under the new number: %s", out.Verdict)
	}
	if out := o.signIn(ana, anaPIN); out.Left != -1 {
		t.Errorf("the old number: %+v, want unknown", out)
	}
	o.refused(moved, mailbox.SetPIN{PIN: pin.New("9851")}, mailbox.RefusedRule) // the history went along
	o.apply(moved, mailbox.Edit{Number: to("4501")})
	if out := o.signIn(mailbox.Key{Tenant: "harbor", Number: "4501"}, anaPIN); out.Verdict != mailbox.SignedIn {
		t.Errorf("moved again: %s", out.Verdict)
	}
}

func TestADefaultPINSurvivesANewNumber(t *testing.T) {
	t.Parallel()
	o := open(t)
	moved := mailbox.Key{Tenant: "riverside", Number: "2099"}
	o.apply(noah, mailbox.Edit{Number: to("2099")})
	o.apply(moved, mailbox.Reset{To: mailbox.CredentialDefault})
	if out := o.signIn(moved, pin.New("613904")); out.Due != mailbox.DueDefault {
		t.Errorf("the default PIN under the new number: %+v", out)
	}
}

func TestExtensionsFollowTheirMainNumber(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(desk, mailbox.Edit{Number: to("2900")})
	for _, k := range []mailbox.Key{mia, noah} {
		if got := o.summary(k).Main; got != "2900" {
			t.Errorf("%s belongs to %q, want 2900", k, got)
		}
	}
}
