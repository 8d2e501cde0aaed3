package console

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestAFailedMailIsSentAgainOnDemand(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen).press("r")
	s.says("This message has not failed: it waits to be sent.")
	s.press("end", "up", "r").says("This message was delivered.")
	s.press("end", "r").says("The message waits to be sent again.")
	if diff := cmp.Diff([]uint64{1}, s.desk.retried); diff != "" {
		t.Errorf("retried (-want +got):\n%s", diff)
	}
	s.desk.fail = errors.New("the store cannot be written")
	s.press("r").says("The store cannot be written.")
}

func TestAWindowThatOnlyLooksSendsNothingAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen, func(o *Options, _ *fakeDesk) { o.ViewOnly = true }).press("end", "r")
	s.says("This window is view-only. Start without --view-only to send messages again.")
	if len(s.desk.retried) > 0 {
		t.Errorf("retried %v", s.desk.retried)
	}
}

func TestAMailThatWaitsForItsNextTrySaysWhy(t *testing.T) {
	t.Parallel()
	for tries, want := range map[int]string{1: "tried once: 451 busy", 3: "tried 3 times: 451 busy"} {
		s := newStage(t, kit.OutboxScreen, func(_ *Options, d *fakeDesk) {
			d.mails[0].Problem, d.mails[0].Attempts = "451 busy", tries
		})
		s.size(120, 40).shows("Waits", "451 busy", want).hides("it is read here", string(mailbox.MailFailed))
	}
}
