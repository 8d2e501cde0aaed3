package mailbox

import (
	"fmt"
	"time"
)

// Step is the last act on a mailbox, where it can be taken back: what was so before it. Whatever
// happens to the mailbox afterwards forgets the step, so that nothing later is ever taken back
// with it. It holds no PIN: a withdrawn PIN stays withdrawn.
type Step struct {
	Seq      uint64 // the act's audit entry
	Number   string
	Owner    Owner
	Active   bool
	Due      Due
	Failures int
	FailedAt []time.Time
	Lock     Lock
}

// step is what an act is taken back to.
func (m Mailbox) step(seq uint64) *Step {
	return &Step{
		Seq: seq, Number: m.Number, Owner: m.Owner, Active: m.Active, Due: m.Credential.Due,
		Failures: m.Failures, FailedAt: m.FailedAt, Lock: m.Lock,
	}
}

// undoable reports whether an act can be taken back: those that withdraw no PIN, and remove or make
// no mailbox.
func undoable(act string) bool {
	info, ok := InfoByName(act)
	return ok && info.Tier == TierPlain && act != actCreate
}

// leaveStep keeps what the act with an audit entry can be taken back to. The mailbox was kept
// before, which forgot the step of the act before it.
func (d *deed) leaveStep(was Mailbox, seq uint64) error {
	d.c.box.Undo = was.step(seq)
	if err := d.tx.PutMailbox(d.c.box); err != nil {
		return fmt.Errorf("keep: %w", err)
	}
	return nil
}

// takeBack makes the mailbox what it was before a step.
func (d *deed) takeBack(s Step) error {
	box := &d.c.box
	if box.Active && !s.Active {
		if err := d.takeBackActivation(); err != nil {
			return err
		}
	}
	if box.Owner != s.Owner || box.Number != s.Number {
		if err := d.edit(s.edit()); err != nil {
			return err
		}
	}
	box.Failures, box.FailedAt, box.Lock = s.Failures, s.FailedAt, s.Lock
	box.Credential.Due = s.Due
	return nil
}

// takeBackActivation switches a number off again. A message that somebody has left since is more
// than the activation did.
func (d *deed) takeBackActivation() error {
	messages, err := d.Messages(d.c.box.Key)
	if err != nil {
		return fmt.Errorf("messages of %s: %w", d.c.box.Key, err)
	}
	if len(messages) > 0 {
		return &Refusal{
			Code: RefusedMoved, Mailbox: d.c.box.Key,
			Problem: fmt.Sprintf("mailbox %s has messages since it was activated", d.c.box.Key), Next: "deactivate it if they may go",
		}
	}
	return d.deactivate()
}

// edit is the act that gives the owner and the number back.
func (s *Step) edit() Edit {
	o := &s.Owner
	return Edit{
		First: &o.First, Last: &o.Last, Email: &o.Email, UserName: &o.UserName,
		AltID: &o.AltID, Phone: &o.Phone, Site: &o.Site, Party: &o.Party, Number: &s.Number,
	}
}
