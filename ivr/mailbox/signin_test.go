package mailbox_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

func TestTheRightPINSignsInAndCountsMessages(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.advance(time.Minute)
	want := mailbox.SignedInAs{Verdict: mailbox.SignedIn, Left: 5, New: 2, Generation: o.summary(ana).Generation}
	if diff := cmp.Diff(want, o.signIn(ana, anaPIN)); diff != "" {
		t.Errorf("sign-in (-want +got):\n%s", diff)
	}
	if got := o.summary(ana).LastSignIn; !got.Equal(morning.Add(time.Minute)) {
		t.Errorf("last sign-in %v, want the moment of the call", got)
	}
}

func TestTheFifthWrongPINInARowLocksInTheSameCall(t *testing.T) {
	t.Parallel()
	o := open(t)
	for i := 1; i <= 4; i++ {
		want := mailbox.SignedInAs{Verdict: mailbox.Refused, Failures: i, Left: 5 - i}
		if diff := cmp.Diff(want, o.signIn(ana, wrong)); diff != "" {
			t.Fatalf("wrong PIN %d (-want +got):\n%s", i, diff)
		}
	}
	want := mailbox.SignedInAs{Verdict: mailbox.Locked, Failures: 5}
	if diff := cmp.Diff(want, o.signIn(ana, wrong)); diff != "" {
		t.Fatalf("the fifth wrong PIN (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, o.signIn(ana, anaPIN)); diff != "" {
		t.Errorf("the right PIN on a locked mailbox (-want +got):\n%s", diff)
	}
	if s := o.summary(ana); s.Status != mailbox.StatusLocked || s.Failures != 5 {
		t.Errorf("status %s with %d failures, want locked with 5", s.Status, s.Failures)
	}
	wantLog := []string{"wrong-pin", "wrong-pin", "wrong-pin", "wrong-pin", "wrong-pin", "locked", "refused-locked"}
	if diff := cmp.Diff(wantLog, o.log(ana)); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
}

func TestALockIsMailedOnceToTheTenantsAdmin(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 8)
	mails := o.mails(ana)
	if len(mails) != 1 {
		t.Fatalf("%d mails about the lock, want 1", len(mails))
	}
	m := mails[0]
	if m.Kind != mailbox.MailLocked || m.ToAddress != "admin@harbor.example" || m.Secret != nil {
		t.Errorf("mail %s to %s, secret %v", m.Kind, m.ToAddress, m.Secret != nil)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{mailbox.EntryLocked}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || entries[0].Seq != m.Audit || entries[0].Actor != mailbox.ActorPortal {
		t.Errorf("lock entries %+v, want one by the portal, named by the mail (%d)", entries, m.Audit)
	}
}

func TestTheRightPINClearsTheCounter(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 4)
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.SignedIn || out.Failures != 0 || out.Left != 5 {
		t.Errorf("after four wrong PINs the right one gave %+v", out)
	}
	if out := o.fail(ana, 4); out.Verdict != mailbox.Refused || out.Left != 1 {
		t.Errorf("four more wrong PINs gave %+v, want one try left", out)
	}
}

func TestAllDoorsShareOneCounter(t *testing.T) {
	t.Parallel()
	o := open(t)
	for i, door := range []string{mailbox.DoorPortal, mailbox.DoorMailbox, mailbox.DoorHandset} {
		if out := o.signInAt(door, ana, wrong); out.Failures != i+1 {
			t.Errorf("wrong PIN at the %s: %d failures, want %d", door, out.Failures, i+1)
		}
	}
}

func TestUnknownAndDeactivatedMailboxesSoundLikeAWrongPIN(t *testing.T) {
	t.Parallel()
	o := open(t)
	want := mailbox.SignedInAs{Verdict: mailbox.Refused, Left: -1}
	for range 7 {
		for _, k := range []mailbox.Key{nobody, gia, {Tenant: "elsewhere", Number: "1"}} {
			if diff := cmp.Diff(want, o.signIn(k, anaPIN)); diff != "" {
				t.Fatalf("%s (-want +got):\n%s", k, diff)
			}
		}
	}
}

func TestAnEmptyEntryCountsForNothing(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 2)
	before := o.state()
	want := mailbox.SignedInAs{Verdict: mailbox.Refused, Failures: 2, Left: 3}
	if diff := cmp.Diff(want, o.signIn(ana, pin.PIN{})); diff != "" {
		t.Errorf("an empty entry (-want +got):\n%s", diff)
	}
	if o.state() != before {
		t.Error("an empty entry changed the store")
	}
}

func TestAChangeIsDueByPrecedence(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		box     mailbox.Key
		secret  pin.PIN
		prepare func(*office)
		door    string
		want    mailbox.Due
	}{
		{"default PIN", mia, miaPIN, nil, mailbox.DoorPortal, mailbox.DueDefault},
		{"temporary PIN", dara, daraPIN, nil, mailbox.DoorPortal, mailbox.DueTemporary},
		{"one instant before its age", ana, anaPIN, func(o *office) { o.advance(18*day - 1) }, mailbox.DoorPortal, mailbox.DueNone},
		{"at its age", ana, anaPIN, func(o *office) { o.advance(18 * day) }, mailbox.DoorPortal, mailbox.DueExpired},
		{"expired by hand", ana, anaPIN, func(o *office) { o.apply(ana, mailbox.ExpireNow{}) }, mailbox.DoorPortal, mailbox.DueExpired},
		{"asked for by an admin", ana, anaPIN, func(o *office) { o.apply(ana, mailbox.ForceChange{}) }, mailbox.DoorPortal, mailbox.DueAdmin},
		{"asked for, and then too old", ana, anaPIN, func(o *office) {
			o.apply(ana, mailbox.ForceChange{})
			o.advance(31 * day)
		}, mailbox.DoorPortal, mailbox.DueExpired},
		{"a profile without ageing", noah, noahPIN, func(o *office) { o.advance(1000 * day) }, mailbox.DoorPortal, mailbox.DueNone},
		{"temporary PIN at the handset", dara, daraPIN, nil, mailbox.DoorHandset, mailbox.DueTemporary},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != nil {
				tt.prepare(o)
			}
			verdict := mailbox.MustChange
			if tt.want == mailbox.DueNone {
				verdict = mailbox.SignedIn
			}
			if out := o.signInAt(tt.door, tt.box, tt.secret); out.Verdict != verdict || out.Due != tt.want {
				t.Errorf("verdict %s, due %q; want %s, %q", out.Verdict, out.Due, verdict, tt.want)
			}
		})
	}
}

func TestTheHandsetAcceptsADefaultPINWhereTheProfileSaysSo(t *testing.T) {
	t.Parallel()
	o := open(t)
	if out := o.signInAt(mailbox.DoorHandset, mia, miaPIN); out.Verdict != mailbox.SignedIn || !out.DefaultInUse {
		t.Errorf("default PIN at the handset: %+v, want signed in with the default in use", out)
	}
	o.rules["essensys"].Default.ForceOnHandset = true
	if out := o.signInAt(mailbox.DoorHandset, mia, miaPIN); out.Verdict != mailbox.MustChange || out.DefaultInUse {
		t.Errorf("default PIN at a strict handset: %+v, want a change", out)
	}
}

func TestATemporaryPINDiesAndThenCountsAsWrong(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		rules profile.Temporary
		kill  func(*office, pin.PIN)
		dead  bool
	}{
		{"until changed: used twice", profile.Temporary{Length: 6}, func(o *office, p pin.PIN) { o.signIn(ana, p) }, false},
		{"once: the call dropped before the change", profile.Temporary{Length: 6, Once: true}, func(o *office, p pin.PIN) { o.signIn(ana, p) }, true},
		{"an instant before its end", profile.Temporary{Length: 6, Lifetime: day}, func(o *office, _ pin.PIN) { o.advance(day - 1) }, false},
		{"at its end", profile.Temporary{Length: 6, Lifetime: day}, func(o *office, _ pin.PIN) { o.advance(day) }, true},
		{"replaced by a newer one", profile.Temporary{Length: 6}, func(o *office, _ pin.PIN) { o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary}) }, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t, func(r rulebook) { r["broadcloud"].Temporary = tt.rules })
			o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary})
			secret := o.mailed(ana)
			tt.kill(o, secret)
			want := mailbox.SignedInAs{Verdict: mailbox.MustChange, Due: mailbox.DueTemporary, Left: 5, New: 2, Generation: o.summary(ana).Generation}
			if tt.dead {
				want = mailbox.SignedInAs{Verdict: mailbox.Refused, Failures: 1, Left: 4}
			}
			if diff := cmp.Diff(want, o.signIn(ana, secret)); diff != "" {
				t.Errorf("the temporary PIN (-want +got):\n%s", diff)
			}
		})
	}
}

func TestATrustedLineNeedsNoPINWhereTheProfileTrusts(t *testing.T) {
	t.Parallel()
	o := open(t)
	at := mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorMailbox, Trusted: true}
	try := func() mailbox.SignedInAs {
		out, err := o.SignIn(t.Context(), at)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if out := try(); out.Verdict != mailbox.Refused {
		t.Errorf("a line that vouches where nobody trusts it: %s", out.Verdict)
	}
	o.rules["broadcloud"].TrustedLine = true
	o.fail(ana, 3)
	if out := try(); out.Verdict != mailbox.SignedIn || out.Failures != 3 {
		t.Errorf("a trusted line: %s with %d failures, want signed in; nothing was proved, so 3 stay", out.Verdict, out.Failures)
	}
	o.fail(ana, 2)
	if out := try(); out.Verdict != mailbox.Locked {
		t.Errorf("a trusted line on a locked mailbox: %s", out.Verdict)
	}
}

func TestAWarningCountsTheDaysThatAreLeft(t *testing.T) {
	t.Parallel()
	o := open(t, func(r rulebook) { r["broadcloud"].WarnBefore = 7 * day })
	for _, tt := range []struct {
		later time.Duration
		want  int
	}{
		{0, 0},                   // 18 days left
		{11*day - time.Hour, 0},  // 7 days and an hour left
		{time.Hour, 7},           // exactly 7 days left
		{time.Hour, 7},           // the seventh day has begun to run out
		{6*day - 2*time.Hour, 2}, // a day and an hour left
		{time.Hour + day - 1, 1}, // an instant left
	} {
		o.advance(tt.later)
		if got := o.signIn(ana, anaPIN).WarnDays; got != tt.want {
			t.Errorf("at %v: warned %d days ahead, want %d", o.wall.Now(), got, tt.want)
		}
	}
}

func TestAnErrorOfTheStoreIsNoVerdict(t *testing.T) {
	t.Parallel()
	o := open(t)
	if err := o.store.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := o.SignIn(t.Context(), mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: anaPIN})
	if err == nil || out != (mailbox.SignedInAs{}) {
		t.Errorf("sign-in on a closed store: %+v, %v; want an error alone", out, err)
	}
}
