package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestTheStepsOfAnUndoAreKept(t *testing.T) {
	t.Parallel()
	at := time.Date(2025, 11, 4, 9, 14, 0, 7, time.UTC)
	box := sampleBox()
	mark := mailbox.Mark{Seq: 119, Before: 118, After: 119}
	step := mailbox.Step{
		Mark: mark, Number: "4013", Owner: mailbox.Owner{First: "Ana", Site: "Pier"}, Active: true, Due: mailbox.DueAdmin,
		Failures: 3, FailedAt: []time.Time{at}, Lock: mailbox.Lock{Kind: mailbox.LockAuto, At: at, Until: at.Add(time.Hour), Count: 2},
	}
	box.Past = &mailbox.Past[mailbox.Step]{State: 119, Steps: []mailbox.Step{{Mark: mailbox.Mark{Seq: 118}}, step}}
	got, err := boxLayout.decode(key, boxLayout.encode(key, box))
	if diff := cmp.Diff(box, got); err != nil || diff != "" {
		t.Errorf("mailbox, %v (-want +got):\n%s", err, diff)
	}
	clock := mailbox.Clock{Mode: mailbox.ClockLab, Past: &mailbox.Past[mailbox.ClockStep]{State: 119, Steps: []mailbox.ClockStep{{Mark: mark, From: at, To: at.Add(time.Hour), Frozen: true}}}}
	read, err := clockLayout.decode(key, clockLayout.encode(key, clock))
	if diff := cmp.Diff(clock, read); err != nil || diff != "" {
		t.Errorf("clock, %v (-want +got):\n%s", err, diff)
	}
}

func TestRecordsFromBeforeTheUndoAreRead(t *testing.T) {
	t.Parallel()
	box := sampleBox()
	old := layout[mailbox.Mailbox]{boxLayout.name, 1, boxFields}
	got, err := boxLayout.decode(key, old.encode(key, box))
	if diff := cmp.Diff(box, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
