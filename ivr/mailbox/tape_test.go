package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// taped makes a call that ends at once and leaves a tape under its id.
func (o *office) taped(from mailbox.Key) mailbox.Tape {
	o.Helper()
	c := o.call(from)
	t := mailbox.Tape{
		ID: c.ID, Tenant: from.Tenant, From: from.Number, To: c.To, Mailbox: from, Started: c.Started,
		Length: time.Minute, Cause: "caller", Text: "00:00.000 < hung_up\n",
	}
	if err := o.CloseCall(o.Context(), t); err != nil {
		o.Fatal(err)
	}
	t.Ended = c.Lease.Add(-mailbox.CallLease) // calls of tests take no wall time
	return t
}

func (o *office) tapes(tenant string) []mailbox.Tape {
	o.Helper()
	all, err := o.Tapes(o.Context(), tenant)
	if err != nil {
		o.Fatal(err)
	}
	return all
}

func TestACallThatEndsLeavesItsTape(t *testing.T) {
	t.Parallel()
	o := open(t)
	first := o.taped(ana)
	o.advance(time.Second)
	second := o.taped(ana)
	if diff := cmp.Diff([]mailbox.Tape{first, second}, o.tapes("")); diff != "" {
		t.Errorf("tapes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]mailbox.Tape{}, o.tapes("oakfield")); diff != "" {
		t.Errorf("tapes of a tenant that nobody called from (-want +got):\n%s", diff)
	}
	if err := o.CloseCall(t.Context(), mailbox.Tape{ID: o.call(ana).ID}); err != nil || len(o.tapes("")) != 2 {
		t.Errorf("a call on which nothing was recorded left a tape, or %v", err)
	}
}

func TestATapeIsFoundByItsNameByTheBeginningOfItAndAsTheLast(t *testing.T) {
	t.Parallel()
	o := open(t)
	if _, err := o.Tape(t.Context(), mailbox.LastTape); !errors.Is(err, mailbox.ErrNoTape) {
		t.Errorf("the last tape of none: %v", err)
	}
	o.taped(ana)
	o.advance(time.Second)
	want := o.taped(ana)
	for _, name := range []string{want.ID, want.ID[:12], mailbox.LastTape} {
		if got, err := o.Tape(t.Context(), name); err != nil || got.ID != want.ID {
			t.Errorf("tape %s is %s, %v", name, got.ID, err)
		}
	}
	for _, name := range []string{"", "none", want.ID + "0"} {
		if _, err := o.Tape(t.Context(), name); !errors.Is(err, mailbox.ErrNoTape) {
			t.Errorf("tape %q: %v, want ErrNoTape", name, err)
		}
	}
}

func TestABeginningThatSeveralTapesHaveNamesNone(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, id := range []string{"c10", "c11"} {
		if err := o.CloseCall(t.Context(), mailbox.Tape{ID: id, Text: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	_, err := o.Tape(t.Context(), "c1")
	if r, ok := errors.AsType[*mailbox.Refusal](err); !ok || r.Problem != "2 tapes begin with c1" {
		t.Errorf("error %v", err)
	}
}

func TestADeletedTapeIsGoneAndThatIsAudited(t *testing.T) {
	t.Parallel()
	o := open(t)
	tape := o.taped(ana)
	got, err := o.DeleteTape(t.Context(), kim, mailbox.LastTape)
	if err != nil || got.ID != tape.ID {
		t.Errorf("deleted %s, %v", got.ID, err)
	}
	if left := o.tapes(""); len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
	if _, err := o.DeleteTape(t.Context(), kim, tape.ID); !errors.Is(err, mailbox.ErrNoTape) {
		t.Errorf("deleted again: %v", err)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{mailbox.EntryTapeDeleted}}, 0)
	if err != nil || len(entries) != 1 || entries[0].Actor != "kim" ||
		entries[0].Detail != tape.ID+", from harbor/4012 to *98, of 2025-11-04T09:14:00Z" {
		t.Errorf("audit: %+v, %v", entries, err)
	}
}

func TestOldTapesAreRemovedAndThatIsAuditedOnce(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.taped(ana)
	o.taped(ana)
	o.advance(10 * day)
	young := o.taped(ana)
	want := mailbox.TapeTrim{Before: morning.Add(5 * day), Removed: 2}
	plan, err := o.PlanTapeTrim(t.Context(), 5*day)
	if diff := cmp.Diff(want, plan); diff != "" || err != nil || len(o.tapes("")) != 3 {
		t.Errorf("plan (-want +got):\n%s, %v, and %d tapes are left", diff, err, len(o.tapes("")))
	}
	for _, want := range []mailbox.TapeTrim{want, {Before: want.Before}} {
		got, err := o.TrimTapes(t.Context(), kim, 5*day)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("removed (-want +got):\n%s, %v", diff, err)
		}
	}
	if left := o.tapes(""); len(left) != 1 || left[0].ID != young.ID {
		t.Errorf("left: %+v", left)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{mailbox.EntryTapeTrim}}, 0)
	if err != nil || len(entries) != 1 || entries[0].Detail != "2, from before 2025-11-09T09:14:00Z" {
		t.Errorf("audit: %+v, %v", entries, err)
	}
}

func TestTapesAreNotKeptForNoTime(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, trim := o.TrimTapes(t.Context(), kim, 0)
	_, plan := o.PlanTapeTrim(t.Context(), -day)
	for _, err := range []error{trim, plan} {
		if _, ok := errors.AsType[*mailbox.Refusal](err); !ok {
			t.Errorf("error %v, want a refusal", err)
		}
	}
}
