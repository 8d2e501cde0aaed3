package mailbox_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
)

func TestAResetWithdrawsTheWebPasswordAtOnce(t *testing.T) {
	t.Parallel()
	o := open(t)
	r := o.apply(lena, mailbox.ResetWeb{})
	if r.MailTo != "lena@post.example" || len(r.Mails) != 1 {
		t.Errorf("mail to %q, %d mails; want one to the address, not to the user name", r.MailTo, len(r.Mails))
	}
	if r.Before.Web.State != mailbox.WebOwn || r.After.Web.State != mailbox.WebTemporary || r.After.Generation != r.Before.Generation {
		t.Errorf("from %q to %q, PIN generation %d to %d", r.Before.Web.State, r.After.Web.State, r.Before.Generation, r.After.Generation)
	}
	o.verdict("the old one", o.web(lenaUser, lenaPassword), mailbox.Refused)
	temporary := o.mailedPassword(lena)
	if broken := (password.Rules{MinLength: 10, Classes: true, Identifiers: true}).Check(temporary, password.Context{UserName: lenaUser}); broken != nil {
		t.Errorf("the temporary password breaks %v", broken)
	}
	o.verdict("the temporary one", o.web(lenaUser, temporary), mailbox.MustChange)
	if m := o.mails(lena)[0]; m.By != kim.Actor || m.Kind != mailbox.MailWebTemporary || m.Audit != r.Audit {
		t.Errorf("mail of kind %s by %q for entry %d, want one by kim for %d", m.Kind, m.By, m.Audit, r.Audit)
	}
}

func TestAResetGivesAFirstWebPassword(t *testing.T) {
	t.Parallel()
	o := open(t)
	twin := mailbox.Key{Tenant: "meridian", Number: "5002"}
	o.apply(twin, mailbox.Create{Owner: mailbox.Owner{Last: "Twin", Email: "twin@post.example", UserName: "twin"}})
	o.verdict("before", o.web("twin", lenaPassword), mailbox.Refused)
	o.apply(twin, mailbox.ResetWeb{})
	o.verdict("after", o.web("twin", o.mailedPassword(twin)), mailbox.MustChange)
}

func TestAResetOfAWebPasswordIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		box     mailbox.Key
		prepare mailbox.Act
		code    mailbox.RefusalCode
		want    string
	}{
		{"no web passwords", ana, nil, mailbox.RefusedNoWeb, "mailbox harbor/4012 has no web password: its profile broadcloud knows none"},
		{"no user name", lena, mailbox.Edit{UserName: to("")}, mailbox.RefusedNoWeb, "mailbox meridian/5001 has no user name to sign in to My Phone with; give its owner a user name first"},
		{"no address", lena, mailbox.Edit{Email: to("")}, mailbox.RefusedNoEmail, "mailbox meridian/5001 has no e-mail address for its password to go to; give its owner an address first"},
		{"deactivated", lena, mailbox.Deactivate{}, mailbox.RefusedDeactivated, "mailbox meridian/5001 is deactivated; activate it first"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != nil {
				o.apply(tt.box, tt.prepare)
			}
			before := o.state()
			if got := o.refused(tt.box, mailbox.ResetWeb{}, tt.code).Error(); got != tt.want {
				t.Errorf("refusal %q, want %q", got, tt.want)
			}
			if o.state() != before {
				t.Error("a refused reset changed the store")
			}
		})
	}
}

func TestAPreviewOfAResetSendsNothing(t *testing.T) {
	t.Parallel()
	o := open(t)
	before := o.state()
	r, err := o.Preview(t.Context(), kim, lena, mailbox.ResetWeb{})
	if err != nil || r.MailTo != "lena@post.example" || r.After.Web.State != mailbox.WebTemporary {
		t.Errorf("preview: mail to %q, state %q, error %v", r.MailTo, r.After.Web.State, err)
	}
	if o.state() != before {
		t.Error("the preview changed the store")
	}
}

func TestDeactivatingWithdrawsTheWebPassword(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(lena, mailbox.Deactivate{})
	o.apply(lena, mailbox.Activate{})
	o.verdict("the old one", o.web(lenaUser, lenaPassword), mailbox.Refused)
	if got := o.summary(lena).Web.State; got != mailbox.WebNone {
		t.Errorf("web password %q, want none", got)
	}
}

func TestAClassTellsWhatBecameOfTheMailOfAPassword(t *testing.T) {
	t.Parallel()
	for fate, want := range map[mailbox.SeedMail][]mailbox.MailState{
		mailbox.SeedMailWaits: {mailbox.MailQueued}, mailbox.SeedMailDelivered: {mailbox.MailSent}, mailbox.SeedMailNone: nil,
	} {
		o := open(t)
		seed := town()
		seed.Tenants[3].Mailboxes[0].Web.Temporary = fate
		if err := o.Load(t.Context(), kim, seed, false); err != nil {
			t.Fatal(err)
		}
		var states []mailbox.MailState
		for _, m := range o.mails(lena) {
			states = append(states, m.State)
			if m.By != mailbox.ActorUser {
				t.Errorf("%s: the mail is by %s; beside an own password a temporary one was asked for", fate, m.By)
			}
			if (m.Secret != nil) != (fate == mailbox.SeedMailWaits) {
				t.Errorf("%s: the mail holds a password: %v", fate, m.Secret != nil)
			}
		}
		if diff := cmp.Diff(want, states); diff != "" {
			t.Errorf("%s: mails (-want +got):\n%s", fate, diff)
		}
		if got := o.summary(lena).Web; got.State != mailbox.WebOwn || got.Asked.IsZero() {
			t.Errorf("%s: web password %+v, want an own one with a temporary one beside", fate, got)
		}
	}
}

func TestAClassCannotGiveAWebPasswordWhereTheProfileHasNone(t *testing.T) {
	t.Parallel()
	o := open(t)
	seed := town()
	seed.Tenants[0].Mailboxes[0].Web = &mailbox.SeedWeb{Password: lenaPassword}
	if err := o.Load(t.Context(), kim, seed, false); err == nil {
		t.Error("the class was loaded")
	}
}
