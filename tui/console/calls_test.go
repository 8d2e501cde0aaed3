package console

import (
	"errors"
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// withCalls has two calls in progress, in two processes.
func withCalls(_ *Options, d *fakeDesk) {
	d.calls = []mailbox.Call{
		{
			ID: "c1", Tenant: "harbor", From: "4012", To: "*98", Mailbox: key("4012"),
			State: string(ivr.StateCollectPIN), Started: lesson.Add(-40 * time.Second), Owner: "desk-1:4711",
		},
		{
			ID: "c2", Tenant: "riverside", From: "2103", To: "7000",
			State: string(ivr.StateCollectMailbox), Started: lesson.Add(-5 * time.Second), Owner: "desk-2:52",
		},
	}
}

func TestTheCallsOfEveryProcessAreListedWithTheirStates(t *testing.T) {
	t.Parallel()
	newStage(t, kit.CallsScreen, withCalls).size(120, 40).shows(
		"09:16:40", "harbor/4012", "*98", "Enter PIN", "desk-1:4711",
		"09:17:15", "riverside/2103", "7000", "Mailbox number", "desk-2:52", "1/2",
	)
}

func TestCallsComeMoveAndEndWithoutAKey(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.CallsScreen).shows("No call is in progress.")
	happens := func() {
		s.run(s.page().Update(changed{what: map[mailbox.ChangeKind]bool{mailbox.ChangedCall: true}}))
	}
	withCalls(nil, s.desk)
	happens()
	s.shows("Enter PIN", "1/2").press("down")
	s.desk.calls[1].State = string(ivr.StateMainMenu)
	happens()
	s.hides("Mailbox number").shows("2/2")
	s.desk.calls = s.desk.calls[1:] // its process was killed, of which the store says nothing
	s.shows("harbor/4012")
	s.run(s.page().Update(kit.PortalTime{At: lesson}))
	s.hides("harbor/4012").shows("riverside/2103", "1/1")
}

func TestACallLeadsToItsMailboxOnceItHasOne(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, withCalls).shows("2 calls").press("i").shows("Calls in progress")
	s.press("down", "enter").says("The call has come to no mailbox yet.")
	s.press("up", "enter").shows("[Admin]", "4012  Ana Duarte")
	s.goTo(kit.GoTo{Screen: kit.CallsScreen})
	s.run(s.page().Update(kit.Click{ID: kit.RowRegion("c1"), Double: true}))
	s.shows("[Admin]")
}

func TestThatCallsCannotBeReadIsSaidOnce(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.CallsScreen, withCalls)
	s.desk.fail = errors.New("the disk is gone")
	s.run(s.page().Update(kit.PortalTime{At: lesson}))
	s.says("Could not read the calls: the disk is gone.")
	s.toast = kit.Toast{}
	s.run(s.page().Update(kit.PortalTime{At: lesson}))
	s.says("").shows("harbor/4012")
}

func TestCallsOfRealAccountsAreFollowed(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.CallsScreen)
	c, err := l.accounts.OpenCall(t.Context(), mailbox.Call{
		Tenant: "harbor", From: "4012", To: "*98", State: string(ivr.StateWelcome), Owner: "desk-1:4711",
	})
	if err != nil {
		t.Fatal(err)
	}
	l.until("Welcome")
	l.shows("harbor/4012")
	if err := l.accounts.MoveCall(t.Context(), c.ID, string(ivr.StateCollectPIN), key("4012")); err != nil {
		t.Fatal(err)
	}
	l.until("Enter PIN")
	if err := l.accounts.CloseCall(t.Context(), mailbox.Tape{ID: c.ID}); err != nil {
		t.Fatal(err)
	}
	l.until("No call is in progress.")
}
