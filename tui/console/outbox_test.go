package console

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

func TestTheOutboxShowsWhatItsReaderWillRead(t *testing.T) {
	t.Parallel()
	newStage(t, kit.OutboxScreen).shows(
		"Outbox 2", "2 unread, 5 in all", "4027 Elif Kaya", "Your temporary voice portal PIN",
		"Hello Elif,", "••••••", "It works once", "PINs hidden",
	)
}

func TestAPINInAMailIsShownOnDemandAndRecorded(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen)
	digits := s.desk.secret.Reveal()
	s.hides(digits).press("v").shows(digits, "PINs SHOWN").says("PIN shown. The audit says who looked. v hides it.")
	s.press("v").hides(digits, "PINs SHOWN")
	if diff := cmp.Diff([]string{"mail 5"}, s.desk.shown); diff != "" {
		t.Errorf("revealed (-want +got):\n%s", diff)
	}
}

func TestAShownPINIsHiddenAgainWhenItIsLeft(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*stage){
		"for another mail": func(s *stage) { s.press("down", "up") },
		"for another page": func(s *stage) {
			s.goTo(kit.GoTo{Screen: kit.AdminScreen})
			s.goTo(kit.GoTo{Screen: kit.OutboxScreen})
		},
	} {
		s := newStage(t, kit.OutboxScreen).press("v")
		leave(s)
		s.hides(s.desk.secret.Reveal(), "PINs SHOWN")
		if t.Failed() {
			t.Fatalf("left %s", name)
		}
	}
}

func TestALateRevealIsNotShownOnAnotherMail(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen).press("down")
	s.run(s.page().Update(opening{mail: 5, pin: pin.New("7294150")}))
	s.hides("7294150", "PINs SHOWN")
}

func TestMailsWithoutAPINSaySo(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen).press("down", "v").says("This message carries no PIN.")
	s.press("down", "down", "v").says("This message was delivered; its PIN is no longer in the store.")
	s.press("home", "v", "v")
	s.desk.fail = errors.New("the sealed value does not open")
	s.press("v").says("The sealed value does not open.")
}

func TestMailsAreReadWhenSomebodyMovesToThem(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen).shows("2 unread")
	s.press("down").shows("1 unread", "Outbox 1")
	s.press("u").shows("2 unread")
	s.press("enter").shows("1 unread")
	s.click(kit.RowRegion("5")).shows("0 unread")
	if diff := cmp.Diff(map[uint64]bool{4: true, 5: true}, s.desk.marked); diff != "" {
		t.Errorf("marked (-want +got):\n%s", diff)
	}
}

func TestCallingAsTheAddressee(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen).press("h")
	if diff := cmp.Diff([]kit.PlaceCall{{From: "harbor/4027", To: "*98"}}, s.calls); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
	s.press("down", "h").says("This message went to the administrator, who has no phone here.")
}

func TestAMailAndItsAuditLineLeadToEachOther(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen).press("l").shows("[Audit]", "Entry 118")
	s.press("m").shows("[Outbox", "Hello Elif,")
	s.press("l", "end", "m").says("Entry 12 sent no message.")
}

func TestTheOutboxFilterPicksByFieldAndWord(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		query string
		want  []uint64
	}{
		{"", []uint64{5, 4, 3, 2, 1}},
		{"elif", []uint64{5}},
		{"is:unread", []uint64{5, 4}},
		{"to:admin@", []uint64{4}},
		{"subject:temporary", []uint64{5, 2}},
		{"day:today", []uint64{5, 4, 3}},
		{"day:yest", []uint64{2}},
		{"day:2nov", []uint64{1}},
		{"day:2025-11-04 is:read", []uint64{3}},
		{"is:failed", []uint64{1}},
		{"colour:red", nil},
	} {
		s := newStage(t, kit.OutboxScreen).press("/").enter(tt.query)
		var got []uint64
		for _, m := range s.page().(*outbox).shown {
			got = append(got, m.ID)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.query, diff)
		}
	}
}

func TestAMailThatArrivesDoesNotMoveTheSelection(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen).press("down")
	fresh := s.desk.mails[0]
	fresh.ID, fresh.Read, fresh.QueuedAt = 6, false, lesson.Add(time.Second)
	s.desk.mails = append([]mailbox.Mail{fresh}, s.desk.mails...)
	s.run(s.page().Update(changed{what: map[mailbox.ChangeKind]bool{mailbox.ChangedMail: true}}))
	if o := s.page().(*outbox); o.at != 4 {
		t.Errorf("the selection is on mail %d, want 4", o.at)
	}
}

func TestUntilSomebodyMovesTheNewestMailIsShown(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen)
	fresh := s.desk.mails[0]
	fresh.ID, fresh.QueuedAt = 6, lesson.Add(time.Second)
	s.desk.mails = append(s.desk.mails, fresh) // stored last, written last
	s.run(s.page().Update(changed{what: map[mailbox.ChangeKind]bool{mailbox.ChangedMail: true}}))
	if o := s.page().(*outbox); o.at != 6 {
		t.Errorf("the selection is on mail %d, want the newest, 6", o.at)
	}
}

func TestWhyAMailExistsIsToldFromTheAudit(t *testing.T) {
	t.Parallel()
	newStage(t, kit.OutboxScreen).size(120, 40).shows("Why this message exists", "temporary PIN set one e-mail", "wrote this message")
}
