package mailbox_test

import (
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

func TestANewMailboxGetsItsFirstPINAsTheProfileSays(t *testing.T) {
	t.Parallel()
	owner := mailbox.Owner{First: "Nia", Last: "Okoro", Email: "nia@example.com"}
	for _, tt := range []struct {
		name    string
		box     mailbox.Key
		prepare func(*office)
		want    mailbox.Due
		mail    mailbox.MailKind
		secret  func(*office, mailbox.Key) pin.PIN
	}{
		{
			"broadcloud: a temporary PIN by e-mail",
			mailbox.Key{Tenant: "harbor", Number: "4050"},
			nil,
			mailbox.DueTemporary, mailbox.MailWelcomeTemporary, (*office).mailed,
		},
		{
			"essensys: a default PIN of its own, and no mail",
			mailbox.Key{Tenant: "riverside", Number: "2050"},
			nil,
			mailbox.DueDefault, "", (*office).defaultPIN,
		},
		{
			"company default: that PIN by e-mail",
			mailbox.Key{Tenant: "oakfield", Number: "3050"},
			nil,
			mailbox.DueDefault, mailbox.MailWelcomeDefault, (*office).mailed,
		},
		{
			"company system-generated: a temporary PIN by e-mail",
			mailbox.Key{Tenant: "oakfield", Number: "3050"},
			func(o *office) { o.onboarding("oakfield", mailbox.OnboardSystem, pin.PIN{}) },
			mailbox.DueTemporary, mailbox.MailWelcomeTemporary, (*office).mailed,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != nil {
				tt.prepare(o)
			}
			r := o.apply(tt.box, mailbox.Create{Owner: owner})
			if s := r.After; s.Due != tt.want || !s.Active || s.Kind != mailbox.KindExtension || !s.CreatedAt.Equal(morning) {
				t.Errorf("created: %+v, want due %s", s, tt.want)
			}
			if r.Before.Status != "" || r.Before.Active {
				t.Errorf("before: %+v, want nothing", r.Before)
			}
			mails := o.mails(tt.box)
			if tt.mail == "" && len(mails) > 0 || tt.mail != "" && (len(mails) != 1 || mails[0].Kind != tt.mail) {
				t.Errorf("mails %+v, want %q", mails, tt.mail)
			}
			if out := o.signIn(tt.box, tt.secret(o, tt.box)); out.Verdict != mailbox.MustChange || out.Due != tt.want {
				t.Errorf("first sign-in: %s, due %q", out.Verdict, out.Due)
			}
		})
	}
}

// defaultPIN looks at a number's default PIN, as its admin does.
func (o *office) defaultPIN(k mailbox.Key) pin.PIN {
	o.Helper()
	p, err := o.RevealDefault(o.Context(), kim, k)
	if err != nil {
		o.Fatal(err)
	}
	return p
}

func TestAResetOfACompanyOnDefaultModeIsStillTemporary(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(olga, mailbox.Reset{To: mailbox.CredentialTemporary})
	if o.mailed(olga).Equal(pin.New("1357924")) {
		t.Error("the reset mailed the company's default PIN")
	}
}

func TestANumberCanBeGivenItsDefaultPIN(t *testing.T) {
	t.Parallel()
	o := open(t)
	k := mailbox.Key{Tenant: "riverside", Number: "2050"}
	given := pin.New("504817")
	o.apply(k, mailbox.Create{Main: "2000", Owner: mailbox.Owner{Last: "Desk 5"}, DefaultPIN: given})
	if !o.defaultPIN(k).Equal(given) {
		t.Error("the number has another default PIN than it was given")
	}
}

func TestWhatCannotBeCreated(t *testing.T) {
	t.Parallel()
	reachable := mailbox.Owner{Last: "New", Email: "new@example.com"}
	harbor := func(number string) mailbox.Key { return mailbox.Key{Tenant: "harbor", Number: number} }
	for _, tt := range []struct {
		name string
		box  mailbox.Key
		act  mailbox.Create
		want mailbox.RefusalCode
	}{
		{"a number that is taken", ana, mailbox.Create{Owner: reachable}, mailbox.RefusedTaken},
		{"the portal number", harbor("7000"), mailbox.Create{Owner: reachable}, mailbox.RefusedTaken},
		{"no number", harbor(""), mailbox.Create{Owner: reachable}, mailbox.RefusedBadValue},
		{"letters", harbor("40a2"), mailbox.Create{Owner: reachable}, mailbox.RefusedBadValue},
		{"more digits than can be keyed in", harbor("123456789012345678901"), mailbox.Create{Owner: reachable}, mailbox.RefusedBadValue},
		{"no address for the PIN", harbor("4050"), mailbox.Create{}, mailbox.RefusedNoEmail},
		{"no address for the company's PIN", mailbox.Key{Tenant: "oakfield", Number: "3050"}, mailbox.Create{}, mailbox.RefusedNoEmail},
		{"a bad address", harbor("4050"), mailbox.Create{Owner: mailbox.Owner{Email: "new"}}, mailbox.RefusedBadValue},
		{"a user name that is taken", harbor("4050"), mailbox.Create{Owner: mailbox.Owner{Email: "a@b.example", UserName: "ANA"}}, mailbox.RefusedTaken},
		{"a main number that is none", harbor("4050"), mailbox.Create{Owner: reachable, Main: "4012"}, mailbox.RefusedBadValue},
		{"a main number under another", mailbox.Key{Tenant: "riverside", Number: "2100"}, mailbox.Create{Kind: mailbox.KindMain, Main: "2000"}, mailbox.RefusedBadValue},
		{"an unknown kind", harbor("4050"), mailbox.Create{Owner: reachable, Kind: "fax"}, mailbox.RefusedBadValue},
		{"a default PIN where there are none", harbor("4050"), mailbox.Create{Owner: reachable, DefaultPIN: fresh}, mailbox.RefusedNoDefault},
		{"a default PIN against the rules", mailbox.Key{Tenant: "riverside", Number: "2050"}, mailbox.Create{DefaultPIN: pin.New("1234")}, mailbox.RefusedRule},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			before := o.state()
			o.refused(tt.box, tt.act, tt.want)
			if o.state() != before {
				t.Error("a refused act changed the store")
			}
		})
	}
}

func TestADeletedMailboxIsUnknownAndItsAuditStays(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(desk, 1)
	r := o.apply(desk, mailbox.Delete{})
	if r.After.Status != "" || r.Before.Status != mailbox.StatusDefault {
		t.Errorf("receipt: %q to %q", r.Before.Status, r.After.Status)
	}
	if out := o.signIn(desk, deskPIN); out.Verdict != mailbox.Refused || out.Left != -1 {
		t.Errorf("signing in to it: %+v", out)
	}
	if got := o.log(desk); len(got) != 2 || got[1] != "delete" {
		t.Errorf("audit %v", got)
	}
	if got := o.summary(mia).Main; got != "" {
		t.Errorf("its extension still belongs to %q", got)
	}
}
