package mailbox

import (
	"context"
	"fmt"
	"time"
)

// trimsPerTurn is how many audit entries one transaction removes, so that nobody waits long.
const trimsPerTurn = 20_000

// Trim is what a removal of old audit entries did, or would do.
type Trim struct {
	Before  time.Time // older entries go, in portal time
	Removed uint64    // how many
	Through uint64    // the newest one removed; 0 where none is
}

// TrimAudit removes the audit entries that are older than a time, from the oldest on and up to the
// first that is to be kept: portal time can be moved back, and the audit has no gaps. The removal
// is audited. What remains still verifies. Keeping nothing is a [*Refusal].
func (a *Accounts) TrimAudit(ctx context.Context, by By, keep time.Duration) (Trim, error) {
	plan, err := a.PlanTrim(ctx, keep)
	if err != nil || plan.Removed == 0 {
		return plan, err
	}
	for first := plan.Through - plan.Removed + 1; first <= plan.Through; first += trimsPerTurn {
		last := min(first+trimsPerTurn-1, plan.Through)
		err := a.update(ctx, func(t *turn) error {
			if err := t.tx.TrimAudit(last); err != nil {
				return err
			}
			_, err := t.recordBy(by, AuditEntry{
				Act: EntryAuditTrim, Detail: fmt.Sprintf("entries %d to %d, from before %s", first, last, stamp(plan.Before)),
			})
			return err
		})
		if err != nil {
			return Trim{}, fmt.Errorf("trim the audit: %w", err)
		}
	}
	return plan, nil
}

// PlanTrim tells what TrimAudit would remove, and removes nothing.
func (a *Accounts) PlanTrim(ctx context.Context, keep time.Duration) (Trim, error) {
	if err := checkKeep("audit entries", keep); err != nil {
		return Trim{}, err
	}
	var plan Trim
	err := a.view(ctx, func(v view) error {
		plan = Trim{Before: v.now.Add(-keep)}
		for e, err := range v.Audit(0) { // newest first
			switch {
			case err != nil:
				return err
			case !e.At.Before(plan.Before):
				plan.Removed, plan.Through = 0, 0 // all that are newer than this one stay
				continue
			case plan.Removed == 0:
				plan.Through = e.Seq
			}
			plan.Removed++
		}
		return nil
	})
	if err != nil {
		return Trim{}, fmt.Errorf("look for old audit entries: %w", err)
	}
	return plan, nil
}

// NoteRestore records that the store was put back from a backup, which calls in progress hear.
func (a *Accounts) NoteRestore(ctx context.Context, by By, backup string) error {
	err := a.update(ctx, func(t *turn) error {
		_, err := t.recordBy(by, AuditEntry{Act: EntryStoreRestore, Detail: backup})
		return err
	})
	if err != nil {
		return fmt.Errorf("record the restore: %w", err)
	}
	return nil
}
