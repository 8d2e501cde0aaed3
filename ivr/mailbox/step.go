package mailbox

import (
	"fmt"
	"time"
)

// Step is an act on a mailbox that can be taken back: what was so before it. Anything else that
// happens to the mailbox forgets all steps, so that it is never taken back with them. A step holds
// no PIN: a withdrawn PIN stays withdrawn.
type Step struct {
	Mark
	Number   string
	Owner    Owner
	Active   bool
	Due      Due
	Failures int
	FailedAt []time.Time
	Lock     Lock
}

func (s Step) mark() Mark { return s.Mark }

// step is what an act is taken back to.
func (m Mailbox) step(to Mark) Step {
	return Step{
		Mark: to, Number: m.Number, Owner: m.Owner, Active: m.Active, Due: m.Credential.Due,
		Failures: m.Failures, FailedAt: m.FailedAt, Lock: m.Lock,
	}
}

// Undoable reports whether [Accounts.Undo] can take the act back: one that withdraws no PIN, and
// neither makes nor removes a mailbox.
func (i ActInfo) Undoable() bool { return i.Tier == TierPlain && i.Name != actCreate }

// leaveStep keeps what the act with an audit entry is taken back to, beside the earlier steps that
// keeping the mailbox forgot. after is the state that the act led to, taken the entry that it took
// back, 0 for none.
func (d *deed) leaveStep(was Mailbox, seq, after, taken uint64) error {
	d.c.box.Past = was.Past.after(was.step(Mark{Seq: seq, Before: was.Past.state(), After: after}), taken)
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
