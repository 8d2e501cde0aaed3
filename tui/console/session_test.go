package console

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestABulkActBySomebodyElseIsOneChange(t *testing.T) {
	t.Parallel()
	changes := make(chan mailbox.Change, 100)
	for range 40 {
		changes <- mailbox.Change{Kind: mailbox.ChangedMailbox}
		changes <- mailbox.Change{Kind: mailbox.ChangedAudit}
	}
	msg, ok := await(changes)().(changed)
	if !ok || !msg.touches(mailbox.ChangedMailbox) || !msg.touches(mailbox.ChangedAudit) || msg.touches(mailbox.ChangedClock) {
		t.Errorf("the change touches %v", msg.what)
	}
	if len(changes) != 0 {
		t.Errorf("%d changes are left for another refresh", len(changes))
	}
}

func TestEverythingIsTouchedWhenEverythingMayHaveChanged(t *testing.T) {
	t.Parallel()
	c := changed{what: map[mailbox.ChangeKind]bool{mailbox.ChangedAll: true}}
	if !c.touches(mailbox.ChangedMail) {
		t.Error("a reload of the store touches no mail")
	}
}

func TestWaitingEndsWithTheSubscription(t *testing.T) {
	t.Parallel()
	none := make(chan mailbox.Change)
	close(none)
	if msg := await(none)(); msg != nil {
		t.Errorf("a closed subscription gives %v", msg)
	}
	last := make(chan mailbox.Change, 1)
	last <- mailbox.Change{Kind: mailbox.ChangedMail}
	close(last)
	if msg, ok := await(last)().(changed); !ok || !msg.touches(mailbox.ChangedMail) {
		t.Errorf("the last change before the end gives %v", msg)
	}
}

// unwatchable is a desk whose store cannot be watched.
type unwatchable struct{ *fakeDesk }

func (unwatchable) Watch(context.Context) (<-chan mailbox.Change, error) {
	return nil, errors.New("the store is closed")
}

func TestAStoreThatCannotBeWatchedIsTold(t *testing.T) {
	t.Parallel()
	s := &session{ctx: t.Context(), desk: unwatchable{newFakeDesk()}}
	want := kit.Toast{Level: kit.Failure, Text: "Could not watch the store: the store is closed."}
	if diff := cmp.Diff(want, s.watch()()); diff != "" {
		t.Errorf("watching (-want +got):\n%s", diff)
	}
}

func TestOnlyTheOpenPageReadsWhatChanged(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	all := changed{what: map[mailbox.ChangeKind]bool{mailbox.ChangedAll: true}}
	for _, p := range s.pages {
		if a, ok := p.(*admin); ok {
			if a.refresh(all) == nil {
				t.Error("the open page does not read again")
			}
			a.once.end()
			continue
		}
		cmd := p.Update(all)
		counted := p.ID() == kit.OutboxScreen || p.ID() == kit.CallsScreen // on the tab, and among the mailboxes
		if reads := cmd != nil; reads != counted {
			t.Errorf("page %s reads while it is closed: %v", p.ID(), reads)
		}
	}
}

func TestAClosedPageReadsWhenItIsOpened(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AuditScreen)
	s.goTo(kit.GoTo{Screen: kit.AdminScreen})
	s.desk.entries = s.desk.entries[1:]
	s.goTo(kit.GoTo{Screen: kit.AuditScreen})
	s.shows("14 entries")
}

func TestTheConsoleHasFourTabsAndItsHiddenPages(t *testing.T) {
	t.Parallel()
	pages := New(t.Context(), Options{Desk: newFakeDesk(), Profiles: fakeProfiles{}})
	var tabs []string
	for _, p := range pages.Tabs {
		tabs = append(tabs, p.Tab())
	}
	if diff := cmp.Diff([]string{"Admin", "Outbox", "Audit", "Clock"}, tabs); diff != "" {
		t.Errorf("tabs (-want +got):\n%s", diff)
	}
	var hidden []string
	for _, p := range pages.Hidden {
		hidden = append(hidden, p.Tab())
	}
	if diff := cmp.Diff([]string{"Calls", "Numbers", "Company Profile", "PIN rules"}, hidden); diff != "" {
		t.Errorf("hidden pages (-want +got):\n%s", diff)
	}
}
