package console

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

func TestAnActIsTakenBackAndDoneAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("z").says("Nothing was done here that can be taken back.")
	s.press("Z").says("Nothing was taken back.")
	s.press("f").says("4012 Ana Duarte must choose a new PIN at the next call.").shows("z Undo")
	s.press("z").says("Undone: 4012 Ana Duarte, change forced.").shows("Z Redo")
	s.press("Z").says("Done again: 4012 Ana Duarte, change forced.").shows("z Undo")
	s.press("z")
	if diff := cmp.Diff([]uint64{201, 1201, 2201}, s.desk.undone); diff != "" {
		t.Errorf("entries taken back (-want +got):\n%s", diff)
	}
}

func TestOneKeyTakesBackWhatOneKeyDid(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("space", "space", "f")
	if n := len(s.desk.applied); n != 2 {
		t.Fatalf("%d acts were done, want 2", n)
	}
	s.press("z").says("Undone: 2 mailboxes, change forced.")
	if diff := cmp.Diff([]uint64{202, 201}, s.desk.undone); diff != "" {
		t.Errorf("entries taken back, the last one first (-want +got):\n%s", diff)
	}
}

func TestAnActOnPINsOffersNoUndo(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("t").shows("A withdrawn PIN stays withdrawn.").press("y").hides("z Undo")
	s.press("z").says("Nothing was done here that can be taken back.")
}

func TestANewActForgetsWhatWasTakenBack(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("f", "z", "L").press("Z").says("Nothing was taken back.")
}

func TestWhatHasMovedOnIsTriedOnce(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("f")
	s.desk.moved = true
	s.press("z").says("Mailbox harbor/4012 has moved on. Look at its audit trail.")
	s.press("z").says("Nothing was done here that can be taken back.")
}

func TestAMoveOfTheClockIsTakenBack(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen, ahead31)
	s.press("4", "enter").shows("z Undo").press("z").says("Undone: portal clock moved.")
	if diff := cmp.Diff([]uint64{301}, s.desk.undone); diff != "" {
		t.Errorf("entries taken back (-want +got):\n%s", diff)
	}
}

func TestAViewOnlyWindowTakesNothingBack(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(o *Options, _ *fakeDesk) { o.ViewOnly = true })
	s.press("z").says("This window is view-only. Start without --view-only to change mailboxes.")
}

func TestAnUnlockThatIsTakenBackBarsTheCallerAgain(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	l.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "harbor/4044"})
	l.press("u").says("Unlocked 4044 Ines Costa.").press("z").says("Undone: 4044 Ines Costa, unlocked.")
	s, err := l.accounts.Summary(t.Context(), key("4044"))
	if err != nil || s.Status != mailbox.StatusLocked || s.Failures == 0 {
		t.Errorf("after the undo: %s with %d wrong tries, %v; want as before the unlock", s.Status, s.Failures, err)
	}
	l.press("Z").says("Done again: 4044 Ines Costa, unlocked.")
	if _, err := l.accounts.SignIn(t.Context(), mailbox.Attempt{Mailbox: key("4044"), Door: mailbox.DoorMailbox, PIN: pin.New(fixtures.TrainingPIN)}); err != nil {
		t.Fatal(err)
	}
	l.press("z").says("Mailbox harbor/4044 has moved on since entry " + l.newestUndo() + ", undo. Look at its audit trail, and act anew.")
}

// newestUndo is the number of the newest entry of an undo.
func (l *live) newestUndo() string {
	l.t.Helper()
	entries, err := l.accounts.AuditLog(l.t.Context(), mailbox.AuditFilter{Acts: []string{mailbox.EntryUndo}}, 1)
	if err != nil || len(entries) != 1 {
		l.t.Fatalf("no undo in the audit: %v", err)
	}
	return strconv.FormatUint(entries[0].Seq, 10)
}
