package mailbox_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// seqs lists the numbers of the audit entries that are left, oldest first.
func (o *office) seqs() (seqs []uint64) {
	o.Helper()
	entries, err := o.AuditLog(o.Context(), mailbox.AuditFilter{}, 0)
	if err != nil {
		o.Fatal(err)
	}
	for i := len(entries) - 1; i >= 0; i-- {
		seqs = append(seqs, entries[i].Seq)
	}
	return seqs
}

func TestOldAuditEntriesAreRemovedAndThatIsAudited(t *testing.T) {
	t.Parallel()
	o := open(t) // entry 1
	o.apply(ana, mailbox.LockOut{})
	o.advance(10 * day)
	o.apply(ana, mailbox.Unlock{AdminLock: true}) // entry 3
	o.advance(10 * day)
	plan, err := o.PlanTrim(t.Context(), 15*day)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]uint64{1, 2, 3}, o.seqs()); diff != "" {
		t.Errorf("the plan changed the audit (-want +got):\n%s", diff)
	}
	done, err := o.TrimAudit(t.Context(), kim, 15*day)
	if err != nil {
		t.Fatal(err)
	}
	want := mailbox.Trim{Before: morning.Add(5 * day), Removed: 2, Through: 2}
	if diff := cmp.Diff(want, plan); diff != "" || plan != done {
		t.Errorf("done %+v; planned (-want +got):\n%s", done, diff)
	}
	if diff := cmp.Diff([]uint64{3, 4}, o.seqs()); diff != "" {
		t.Errorf("entries left (-want +got):\n%s", diff)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{mailbox.EntryAuditTrim}}, 0)
	if err != nil || len(entries) != 1 || entries[0].Detail != "entries 1 to 2, from before 2025-11-09T09:14:00Z" || entries[0].Actor != "kim" {
		t.Errorf("audit of the removal: %+v, %v", entries, err)
	}
}

func TestNothingOldMeansNothingRemovedAndNothingAudited(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.advance(day)
	if got, err := o.TrimAudit(t.Context(), kim, day); err != nil || got.Removed != 0 {
		t.Errorf("removed %d, %v", got.Removed, err)
	}
	if diff := cmp.Diff([]uint64{1}, o.seqs()); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

// A clock that was set back leaves young entries before old ones: only the beginning can go.
func TestARemovalStopsAtTheFirstEntryToKeep(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.move(mailbox.ClockAct{Advance: 400 * day})  // entry 2, at the time before the move
	o.apply(ana, mailbox.LockOut{})               // entry 3, in 400 days
	o.move(mailbox.ClockAct{Advance: -400 * day}) // entry 4
	o.apply(ana, mailbox.Unlock{AdminLock: true})
	o.advance(30 * day)
	if _, err := o.TrimAudit(t.Context(), kim, 10*day); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]uint64{3, 4, 5, 6}, o.seqs()); diff != "" {
		t.Errorf("entries left (-want +got):\n%s", diff)
	}
}

func TestARemovalGoesOnWhereTheLastOneEnded(t *testing.T) {
	t.Parallel()
	o := open(t)
	for range 3 {
		o.advance(10 * day)
		o.apply(ben, mailbox.LockOut{})
		o.apply(ben, mailbox.Unlock{AdminLock: true})
		if _, err := o.TrimAudit(t.Context(), kim, 5*day); err != nil {
			t.Fatal(err)
		}
	}
	// Of each round the two acts and the removal itself are young; the rounds before are gone.
	if diff := cmp.Diff([]uint64{8, 9, 10}, o.seqs()); diff != "" {
		t.Errorf("entries left (-want +got):\n%s", diff)
	}
}

func TestSomeAuditIsAlwaysKept(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, err := o.TrimAudit(t.Context(), kim, 0)
	o.refusal(err, mailbox.RefusedBadValue)
	_, err = o.PlanTrim(t.Context(), -day)
	o.refusal(err, mailbox.RefusedBadValue)
}

func TestARestoreIsAuditedAndReachesCallers(t *testing.T) {
	t.Parallel()
	o := open(t)
	if err := o.NoteRestore(t.Context(), kim, "kept.db"); err != nil {
		t.Fatal(err)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{}, 1)
	if err != nil || mailbox.Sentence(entries[0]) != "kim restored the store from a backup (kept.db). Reason: asked by phone." {
		t.Errorf("audit %+v, %v", entries, err)
	}
	acts, _, err := o.AdminActs(t.Context(), 1)
	if err != nil || len(acts) != 1 || acts[0].What != mailbox.WasReset {
		t.Errorf("callers hear %+v, %v", acts, err)
	}
}
