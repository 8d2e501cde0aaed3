package mailbox_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestTheOutboxListsMailsNewestFirst(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary})
	o.apply(olga, mailbox.Reset{To: mailbox.CredentialTemporary})
	for _, tt := range []struct {
		tenant string
		limit  int
		want   []mailbox.Key
	}{
		{"", 0, []mailbox.Key{olga, ana, dara}},
		{"", 2, []mailbox.Key{olga, ana}},
		{"harbor", 0, []mailbox.Key{ana, dara}},
		{"harbor", 1, []mailbox.Key{ana}},
		{"riverside", 0, nil},
	} {
		mails, err := o.Mails(t.Context(), tt.tenant, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []mailbox.Key
		for _, m := range mails {
			got = append(got, m.Mailbox)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("mails of %q, at most %d (-want +got):\n%s", tt.tenant, tt.limit, diff)
		}
	}
}

func TestALookAtAMailedPINIsAudited(t *testing.T) {
	t.Parallel()
	o := open(t)
	id := o.mails(dara)[0].ID
	p, err := o.Reveal(t.Context(), kim, id)
	if err != nil {
		t.Fatal(err)
	}
	if !p.Equal(daraPIN) {
		t.Error("the mail holds another PIN than the mailbox has")
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Mailbox: dara}, 0)
	if err != nil || len(entries) != 1 || entries[0].Act != mailbox.EntryRevealMail || entries[0].Actor != "kim" {
		t.Errorf("audit %+v, %v", entries, err)
	}
}

func TestADeliveredMailForgetsItsPIN(t *testing.T) {
	t.Parallel()
	o := open(t)
	id := o.mails(dara)[0].ID
	if err := o.Delivered(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	m, err := o.Mail(t.Context(), id)
	if err != nil || m.State != mailbox.MailSent || m.Secret != nil || m.Attempts != 1 {
		t.Errorf("state %s, sealed %v, %d attempts, %v", m.State, m.Secret != nil, m.Attempts, err)
	}
	_, err = o.Reveal(t.Context(), kim, id)
	r := o.refusal(err, mailbox.RefusedNoSecret)
	if want := "mail 1 was delivered, and its PIN is no longer in the store; reset the PIN if it is lost"; r.Error() != want {
		t.Errorf("refusal %q, want %q", r, want)
	}
	if got := o.log(dara); len(got) != 0 {
		t.Errorf("nobody saw a PIN, but the audit says %v", got)
	}
}

func TestWhoDeliversAMailGetsItsPIN(t *testing.T) {
	t.Parallel()
	o := open(t)
	m := o.mails(dara)[0]
	if p, err := o.Secret(t.Context(), m); err != nil || !p.Equal(daraPIN) {
		t.Errorf("the PIN of the mail: right %v, %v", p.Equal(daraPIN), err)
	}
	if got := o.log(dara); len(got) != 0 {
		t.Errorf("a delivery is no look, but the audit says %v", got)
	}
	if p, err := o.Secret(t.Context(), mailbox.Mail{}); err != nil || !p.IsZero() {
		t.Errorf("a mail without a PIN: %v", err)
	}
	m.MessageID = "<another@voiceportal>"
	if _, err := o.Secret(t.Context(), m); err == nil {
		t.Error("a sealed PIN that was moved to another mail opens there")
	}
}

func TestAMailWithoutAPINHasNothingToShow(t *testing.T) {
	t.Parallel()
	o := open(t)
	r := o.apply(mia, mailbox.Reset{To: mailbox.CredentialDefault})
	_, err := o.Reveal(t.Context(), kim, r.Mails[0])
	o.refusal(err, mailbox.RefusedNoSecret)
}

func TestMailsAreMarkedReadAndUnread(t *testing.T) {
	t.Parallel()
	o := open(t)
	id := o.mails(dara)[0].ID
	for _, read := range []bool{true, false} {
		if err := o.MarkRead(t.Context(), id, read); err != nil {
			t.Fatal(err)
		}
		if m, err := o.Mail(t.Context(), id); err != nil || m.Read != read {
			t.Errorf("read %v, %v; want %v", m.Read, err, read)
		}
	}
}

func TestAMailThatIsNotThere(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, readErr := o.Mail(t.Context(), 99)
	_, revealErr := o.Reveal(t.Context(), kim, 99)
	for what, err := range map[string]error{
		"read": readErr, "reveal": revealErr,
		"mark": o.MarkRead(t.Context(), 99, true), "deliver": o.Delivered(t.Context(), 99),
	} {
		if !errors.Is(err, mailbox.ErrNoMail) {
			t.Errorf("%s: %v, want no such mail", what, err)
		}
	}
}

func TestADefaultPINIsShownToItsAdminAndAudited(t *testing.T) {
	t.Parallel()
	o := open(t)
	if !o.defaultPIN(mia).Equal(miaPIN) {
		t.Error("another default PIN than the number's")
	}
	if diff := cmp.Diff([]string{mailbox.EntryRevealDefault}, o.log(mia)); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
	_, err := o.RevealDefault(t.Context(), kim, ana)
	o.refusal(err, mailbox.RefusedNoDefault)
	_, err = o.RevealDefault(t.Context(), kim, olga) // the company's is for onboarding alone
	o.refusal(err, mailbox.RefusedNoDefault)
}

func TestASealedPINOpensOnlyWhereItBelongs(t *testing.T) {
	t.Parallel()
	o := open(t)
	err := o.store.Update(t.Context(), func(tx mailbox.Tx) error {
		box, err := tx.Mailbox(mia)
		if err != nil {
			return err
		}
		other, err := tx.Mailbox(noah)
		if err != nil {
			return err
		}
		other.DefaultPIN = box.DefaultPIN
		return tx.PutMailbox(other)
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.RevealDefault(t.Context(), kim, noah); err == nil {
		t.Error("a sealed PIN that was moved to another mailbox opens there")
	}
}
