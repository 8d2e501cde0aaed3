package mailbox

import (
	"fmt"
	"strconv"
	"time"
)

// ClockStep is the last move of the portal clock, to be taken back.
type ClockStep struct {
	Seq      uint64    // the move's audit entry
	From, To time.Time // portal time before and after
	Frozen   bool      // the clock stood before
}

// leaveStep keeps what the move with an audit entry is taken back to.
func (c Clock) leaveStep(was Clock, from time.Time, seq uint64, wall time.Time) Clock {
	c.Undo = &ClockStep{Seq: seq, From: from, To: c.At(wall), Frozen: was.Frozen}
	return c
}

// undoClock takes back a move of the portal clock: it shows what it would show had nobody moved it.
func (t *turn) undoClock(by By, e AuditEntry) (Undone, error) {
	step := t.clock.Undo
	if step == nil || step.Seq != e.Seq {
		return Undone{}, t.movedOn(e)
	}
	was, now := t.clock, t.now
	to := step.From
	if !step.Frozen {
		to = to.Add(now.Sub(step.To))
	}
	c := was
	c.Frozen = step.Frozen
	c = c.showing(to, t.wall)
	by.Correlation = strconv.FormatUint(e.Seq, 10)
	seq, err := t.recordBy(by, AuditEntry{Act: EntryUndo, Detail: fmt.Sprintf("%s: %s", undoDetail(e), t.fromTo(to))})
	if err != nil {
		return Undone{}, err
	}
	t.clock = c.leaveStep(was, now, seq, t.wall)
	return Undone{Of: e, Audit: seq, From: now, To: to}, nil
}
