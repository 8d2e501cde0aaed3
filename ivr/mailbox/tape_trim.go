package mailbox

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// The names of audit entries about tapes.
const (
	EntryTapeDeleted = "tape-deleted"
	EntryTapeTrim    = "tape-trim"
)

// TapeTrim is what a removal of old tapes did, or would do.
type TapeTrim struct {
	Before  time.Time // tapes of calls that began earlier go, in portal time
	Removed int
}

// TrimTapes removes the tapes of calls that began longer ago than keep, in portal time. The removal
// is audited. Keeping nothing is a [*Refusal].
func (a *Accounts) TrimTapes(ctx context.Context, by By, keep time.Duration) (TapeTrim, error) {
	if err := checkKeep("tapes", keep); err != nil {
		return TapeTrim{}, err
	}
	var done TapeTrim
	err := a.update(ctx, func(t *turn) error {
		old, before, err := t.oldTapes(keep)
		if err != nil {
			return err
		}
		done = TapeTrim{Before: before, Removed: len(old)}
		if len(old) == 0 {
			return nil
		}
		for _, tape := range old {
			if err := t.tx.DeleteTape(tape.ID); err != nil {
				return err
			}
		}
		_, err = t.recordBy(by, AuditEntry{
			Act: EntryTapeTrim, Detail: fmt.Sprintf("%d, from before %s", len(old), stamp(before)),
		})
		return err
	})
	if err != nil {
		return TapeTrim{}, fmt.Errorf("remove old tapes: %w", err)
	}
	return done, nil
}

// PlanTapeTrim tells what TrimTapes would remove, and removes nothing.
func (a *Accounts) PlanTapeTrim(ctx context.Context, keep time.Duration) (TapeTrim, error) {
	if err := checkKeep("tapes", keep); err != nil {
		return TapeTrim{}, err
	}
	var plan TapeTrim
	err := a.view(ctx, func(v view) error {
		old, before, err := v.oldTapes(keep)
		plan = TapeTrim{Before: before, Removed: len(old)}
		return err
	})
	return plan, err
}

func (v view) oldTapes(keep time.Duration) ([]Tape, time.Time, error) {
	before := v.now.Add(-keep)
	all, err := v.tapes()
	return slices.DeleteFunc(all, func(t Tape) bool { return !t.Started.Before(before) }), before, err
}

// checkKeep refuses to keep things for no time at all.
func checkKeep(things string, keep time.Duration) error {
	if keep > 0 {
		return nil
	}
	return &Refusal{
		Code: RefusedBadValue, Problem: "the time for which " + things + " are kept must be more than none",
		Next: "say it in days, such as 365d",
	}
}

// tapeClause is who did what to tapes; empty for an entry about anything else.
func tapeClause(e AuditEntry) string {
	switch e.Act {
	case EntryTapeDeleted:
		return e.Actor + " deleted the tape of a call"
	case EntryTapeTrim:
		return e.Actor + " removed old tapes"
	}
	return ""
}
