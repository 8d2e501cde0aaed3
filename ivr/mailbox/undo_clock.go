package mailbox

import (
	"fmt"
	"strconv"
	"time"
)

// ClockStep is a move of the portal clock that can be taken back.
type ClockStep struct {
	Mark
	From, To time.Time // portal time before and after
	Frozen   bool      // the clock stood before
}

func (s ClockStep) mark() Mark { return s.Mark }

// move moves the clock, and keeps what the move with an audit entry is taken back to. after is the
// state that it leads to, taken the entry that it takes back, 0 for none.
func (t *turn) move(to Clock, seq, after, taken uint64) {
	was := t.clock
	to.Past = was.Past.after(ClockStep{
		Mark: Mark{Seq: seq, Before: was.Past.state(), After: after},
		From: t.now, To: to.At(t.wall), Frozen: was.Frozen,
	}, taken)
	t.clock = to
}

// undoClock takes back a move of the portal clock: it shows what it would show had nobody moved it.
func (t *turn) undoClock(by By, e AuditEntry) (Undone, error) {
	step, ok := t.clock.Past.step(e.Seq)
	if !ok {
		return Undone{}, t.movedOn(e)
	}
	to := step.From
	if !step.Frozen {
		to = to.Add(t.now.Sub(step.To))
	}
	c := t.clock
	c.Frozen = step.Frozen
	c = c.showing(to, t.wall)
	by.Correlation = strconv.FormatUint(e.Seq, 10)
	seq, err := t.recordBy(by, AuditEntry{Act: EntryUndo, Detail: fmt.Sprintf("%s: %s", undoDetail(e), t.fromTo(to))})
	if err != nil {
		return Undone{}, err
	}
	t.move(c, seq, step.Before, e.Seq)
	return Undone{Of: e, Audit: seq, From: t.now, To: to}, nil
}
