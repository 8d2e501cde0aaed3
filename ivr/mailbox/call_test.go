package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func (o *office) calls() []mailbox.Call {
	o.Helper()
	calls, err := o.Calls(o.Context())
	if err != nil {
		o.Fatal(err)
	}
	return calls
}

func (o *office) call(from mailbox.Key) mailbox.Call {
	o.Helper()
	c, err := o.OpenCall(o.Context(), mailbox.Call{Tenant: from.Tenant, From: from.Number, To: "*98", Door: mailbox.DoorMailbox, State: "welcome"})
	if err != nil {
		o.Fatal(err)
	}
	return c
}

func TestACallIsListedFromItsOpeningToItsClose(t *testing.T) {
	t.Parallel()
	o := open(t)
	c := o.call(ana)
	if c.ID == "" || !c.Started.Equal(morning) || !c.Lease.Equal(morning.Add(15*time.Second)) {
		t.Errorf("opened %+v", c)
	}
	o.advance(time.Second)
	if err := o.MoveCall(t.Context(), c.ID, "main_menu", ana); err != nil {
		t.Fatal(err)
	}
	c.State, c.Mailbox, c.Lease = "main_menu", ana, morning.Add(16*time.Second)
	if diff := cmp.Diff([]mailbox.Call{c}, o.calls()); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
	for range 2 { // closing a closed one is no error
		if err := o.CloseCall(t.Context(), mailbox.Tape{ID: c.ID}); err != nil {
			t.Fatal(err)
		}
	}
	if calls := o.calls(); len(calls) != 0 {
		t.Errorf("after its close %+v", calls)
	}
	if err := o.MoveCall(t.Context(), c.ID, "main_menu", ana); !errors.Is(err, mailbox.ErrNoCall) {
		t.Errorf("moving a closed call: %v", err)
	}
}

func TestACallThatNobodyRenewsIsGoneAndCanComeBack(t *testing.T) {
	t.Parallel()
	o := open(t)
	c := o.call(ana)
	o.advance(15 * time.Second)
	if calls := o.calls(); len(calls) != 0 {
		t.Errorf("after the lease %+v", calls)
	}
	o.advance(5 * time.Minute) // the process was suspended
	o.call(ben)
	if err := o.MoveCall(t.Context(), c.ID, "main_menu", ana); err != nil {
		t.Errorf("a process that wakes: %v", err)
	}
	if got := len(o.calls()); got != 2 {
		t.Errorf("%d calls, want 2", got)
	}
	o.advance(11 * time.Minute)
	o.call(ben)
	if err := o.MoveCall(t.Context(), c.ID, "main_menu", ana); !errors.Is(err, mailbox.ErrNoCall) {
		t.Errorf("a process that wakes too late: %v", err)
	}
}

func TestLeasesRunByTheWall(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.call(ana)
	o.move(mailbox.ClockAct{Advance: 31 * day})
	if got := len(o.calls()); got != 1 {
		t.Errorf("after a move of portal time %d calls, want 1", got)
	}
}

func TestAdminActsReachCallersAndTheirOwnDoNot(t *testing.T) {
	t.Parallel()
	o := open(t)
	since, err := o.LastEntry(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.signIn(noah, noahPIN)
	o.change(noah, o.summary(noah).Generation, fresh)
	o.fail(noah, 5)
	o.apply(noah, mailbox.Unlock{})
	o.apply(noah, mailbox.ForceChange{})
	o.apply(noah, mailbox.Reset{To: mailbox.CredentialDefault})
	o.apply(ana, mailbox.LockOut{})
	o.apply(ana, mailbox.Deactivate{})
	o.apply(mia, mailbox.Delete{})
	if err := o.Load(t.Context(), kim, town(), false); err != nil {
		t.Fatal(err)
	}
	acts, newest, err := o.AdminActs(t.Context(), since)
	if err != nil {
		t.Fatal(err)
	}
	type heard struct {
		Mailbox mailbox.Key
		What    mailbox.ChangeWhat
	}
	var got []heard
	for _, a := range acts {
		got = append(got, heard{a.Mailbox, a.What})
	}
	want := []heard{
		{noah, mailbox.WasReset},
		{ana, mailbox.WasLocked},
		{ana, mailbox.WasDeactivated},
		{mia, mailbox.WasDeactivated},
		{mailbox.Key{}, mailbox.WasReset},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("acts (-want +got):\n%s", diff)
	}
	if again, last, err := o.AdminActs(t.Context(), newest); err != nil || len(again) != 0 || last != newest {
		t.Errorf("a second look: %v up to %d, %v; want nothing up to %d", again, last, err, newest)
	}
}

func TestAnActReachesTheCallsOnItsMailbox(t *testing.T) {
	t.Parallel()
	one, all := mailbox.AdminAct{Mailbox: ana}, mailbox.AdminAct{}
	for _, tt := range []struct {
		act  mailbox.AdminAct
		on   mailbox.Key
		want bool
	}{
		{one, ana, true},
		{one, ben, false},
		{one, mailbox.Key{}, false},
		{all, ana, true},
		{all, mailbox.Key{}, false},
	} {
		if got := tt.act.Reaches(tt.on); got != tt.want {
			t.Errorf("an act on %q reaches a call on %q: %v, want %v", tt.act.Mailbox, tt.on, got, tt.want)
		}
	}
}
