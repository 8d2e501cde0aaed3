package mailbox_test

import (
	"encoding/json"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
	"voiceportal/store/mem"
)

func TestAClassIsAsOldAsItsSeedSays(t *testing.T) {
	t.Parallel()
	o := open(t)
	s := o.summary(ana)
	want := mailbox.Summary{
		Key: ana, Kind: mailbox.KindExtension, Owner: s.Owner, Profile: "broadcloud",
		Status: mailbox.StatusActive, Active: true, Credential: mailbox.CredentialPersonal,
		SetAt: morning.Add(-12 * day), Age: 12 * day, ExpiresAt: morning.Add(18 * day), Tries: 5,
		LastSignIn: morning.Add(-17 * time.Hour), CreatedAt: morning.Add(-12 * day),
		Remembered: 2, NewMessages: 2, Version: 1, Generation: s.Generation,
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Errorf("Ana (-want +got):\n%s", diff)
	}
	for k, status := range map[mailbox.Key]mailbox.Status{
		ben: mailbox.StatusDormant, dara: mailbox.StatusTemporary, gia: mailbox.StatusDeactivated,
		desk: mailbox.StatusDefault, mia: mailbox.StatusDefault, noah: mailbox.StatusActive, olga: mailbox.StatusActive,
	} {
		if got := o.summary(k).Status; got != status {
			t.Errorf("%s is %s, want %s", k, got, status)
		}
	}
}

func TestTheTrainingClassLoads(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, name := range fixtures.Classes() {
		seed, err := fixtures.Class(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Load(t.Context(), kim, seed, false); err != nil {
			t.Errorf("class %s: %v", name, err)
		}
		all, err := o.Summaries(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		for _, tenant := range seed.Tenants {
			want += len(tenant.Mailboxes)
		}
		if len(all) != want {
			t.Errorf("class %s: %d mailboxes, want %d", name, len(all), want)
		}
	}
}

func TestASeedMayHoldLocksAndEveryFateOfAMail(t *testing.T) {
	t.Parallel()
	o := open(t, func(r rulebook) {
		r["broadcloud"].Lockout = profile.Lockout{Kind: profile.LockTimed, Tries: 3, Window: time.Hour, Duration: time.Hour}
	})
	box := func(number string, m mailbox.SeedMailbox) mailbox.SeedMailbox {
		m.Number, m.Owner = number, mailbox.Owner{Last: number, Email: number + "@harbor.example"}
		return m
	}
	seed := town()
	seed.Tenants = seed.Tenants[:1]
	seed.Tenants[0].Mailboxes = []mailbox.SeedMailbox{
		box("1", mailbox.SeedMailbox{PIN: anaPIN, Failures: 3, Lock: mailbox.LockAuto, LockedFor: 20 * time.Minute}),
		box("2", mailbox.SeedMailbox{PIN: anaPIN, Lock: mailbox.LockAdmin, LockedFor: day}),
		box("3", mailbox.SeedMailbox{PIN: anaPIN, Failures: 2}),
		box("4", mailbox.SeedMailbox{PIN: anaPIN, Due: mailbox.DueAdmin}),
		box("5", mailbox.SeedMailbox{Credential: mailbox.CredentialTemporary}),
		box("6", mailbox.SeedMailbox{Credential: mailbox.CredentialTemporary, Mail: mailbox.SeedMailDelivered, Spent: true}),
		box("7", mailbox.SeedMailbox{Credential: mailbox.CredentialTemporary, Mail: mailbox.SeedMailNone}),
	}
	if err := o.Load(t.Context(), kim, seed, false); err != nil {
		t.Fatal(err)
	}
	at := func(number string) mailbox.Key { return mailbox.Key{Tenant: "harbor", Number: number} }
	if l := o.summary(at("1")).Lock; l.Kind != mailbox.LockAuto || !l.Until.Equal(morning.Add(40*time.Minute)) {
		t.Errorf("1: lock %+v, want 40 minutes more", l)
	}
	if l := o.summary(at("2")).Lock; l.Kind != mailbox.LockAdmin || !l.Until.IsZero() || !l.At.Equal(morning.Add(-day)) {
		t.Errorf("2: lock %+v", l)
	}
	if got := o.signIn(at("3"), wrong).Verdict; got != mailbox.Locked {
		t.Errorf("3: the third wrong PIN gives %s", got)
	}
	if got := o.summary(at("4")).Status; got != mailbox.StatusMustChange {
		t.Errorf("4: %s", got)
	}
	if got := o.signIn(at("5"), o.mailed(at("5"))).Verdict; got != mailbox.MustChange {
		t.Errorf("5: the generated PIN gives %s", got)
	}
	if m := o.mails(at("6")); len(m) != 1 || m[0].State != mailbox.MailSent || m[0].Secret != nil || !o.summary(at("6")).Spent {
		t.Errorf("6: mails %+v", m)
	}
	if m := o.mails(at("7")); len(m) != 0 {
		t.Errorf("7: mails %+v", m)
	}
}

func TestASeedThatCannotBeIsNotLoaded(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		change func(*mailbox.SeedTenant)
		want   string
	}{
		{"unknown profile", func(s *mailbox.SeedTenant) { s.Tenant.Profile = "nortel" }, "load class town: tenant harbor: no such profile: nortel"},
		{"no personal PIN", func(s *mailbox.SeedTenant) {
			s.Mailboxes[0].PIN, s.Mailboxes[0].Credential = pin.PIN{}, mailbox.CredentialPersonal
		}, "load class town: tenant harbor: mailbox 4012: a personal PIN is in force, but none is given"},
		{"no default PIN", func(s *mailbox.SeedTenant) { s.Mailboxes[0].PIN = pin.PIN{} }, "load class town: tenant harbor: mailbox 4012: profile broadcloud has no default PIN; give the mailbox a PIN"},
		{"unknown kind", func(s *mailbox.SeedTenant) { s.Mailboxes[0].Credential = "borrowed" }, `load class town: tenant harbor: mailbox 4012: "borrowed" is no kind of credential`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			before := o.state()
			seed := town()
			tt.change(&seed.Tenants[0])
			if err := o.Load(t.Context(), kim, seed, false); err == nil || err.Error() != tt.want {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			if o.state() != before {
				t.Error("the store changed")
			}
		})
	}
}

func TestLoadingTheSameClassIsAReset(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ana, mailbox.Delete{})
	o.move(mailbox.ClockAct{Advance: 100 * day})
	if err := o.Load(t.Context(), kim, town(), false); err != nil {
		t.Fatal(err)
	}
	o.shows(morning)
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.SignedIn {
		t.Errorf("Ana after the reset: %s", out.Verdict)
	}
	if mails, err := o.Mails(t.Context(), "", 0); err != nil || len(mails) != 1 {
		t.Errorf("%d mails, %v; want the class's one", len(mails), err)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Actor: "kim"}, 0)
	if err != nil || entries[0].Act != mailbox.EntryClassReset || len(entries) != 3 {
		t.Errorf("audit %+v, %v; want what was, and the reset", entries, err)
	}
	c, err := o.Class(t.Context())
	want := mailbox.Class{Name: "town", Time: morning, Loaded: morning, Acts: entries[0].Seq}
	if diff := cmp.Diff(want, c); diff != "" || err != nil {
		t.Errorf("class (-want +got), %v:\n%s", err, diff)
	}
}

func TestAClassIsNotLoadedUnderCallsInProgress(t *testing.T) {
	t.Parallel()
	o := open(t)
	c := o.call(ana)
	r := o.refusal(o.Load(t.Context(), kim, town(), false), mailbox.RefusedOnCall)
	if want := "the store is in use by 1 call; wait until no call is in progress, or force it"; r.Error() != want {
		t.Errorf("refusal %q, want %q", r, want)
	}
	generation := o.signIn(ana, anaPIN).Generation
	if err := o.Load(t.Context(), kim, town(), true); err != nil {
		t.Fatal(err)
	}
	if calls := o.calls(); len(calls) != 0 {
		t.Errorf("call %s is still listed", c.ID)
	}
	if end, _ := o.change(ana, generation, fresh); end != mailbox.Superseded {
		t.Errorf("a call from before the load changed a PIN: %s", end)
	}
}

func TestOneOfManyFirstStartsFillsTheStore(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.store = mem.New(mem.Options{})
	o.Accounts = o.another(3)
	var loaded atomic.Int64
	o.together(8, func(a *mailbox.Accounts) {
		did, err := a.LoadFirst(t.Context(), kim, town())
		if err != nil {
			t.Error(err)
		}
		if did {
			loaded.Add(1)
		}
	})
	if loaded.Load() != 1 {
		t.Errorf("%d of 8 filled the store, want 1", loaded.Load())
	}
	if last, err := o.LastEntry(t.Context()); err != nil || last != 1 {
		t.Errorf("%d audit entries, %v; want 1", last, err)
	}
}

func TestASnapshotRestoresWhatItSaw(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 3)
	o.apply(olga, mailbox.Reset{To: mailbox.CredentialTemporary})
	secret := o.mailed(olga)
	o.move(mailbox.ClockAct{Advance: day})
	before, err := o.Summaries(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	taken, err := o.Snapshot(t.Context(), "monday")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := json.Marshal(taken) // as a file would keep it
	if err != nil {
		t.Fatal(err)
	}

	o.fail(ana, 2)
	o.apply(noah, mailbox.Delete{})
	o.advance(400 * day)

	var back mailbox.Snapshot
	if err := json.Unmarshal(kept, &back); err != nil {
		t.Fatal(err)
	}
	if err := o.Restore(t.Context(), kim, back, false); err != nil {
		t.Fatal(err)
	}
	o.shows(morning.Add(day))
	after, err := o.Summaries(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	anyNumber := cmp.FilterPath(func(p cmp.Path) bool {
		name := p.Last().String()
		return name == ".Version" || name == ".Generation"
	}, cmp.Ignore())
	if diff := cmp.Diff(before, after, anyNumber); diff != "" {
		t.Errorf("restored (-before +after):\n%s", diff)
	}
	if out := o.signIn(olga, secret); out.Verdict != mailbox.MustChange {
		t.Errorf("the temporary PIN after the restore: %s", out.Verdict)
	}
	if !o.mailed(olga).Equal(secret) {
		t.Error("the restored mail holds another PIN")
	}
	if c, err := o.Class(t.Context()); err != nil || c.Name != "monday" || !c.Time.Equal(morning.Add(day)) {
		t.Errorf("class %+v, %v", c, err)
	}
	for _, secret := range []pin.PIN{anaPIN, noahPIN, miaPIN, secret} {
		if strings.Contains(string(kept), secret.Reveal()) {
			t.Error("the snapshot holds a PIN in clear")
		}
	}
}
