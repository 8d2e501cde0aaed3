package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// EntryUndo is the audit entry of an act that was taken back, on a mailbox or, without one, on the
// portal clock. Its Correlation is the number of the entry that it took back.
const EntryUndo = "undo"

// The refusals of an undo.
const (
	RefusedMoved  RefusalCode = "moved-on"     // something has happened since
	RefusedNoUndo RefusalCode = "not-undoable" // no such entry, or not of an act that can be taken back
)

// Undone is what an undo did.
type Undone struct {
	Of    AuditEntry // what was taken back
	Audit uint64     // the entry of the undo itself, with which it can be taken back in turn
	// Before and After are the mailbox, where it was an act on one.
	Before, After Summary
	// From and To are the portal time, where it was a move of the clock.
	From, To time.Time
}

// Undo takes back the act with an audit entry, in one transaction and with an entry of its own; 0
// is the newest act of the same actor. Unlock, lock, force-change, edit, activate and moves of the
// portal clock can be taken back, and so can an undo, which does the act again. It is refused with
// [RefusedMoved] once anything else has happened to the mailbox or the clock, and with
// [RefusedNoUndo] for everything that withdraws a PIN.
func (a *Accounts) Undo(ctx context.Context, by By, seq uint64) (Undone, error) {
	var u Undone
	err := a.update(ctx, func(t *turn) error {
		e, err := t.entryToUndo(by, seq)
		if err != nil {
			return err
		}
		if e.Mailbox == (Key{}) {
			u, err = t.undoClock(by, e)
		} else {
			u, err = t.undoAct(by, e)
		}
		return err
	})
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return Undone{}, refusal
	}
	if err != nil {
		return Undone{}, fmt.Errorf("undo: %w", err)
	}
	a.log.InfoContext(ctx, "undo", "of", u.Of.Seq, "mailbox", u.Of.Mailbox.String(), "by", by.Actor, "audit", u.Audit)
	return u, nil
}

// entryToUndo finds the audit entry of an undo.
func (t *turn) entryToUndo(by By, seq uint64) (AuditEntry, error) {
	if seq == 0 {
		return t.newestToUndo(by.Actor)
	}
	for e, err := range t.Audit(seq + 1) {
		if err != nil {
			return AuditEntry{}, fmt.Errorf("read the audit: %w", err)
		}
		if e.Seq != seq {
			break
		}
		if !e.canUndo() {
			return e, refuseUndo(RefusedNoUndo, fmt.Sprintf("entry %d, %s, cannot be taken back", seq, e.Act), "")
		}
		return e, nil
	}
	return AuditEntry{}, refuseUndo(RefusedNoUndo, fmt.Sprintf("the audit has no entry %d", seq), "voiceportal audit lists them")
}

// newestToUndo is the newest act of an actor that can be taken back and was not.
func (t *turn) newestToUndo(actor string) (AuditEntry, error) {
	taken := make(map[string]bool)
	for e, err := range t.Audit(0) {
		switch {
		case err != nil:
			return AuditEntry{}, fmt.Errorf("read the audit: %w", err)
		case e.Actor != actor:
		case e.Act == EntryUndo:
			taken[e.Correlation] = true
		case e.canUndo() && !taken[strconv.FormatUint(e.Seq, 10)]:
			return e, nil
		}
	}
	return AuditEntry{}, refuseUndo(RefusedNoUndo, actor+" has done nothing that can be taken back", "")
}

// canUndo reports whether an entry is of a kind that can be taken back.
func (e AuditEntry) canUndo() bool {
	if e.Mailbox == (Key{}) {
		return e.Act == EntryClock || e.Act == EntryUndo
	}
	info, ok := InfoByName(e.Act)
	return e.Act == EntryUndo || ok && info.Undoable()
}

// undoAct takes back an act on a mailbox.
func (t *turn) undoAct(by By, e AuditEntry) (Undone, error) {
	c, err := t.account(e.Mailbox)
	if errors.Is(err, ErrNoMailbox) {
		return Undone{}, t.movedOn(e)
	}
	if err != nil {
		return Undone{}, err
	}
	step, ok := c.box.Past.step(e.Seq)
	if !ok {
		return Undone{}, t.movedOn(e)
	}
	d := &deed{turn: t, c: c}
	before, err := d.summary(d.c)
	if err != nil {
		return Undone{}, err
	}
	if err := d.takeBack(step); err != nil {
		return Undone{}, err
	}
	if err := t.keep(&d.c.box); err != nil {
		return Undone{}, err
	}
	d.by = By{Actor: by.Actor, Reason: by.Reason, Correlation: strconv.FormatUint(e.Seq, 10)}
	d.detail = undoDetail(e)
	r, err := d.end(before, ActInfo{Name: EntryUndo})
	if err != nil {
		return Undone{}, err
	}
	if c.box.Active == d.c.box.Active { // an activation would give out another PIN
		if err := d.leaveStep(c.box, r.Audit, step.Before, e.Seq); err != nil {
			return Undone{}, err
		}
	}
	return Undone{Of: e, Audit: r.Audit, Before: r.Before, After: r.After}, nil
}

// undoDetail says what was taken back.
func undoDetail(e AuditEntry) string { return fmt.Sprintf("entry %d, %s", e.Seq, e.Act) }

// movedOn refuses to take back what something has happened to since.
func (t *turn) movedOn(e AuditEntry) error {
	what := "the portal clock"
	if e.Mailbox != (Key{}) {
		what = "mailbox " + e.Mailbox.String()
	}
	r := refuseUndo(RefusedMoved, fmt.Sprintf("%s has moved on since entry %d, %s", what, e.Seq, e.Act), "look at its audit trail, and act anew")
	r.Mailbox = e.Mailbox
	return r
}

func refuseUndo(code RefusalCode, problem, next string) *Refusal {
	return &Refusal{Code: code, Problem: problem, Next: next}
}
