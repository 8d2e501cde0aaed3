package mailbox_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// TestActs does every act from the states that matter: what becomes of the mailbox, or why it is
// refused.
func TestActs(t *testing.T) {
	t.Parallel()
	locked := func(o *office, k mailbox.Key) { o.fail(k, 5) }
	lockedByAdmin := func(o *office, k mailbox.Key) { o.apply(k, mailbox.LockOut{}) }
	threeWrong := func(o *office, k mailbox.Key) { o.fail(k, 3) }
	mustChange := func(o *office, k mailbox.Key) { o.apply(k, mailbox.ForceChange{}) }
	toDefault := mailbox.Reset{To: mailbox.CredentialDefault}
	toTemporary := mailbox.Reset{To: mailbox.CredentialTemporary}

	for _, tt := range []struct {
		name    string
		box     mailbox.Key
		prepare func(*office, mailbox.Key)
		act     mailbox.Act
		refused mailbox.RefusalCode
		status  mailbox.Status
		due     mailbox.Due
		kind    mailbox.CredentialKind
		mail    mailbox.MailKind
	}{
		{name: "reset to default", box: noah, act: toDefault, status: mailbox.StatusDefault, due: mailbox.DueDefault, kind: mailbox.CredentialDefault},
		{name: "reset to default of a locked one", box: noah, prepare: locked, act: toDefault, status: mailbox.StatusDefault, due: mailbox.DueDefault, kind: mailbox.CredentialDefault},
		{name: "reset to default tells the owner", box: mia, act: toDefault, status: mailbox.StatusDefault, due: mailbox.DueDefault, kind: mailbox.CredentialDefault, mail: mailbox.MailResetNotice},
		{name: "reset to default without one", box: ana, act: toDefault, refused: mailbox.RefusedNoDefault},
		{name: "reset to default of a company that has one for onboarding", box: olga, act: toDefault, refused: mailbox.RefusedNoDefault},
		{name: "reset to default of a deactivated one", box: gia, act: toDefault, refused: mailbox.RefusedDeactivated},

		{name: "reset to temporary", box: ana, act: toTemporary, status: mailbox.StatusTemporary, due: mailbox.DueTemporary, kind: mailbox.CredentialTemporary, mail: mailbox.MailTemporaryPIN},
		{name: "reset to temporary of a locked one", box: ana, prepare: locked, act: toTemporary, status: mailbox.StatusTemporary, due: mailbox.DueTemporary, kind: mailbox.CredentialTemporary, mail: mailbox.MailTemporaryPIN},
		{name: "reset to temporary without an address", box: ben, act: toTemporary, refused: mailbox.RefusedNoEmail},
		{name: "reset to temporary of a deactivated one", box: gia, act: toTemporary, refused: mailbox.RefusedDeactivated},

		{name: "set a PIN", box: ana, act: mailbox.SetPIN{PIN: fresh}, status: mailbox.StatusMustChange, due: mailbox.DueAdmin, kind: mailbox.CredentialPersonal, mail: mailbox.MailPINSet},
		{name: "set the PIN that the customer chose", box: ana, prepare: locked, act: mailbox.SetPIN{PIN: fresh, CustomerChose: true}, status: mailbox.StatusActive, kind: mailbox.CredentialPersonal, mail: mailbox.MailPINSet},
		{name: "set a PIN without an address", box: ben, act: mailbox.SetPIN{PIN: fresh, CustomerChose: true}, status: mailbox.StatusDormant, kind: mailbox.CredentialPersonal},
		{name: "set a PIN against a rule", box: ana, act: mailbox.SetPIN{PIN: pin.New("1234")}, refused: mailbox.RefusedRule},
		{name: "set the PIN in force", box: ana, act: mailbox.SetPIN{PIN: anaPIN}, refused: mailbox.RefusedRule},
		{name: "set no PIN", box: ana, act: mailbox.SetPIN{}, refused: mailbox.RefusedRule},
		{name: "set a PIN on a deactivated one", box: gia, act: mailbox.SetPIN{PIN: fresh}, refused: mailbox.RefusedDeactivated},

		{name: "unlock", box: ana, prepare: locked, act: mailbox.Unlock{}, status: mailbox.StatusActive, kind: mailbox.CredentialPersonal},
		{name: "unlock one that is not locked", box: ana, prepare: threeWrong, act: mailbox.Unlock{}, refused: mailbox.RefusedNotLocked},
		{name: "unlock an admin's lock by the way", box: ana, prepare: lockedByAdmin, act: mailbox.Unlock{}, refused: mailbox.RefusedAdminLock},
		{name: "unlock an admin's lock", box: ana, prepare: lockedByAdmin, act: mailbox.Unlock{AdminLock: true}, status: mailbox.StatusActive, kind: mailbox.CredentialPersonal},

		{name: "lock", box: ana, act: mailbox.LockOut{}, status: mailbox.StatusLocked, kind: mailbox.CredentialPersonal},
		{name: "lock twice", box: ana, prepare: lockedByAdmin, act: mailbox.LockOut{}, refused: mailbox.RefusedAlreadyLocked},

		{name: "force a change", box: ana, act: mailbox.ForceChange{}, status: mailbox.StatusMustChange, due: mailbox.DueAdmin, kind: mailbox.CredentialPersonal},
		{name: "force a change that is due", box: mia, act: mailbox.ForceChange{}, refused: mailbox.RefusedAlready},
		{name: "force a change on a deactivated one", box: gia, act: mailbox.ForceChange{}, refused: mailbox.RefusedDeactivated},

		{name: "expire", box: ana, act: mailbox.ExpireNow{}, status: mailbox.StatusExpired, due: mailbox.DueExpired, kind: mailbox.CredentialPersonal},
		{name: "expire one that must change", box: ana, prepare: mustChange, act: mailbox.ExpireNow{}, status: mailbox.StatusExpired, due: mailbox.DueExpired, kind: mailbox.CredentialPersonal},
		{name: "expire where PINs do not age", box: noah, act: mailbox.ExpireNow{}, status: mailbox.StatusExpired, due: mailbox.DueExpired, kind: mailbox.CredentialPersonal},
		{name: "expire a temporary PIN", box: dara, act: mailbox.ExpireNow{}, refused: mailbox.RefusedAlready},
		{name: "expire on a deactivated one", box: gia, act: mailbox.ExpireNow{}, refused: mailbox.RefusedDeactivated},

		{name: "deactivate", box: noah, act: mailbox.Deactivate{}, status: mailbox.StatusDeactivated, due: mailbox.DueDefault, kind: mailbox.CredentialDefault},
		{name: "deactivate without a default PIN", box: ana, act: mailbox.Deactivate{}, status: mailbox.StatusDeactivated, due: mailbox.DueTemporary, kind: mailbox.CredentialTemporary},
		{name: "deactivate twice", box: gia, act: mailbox.Deactivate{}, refused: mailbox.RefusedAlready},
		{name: "activate", box: gia, act: mailbox.Activate{}, status: mailbox.StatusTemporary, due: mailbox.DueTemporary, kind: mailbox.CredentialTemporary, mail: mailbox.MailWelcomeTemporary},
		{name: "activate an active one", box: ana, act: mailbox.Activate{}, refused: mailbox.RefusedAlready},
		{name: "activate one without an address", box: ben, prepare: func(o *office, k mailbox.Key) { o.apply(k, mailbox.Deactivate{}) }, act: mailbox.Activate{}, refused: mailbox.RefusedNoEmail},
		{name: "activate on the default PIN", box: noah, prepare: func(o *office, k mailbox.Key) { o.apply(k, mailbox.Deactivate{}) }, act: mailbox.Activate{}, status: mailbox.StatusDefault, due: mailbox.DueDefault, kind: mailbox.CredentialDefault},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != nil {
				tt.prepare(o, tt.box)
			}
			before, mails := o.state(), len(o.mails(tt.box))
			if tt.refused != "" {
				o.refused(tt.box, tt.act, tt.refused)
				if o.state() != before {
					t.Error("a refused act changed the store")
				}
				return
			}
			r := o.apply(tt.box, tt.act)
			got, want := r.After, r.Before
			want.Status, want.Due, want.Credential = tt.status, tt.due, tt.kind
			if got.Status != tt.status || got.Due != tt.due || got.Credential != tt.kind {
				t.Errorf("after: %s, due %q, %s PIN; want %s, %q, %s", got.Status, got.Due, got.Credential, tt.status, tt.due, tt.kind)
			}
			if diff := cmp.Diff(o.summary(tt.box), got); diff != "" {
				t.Errorf("the receipt differs from the store (-store +receipt):\n%s", diff)
			}
			if sent := o.mails(tt.box)[mails:]; tt.mail == "" && len(sent) > 0 || tt.mail != "" && (len(sent) != 1 || sent[0].Kind != tt.mail) {
				t.Errorf("mails %+v, want %q", sent, tt.mail)
			}
		})
	}
}

func TestAnActClearsTheCounterOnlyWhereItMeansTo(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		act  mailbox.Act
		want int
	}{
		{mailbox.Reset{To: mailbox.CredentialTemporary}, 0},
		{mailbox.SetPIN{PIN: fresh}, 0},
		{mailbox.Deactivate{}, 0},
		{mailbox.LockOut{}, 3},
		{mailbox.ForceChange{}, 3},
		{mailbox.ExpireNow{}, 3},
	} {
		o := open(t)
		o.fail(ana, 3)
		r := o.apply(ana, tt.act)
		if r.Before.Failures != 3 || r.After.Failures != tt.want {
			t.Errorf("%s: failures %d to %d, want 3 to %d", r.Act, r.Before.Failures, r.After.Failures, tt.want)
		}
	}
}

func TestAPreviewTellsWhatTheActThenDoes(t *testing.T) {
	t.Parallel()
	for _, info := range mailbox.Acts() {
		t.Run(info.Name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			k, act := ana, info.Act
			switch info.Act.(type) {
			case mailbox.SetPIN:
				act = mailbox.SetPIN{PIN: fresh}
			case mailbox.Edit:
				last := "Duarte Lopes"
				act = mailbox.Edit{Last: &last}
			case mailbox.Create:
				k, act = nobody, mailbox.Create{Owner: mailbox.Owner{Last: "New", Email: "new@harbor.example"}}
			case mailbox.Activate:
				k = gia
			case mailbox.Unlock:
				o.fail(ana, 5)
			case mailbox.Reset:
				k = mia
			case mailbox.ResetWeb:
				k = lena
			}
			before := o.state()
			foretold, err := o.Preview(t.Context(), kim, k, act)
			if err != nil {
				t.Fatal(err)
			}
			if o.state() != before {
				t.Error("the preview changed the store")
			}
			done := o.apply(k, act)
			ids := cmpopts.IgnoreFields(mailbox.Receipt{}, "Audit", "Mails")
			if diff := cmp.Diff(done, foretold, ids); diff != "" {
				t.Errorf("done and foretold differ (-done +foretold):\n%s", diff)
			}
			if foretold.Audit != 0 || len(foretold.Mails) != len(done.Mails) || done.Act != info.Name {
				t.Errorf("foretold %+v, done %+v, want %s", foretold, done, info.Name)
			}
		})
	}
}

func TestAPreviewIsRefusedLikeTheAct(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, err := o.Preview(t.Context(), kim, ana, mailbox.Unlock{})
	r := o.refusal(err, mailbox.RefusedNotLocked)
	if r.Error() != "mailbox harbor/4012 is not locked" || r.Mailbox != ana {
		t.Errorf("refusal %q of %s", r, r.Mailbox)
	}
}

func TestCanForetellsEveryRefusalThatNeedsNoStore(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(noah, 5)
	o.apply(ben, mailbox.LockOut{})
	for _, k := range []mailbox.Key{ana, ben, dara, gia, desk, mia, noah, olga, lena} {
		for _, info := range mailbox.Acts() {
			switch info.Act.(type) {
			case mailbox.SetPIN, mailbox.Edit, mailbox.Create:
				continue // what they carry is judged by the act
			}
			_, err := o.Preview(t.Context(), kim, k, info.Act)
			can := mailbox.Can(o.summary(k), info.Act)
			if (err == nil) != (can == nil) || err != nil && err.Error() != can.Error() {
				t.Errorf("%s on %s: Can says %v, the act %v", info.Name, k, can, err)
			}
		}
	}
}

func TestActsAreNamedOnceAndExplained(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, info := range mailbox.Acts() {
		if seen[info.Name] {
			t.Errorf("%s is listed twice", info.Name)
		}
		seen[info.Name] = true
		if info.Title == "" || info.Effect == "" || info.Done == "" || info.Act == nil {
			t.Errorf("%s is not fully explained: %+v", info.Name, info)
		}
		if got, ok := mailbox.InfoByName(info.Name); !ok || got.Title != info.Title {
			t.Errorf("%s is not found by its name", info.Name)
		}
	}
	if _, ok := mailbox.InfoByName("reset"); ok {
		t.Error("an act is found by a name that none has")
	}
}

func TestAResetToNoKindOfPINIsNoAct(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, act := range []mailbox.Act{nil, mailbox.Reset{}, mailbox.Reset{To: mailbox.CredentialPersonal}} {
		if _, err := o.Apply(t.Context(), kim, ana, act); err == nil {
			t.Errorf("act %v was done", act)
		}
	}
}

func TestAnActOnAnUnknownMailboxSaysSo(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, err := o.Apply(t.Context(), kim, nobody, mailbox.Unlock{})
	if want := "unlock: mailbox harbor/4999: no such mailbox"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %q", err, want)
	}
}

func TestARefusedPINIsExplainedByItsRules(t *testing.T) {
	t.Parallel()
	o := open(t)
	r := o.refused(ana, mailbox.SetPIN{PIN: pin.New("4012")}, mailbox.RefusedRule)
	if diff := cmp.Diff([]pin.Rule{pin.RuleSequence, pin.RuleExtension}, rulesOf(r.Violations)); diff != "" {
		t.Errorf("violations (-want +got):\n%s", diff)
	}
	if want := "the PIN for mailbox harbor/4012 breaks the rules sequence, extension; choose another"; r.Error() != want {
		t.Errorf("refusal %q, want %q", r, want)
	}
}
