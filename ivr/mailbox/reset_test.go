package mailbox_test

import (
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

func TestAResetToDefaultOpensWithTheDefaultPINAlone(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(noah, 5)
	o.apply(noah, mailbox.Reset{To: mailbox.CredentialDefault})
	if out := o.signIn(noah, noahPIN); out.Verdict != mailbox.Refused {
		t.Errorf("the old PIN: %s, want refused", out.Verdict)
	}
	if out := o.signIn(noah, pin.New("613904")); out.Verdict != mailbox.MustChange || out.Due != mailbox.DueDefault {
		t.Errorf("the default PIN: %s, due %q", out.Verdict, out.Due)
	}
}

func TestATemporaryPINIsOnlyInItsMail(t *testing.T) {
	t.Parallel()
	o := open(t)
	r := o.apply(olga, mailbox.Reset{To: mailbox.CredentialTemporary})
	if r.MailTo != "olga@oakfield.example" || len(r.Mails) != 1 {
		t.Fatalf("mailed to %q, %d mails", r.MailTo, len(r.Mails))
	}
	m, err := o.Mail(t.Context(), r.Mails[0])
	if err != nil {
		t.Fatal(err)
	}
	if !m.OneTime || !m.Expires.IsZero() || m.By != "kim" || m.Audit != r.Audit || m.State != mailbox.MailQueued || m.Secret == nil {
		t.Errorf("mail: once %v, expires %v, by %s, audit %d, %s, sealed %v", m.OneTime, m.Expires, m.By, m.Audit, m.State, m.Secret != nil)
	}
	secret := o.mailed(olga)
	if secret.Len() != 7 {
		t.Errorf("the temporary PIN has %d digits, want the profile's 7", secret.Len())
	}
	if out := o.signIn(olga, secret); out.Verdict != mailbox.MustChange || out.Due != mailbox.DueTemporary {
		t.Errorf("the PIN of the mail: %s, due %q", out.Verdict, out.Due)
	}
}

func TestTemporaryPINsNeverRepeatForAMailbox(t *testing.T) {
	t.Parallel()
	// Two digits leave a hundred PINs, few enough to meet a repetition; reversals count as one.
	o := open(t, func(r rulebook) {
		r["broadcloud"].PIN = pin.Rules{MinLength: 2, MaxLength: 8}
		r["broadcloud"].Temporary.Length = 2
	})
	seen := map[string]bool{}
	for i := range 40 {
		o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary})
		digits := o.mailed(ana).Reveal()
		if seen[digits] {
			t.Fatalf("reset %d gave a PIN that this mailbox had", i+1)
		}
		seen[digits] = true
	}
}

func TestTheHistoryKeepsAHundredPINs(t *testing.T) {
	t.Parallel()
	o := open(t)
	for range 105 {
		o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary})
	}
	if got := o.summary(ana).Remembered; got != 100 {
		t.Errorf("%d PINs remembered, want 100", got)
	}
}

func TestWhichPINsCountAsHistory(t *testing.T) {
	t.Parallel()
	o := open(t)
	toDefault, toTemporary := mailbox.Reset{To: mailbox.CredentialDefault}, mailbox.Reset{To: mailbox.CredentialTemporary}
	email := "noah@riverside.example"
	o.apply(noah, mailbox.Edit{Email: &email})
	for _, tt := range []struct {
		box  mailbox.Key
		act  mailbox.Act
		want int
	}{
		{noah, toDefault, 1},                    // his own PIN
		{noah, toTemporary, 1},                  // a default PIN does not count where only private ones do
		{noah, mailbox.SetPIN{PIN: fresh}, 1},   // nor a temporary one
		{noah, toDefault, 2},                    // the chosen one does
		{noah, toDefault, 2},                    // the default PIN again
		{noah, mailbox.SetPIN{PIN: noahPIN}, 1}, // one in force is never also history
		{ana, toTemporary, 3},                   // two previous ones and her own
		{ana, mailbox.SetPIN{PIN: fresh}, 4},    // temporary ones count here
	} {
		if got := o.apply(tt.box, tt.act).After.Remembered; got != tt.want {
			t.Errorf("%s, %T: %d remembered, want %d", tt.box, tt.act, got, tt.want)
		}
	}
}

func TestAProfileThatBeginsToHaveDefaultPINsGivesOneAtTheReset(t *testing.T) {
	t.Parallel()
	o := open(t)
	essensys := "essensys"
	if err := o.EditTenant(t.Context(), kim, "harbor", mailbox.TenantEdit{Profile: &essensys}); err != nil {
		t.Fatal(err)
	}
	_, err := o.RevealDefault(t.Context(), kim, ben)
	o.refusal(err, mailbox.RefusedNoSecret)
	o.apply(ben, mailbox.Reset{To: mailbox.CredentialDefault})
	secret, err := o.RevealDefault(t.Context(), kim, ben)
	if err != nil {
		t.Fatal(err)
	}
	if out := o.signIn(ben, secret); out.Due != mailbox.DueDefault {
		t.Errorf("the new default PIN: %+v", out)
	}
}
