package console

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/fixtures"
	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

var _ Desk = (*mailbox.Accounts)(nil)

// live is a page on real accounts. Its commands run one by one on the test's goroutine, but for
// the one that waits for changes.
type live struct {
	*stage
	accounts *mailbox.Accounts
	wait     tea.Cmd
}

func newLive(t *testing.T, open kit.ScreenID) *live {
	t.Helper()
	accounts := fixturetest.Accounts(t, fixtures.TrainingClass)
	profiles, err := fixtures.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	pages := New(t.Context(), Options{Desk: accounts, Profiles: profiles, Actor: "pat", Tenant: "harbor"})
	l := &live{stage: &stage{t: t, pages: append(pages.Tabs, pages.Hidden...), tabs: len(pages.Tabs), everywhere: pages.Everywhere, w: 80, h: 24}, accounts: accounts}
	a := pages.Tabs[0].(*admin)
	begun := a.watch()()
	l.wait = a.Update(begun)
	for _, p := range l.pages {
		if p != pages.Tabs[0] {
			l.run(p.Init())
		}
	}
	l.goTo(kit.GoTo{Screen: open})
	return l
}

// next waits for the next change of the store and has the pages take it in.
func (l *live) next() {
	l.t.Helper()
	answer := make(chan tea.Msg, 1)
	go func() { answer <- l.wait() }()
	select {
	case msg := <-answer:
		c, ok := msg.(changed)
		if !ok {
			l.t.Fatalf("waiting for a change gave %T", msg)
		}
		l.wait = await(c.changes)
		l.run(l.pages[0].(*admin).refresh(c))
		for _, p := range l.pages[1:] {
			l.run(p.Update(c))
		}
	case <-time.After(10 * time.Second):
		l.t.Fatal("no change within ten seconds")
	}
}

// until takes changes in until the frame shows a text; next fails when no more come.
func (l *live) until(want string) {
	l.t.Helper()
	for !strings.Contains(l.text(), want) {
		l.next()
	}
}

func TestAnActOfSomebodyElseIsSeenWithoutAKey(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	l.shows("Ana Duarte").hides("4012  Ana Duarte ──────────────────────────────────── ✗")
	if _, err := l.accounts.Apply(t.Context(), mailbox.By{Actor: "sam"}, key("4012"), mailbox.LockOut{}); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if strings.Contains(l.text(), "✗ locked since") {
			break
		}
		l.next()
	}
	l.shows("4012  Ana Duarte", "✗ locked since", "locked by hand")
}

func TestTheConsoleUnlocksWhatWrongPINsLocked(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	for range 5 {
		_, err := l.accounts.SignIn(t.Context(), mailbox.Attempt{Mailbox: key("4012"), Door: mailbox.DoorMailbox, PIN: pin.New("1111")})
		if err != nil {
			t.Fatal(err)
		}
	}
	l.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "harbor/4012"})
	l.shows("✗ locked", "●●●●●").press("u").says("Unlocked 4012 Ana Duarte.").shows("none wrong, 5 lock it")
	in, err := l.accounts.SignIn(t.Context(), mailbox.Attempt{Mailbox: key("4012"), Door: mailbox.DoorMailbox, PIN: pin.New(fixtures.TrainingPIN)})
	if err != nil || in.Verdict != mailbox.SignedIn {
		t.Errorf("after the unlock the right PIN gives %q, %v", in.Verdict, err)
	}
	l.press("l").shows("pat", "unlocked", "locked by the portal", "PIN wrong")
}

func TestATemporaryPINGoesToTheOutboxAndOpensTheMailboxOnce(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	l.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "harbor/4012"})
	l.press("t").shows("Send a temporary PIN?").press("y")
	if !strings.HasPrefix(l.toast.Text, "A temporary PIN for 4012 Ana Duarte is on its way to ") {
		t.Errorf("toast = %q", l.toast.Text)
	}
	l.goTo(kit.GoTo{Screen: kit.OutboxScreen})
	l.shows("4012 Ana Duarte", "Temporary PIN", "••••••").press("v").shows("PINs SHOWN")
	o := l.page().(*outbox)
	in, err := l.accounts.SignIn(t.Context(), mailbox.Attempt{Mailbox: key("4012"), Door: mailbox.DoorMailbox, PIN: o.open.pin})
	if err != nil || in.Verdict != mailbox.MustChange {
		t.Errorf("the PIN of the mail gives %q, %v; want a change to be due", in.Verdict, err)
	}
	l.goTo(kit.GoTo{Screen: kit.AuditScreen})
	l.shows("PIN in mail shown", "temporary PIN set")
}

func TestAChosenPINIsJudgedByTheAccountsToo(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	l.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "harbor/4012"})
	l.press("p").enter(fixtures.TrainingPIN).press("enter").shows("✗ not the current PIN")
	l.press("ctrl+u").enter("5271").press("enter").shows("✓ not the current PIN").enter("5271").press("enter")
	l.says("Set a PIN for 4012 Ana Duarte.")
	in, err := l.accounts.SignIn(t.Context(), mailbox.Attempt{Mailbox: key("4012"), Door: mailbox.DoorMailbox, PIN: pin.New("5271")})
	if err != nil || in.Verdict != mailbox.MustChange {
		t.Errorf("the PIN that was set gives %q, %v", in.Verdict, err)
	}
}

func TestAJumpExpiresWhatThePreviewSaid(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.ClockScreen)
	l.press("4").shows("If you jump 31 days")
	expire := len(l.page().(*clockPage).preview.Expire)
	if expire == 0 {
		t.Fatal("nothing would expire within 31 days")
	}
	l.press("enter")
	l.goTo(kit.GoTo{Screen: kit.AdminScreen})
	l.press("/").enter("is:expired").press("enter")
	before := 0
	for _, s := range l.pages[0].(*admin).all {
		if s.Status == mailbox.StatusExpired {
			before++
		}
	}
	if before == 0 {
		t.Error("after the jump no mailbox of the tenant is expired")
	}
}

func TestEditingIsJudgedByTheAccounts(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	l.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "harbor/4012"})
	l.press("e", "up", "ctrl+u").enter("4019").press("down").shows("✗ ")
	l.press("up", "ctrl+u").enter("4012").press("down", "ctrl+u").enter("Anna").press("enter")
	l.says("Saved 4012 Anna Duarte.").shows("Anna Duarte")
}
