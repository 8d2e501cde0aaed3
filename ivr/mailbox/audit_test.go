package mailbox_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"voiceportal/ivr/mailbox"
)

func TestTheAuditIsFilteredNewestFirst(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 2)
	o.apply(noah, mailbox.LockOut{})
	o.apply(ana, mailbox.LockOut{})
	for _, tt := range []struct {
		name   string
		filter mailbox.AuditFilter
		limit  int
		want   []string
	}{
		{"all", mailbox.AuditFilter{}, 0, []string{"lock", "lock", "wrong-pin", "wrong-pin", "class-load"}},
		{"the newest two", mailbox.AuditFilter{}, 2, []string{"lock", "lock"}},
		{"of a mailbox", mailbox.AuditFilter{Mailbox: ana}, 0, []string{"lock", "wrong-pin", "wrong-pin"}},
		{"of a tenant", mailbox.AuditFilter{Tenant: "riverside"}, 0, []string{"lock"}},
		{"by somebody", mailbox.AuditFilter{Actor: "kim"}, 0, []string{"lock", "lock"}},
		{"of some kinds", mailbox.AuditFilter{Acts: []string{"wrong-pin", "class-load"}}, 0, []string{"wrong-pin", "wrong-pin", "class-load"}},
		{"older than the third", mailbox.AuditFilter{Below: 3}, 0, []string{"wrong-pin", "class-load"}},
		{"newer than the third", mailbox.AuditFilter{Since: 3}, 0, []string{"lock", "lock"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			entries, err := o.AuditLog(t.Context(), tt.filter, tt.limit)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range entries {
				got = append(got, e.Act)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAnEntryTellsWhoDidWhatAndWhatItChanged(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 3)
	by := mailbox.By{Actor: "kim", Reason: "asked by phone", Correlation: "req-7"}
	if _, err := o.Apply(t.Context(), by, ana, mailbox.Reset{To: mailbox.CredentialTemporary}); err != nil {
		t.Fatal(err)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Mailbox: ana}, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := mailbox.AuditEntry{
		Seq: 5, At: morning, Wall: morning, Actor: "kim", Act: "reset-temporary", Mailbox: ana,
		Reason: "asked by phone", Detail: "PIN by e-mail to ana@harbor.example",
		Before: "active", After: "temporary", FailuresBefore: 3, Correlation: "req-7",
	}
	if diff := cmp.Diff(want, entries[0], cmpopts.IgnoreFields(mailbox.AuditEntry{}, "Chain")); diff != "" {
		t.Errorf("entry (-want +got):\n%s", diff)
	}
}

func TestTheAuditNamesNoMailboxThatDoesNotExist(t *testing.T) {
	t.Parallel()
	o := open(t)
	typed := mailbox.Key{Tenant: "harbor", Number: "258025802580"} // a PIN, keyed in at the wrong prompt
	o.signIn(typed, wrong)
	o.signIn(gia, wrong)
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{}, 2)
	if err != nil {
		t.Fatal(err)
	}
	if e := entries[1]; e.Act != mailbox.EntryUnknown || e.Mailbox != (mailbox.Key{}) || strings.Contains(mailbox.Sentence(e), typed.Number) {
		t.Errorf("an unknown mailbox left %+v", e)
	}
	if e := entries[0]; e.Act != mailbox.EntryOff || e.Mailbox != gia {
		t.Errorf("a deactivated mailbox left %+v", e)
	}
}

func TestEntriesAreToldInSentences(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.signIn(ana, wrong)
	o.signIn(ana, anaPIN)
	o.signInAt(mailbox.DoorHandset, mia, miaPIN)
	o.signIn(nobody, wrong)
	o.signIn(gia, wrong)
	o.fail(noah, 6)
	o.apply(noah, mailbox.Unlock{})
	o.apply(ana, mailbox.ForceChange{})
	o.change(ana, o.summary(ana).Generation, fresh)
	o.apply(ana, mailbox.Edit{Number: to("4500")})
	o.move(mailbox.ClockAct{Freeze: true})
	o.defaultPIN(mia)
	if _, err := o.UseGreeting(t.Context(), mailbox.Key{Tenant: "harbor", Number: "4500"}, false, ""); err != nil {
		t.Fatal(err)
	}
	if err := o.EditTenant(t.Context(), kim, "harbor", mailbox.TenantEdit{Name: to("Harbour")}); err != nil {
		t.Fatal(err)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range slices.Backward(entries) {
		got = append(got, mailbox.Sentence(e))
	}
	reason := " Reason: asked by phone."
	wrongPIN := func(n string) string {
		return "A caller gave a wrong PIN for riverside/2002 (at the mailbox). Wrong tries " + n + "."
	}
	want := []string{
		"teacher loaded a class (town).",
		"A caller gave a wrong PIN for harbor/4012 (at the mailbox). Wrong tries 0 → 1.",
		"A caller signed in to harbor/4012 (at the mailbox). Wrong tries 1 → 0.",
		"A caller signed in to riverside/2001 (at the handset, with the default PIN).",
		"A caller tried a mailbox that does not exist (at the mailbox).",
		"A caller tried harbor/4036, which is deactivated (at the mailbox).",
		wrongPIN("0 → 1"), wrongPIN("1 → 2"), wrongPIN("2 → 3"), wrongPIN("3 → 4"), wrongPIN("4 → 5"),
		"The portal locked riverside/2002 (after 5 wrong PINs in a row). Status active → locked.",
		"A caller tried riverside/2002, which is locked (at the mailbox).",
		"kim unlocked riverside/2002. Status locked → active. Wrong tries 5 → 0." + reason,
		"kim asked for a new PIN on harbor/4012. Status active → must-change." + reason,
		"The PIN of harbor/4012 was changed (by the caller). Status must-change → active.",
		"kim edited harbor/4500 (number was 4012)." + reason,
		"kim moved the portal clock (stopped at 2025-11-04T09:14:00Z)." + reason,
		"kim saw the default PIN of riverside/2001." + reason,
		"A caller changed the greeting of harbor/4500 (standard greeting).",
		"kim changed a tenant (harbor, name)." + reason,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func TestEveryKindOfEntryHasASentence(t *testing.T) {
	t.Parallel()
	acts := []string{
		mailbox.EntrySignIn, mailbox.EntryWrongPIN, mailbox.EntryUnknown, mailbox.EntryOff, mailbox.EntryBarred,
		mailbox.EntryLocked, mailbox.EntryPINChanged, mailbox.EntryGreeting, mailbox.EntryRevealMail,
		mailbox.EntryRevealDefault, mailbox.EntryClock, mailbox.EntryTenant, mailbox.EntryOnboarding,
		mailbox.EntryClassLoad, mailbox.EntryClassReset, mailbox.EntryClassRestore,
		mailbox.EntryRetryMail, mailbox.EntryStoreRestore, mailbox.EntryAuditTrim,
		mailbox.EntryWebSignIn, mailbox.EntryWebWrong, mailbox.EntryWebUnknown, mailbox.EntryWebThrottled,
		mailbox.EntryWebForgot, mailbox.EntryWebChanged,
		mailbox.EntryTokenCreated, mailbox.EntryTokenRevoked, mailbox.EntrySubscribed, mailbox.EntryUnsubscribed,
		mailbox.EntryJobBegun, mailbox.EntryJobEnded, mailbox.EntryTapeDeleted, mailbox.EntryTapeTrim,
	}
	for _, info := range mailbox.Acts() {
		acts = append(acts, info.Name)
	}
	for _, act := range acts {
		s := mailbox.Sentence(mailbox.AuditEntry{Actor: "kim", Act: act, Mailbox: ana})
		if strings.Contains(s, " did ") || !strings.HasSuffix(s, ".") {
			t.Errorf("%s is told as %q", act, s)
		}
	}
	if got, want := mailbox.Sentence(mailbox.AuditEntry{Actor: "kim", Act: "new-act", Mailbox: ana}), "kim did new-act on harbor/4012."; got != want {
		t.Errorf("an act of a newer version is told as %q, want %q", got, want)
	}
}
