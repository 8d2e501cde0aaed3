package mailbox

import (
	"context"
	"errors"
	"fmt"
)

// By is who does an act and why, for the audit.
type By struct {
	Actor       string
	Reason      string
	Correlation string // of an API request, or the id of a call
}

// Receipt is what an act did, or in a preview would do.
type Receipt struct {
	Act    string // the act's name
	Before Summary
	After  Summary
	Mails  []uint64 // IDs of queued mails; in a preview only their number counts
	MailTo string   // the address, empty for no mail
	Audit  uint64
}

// Apply does an act, with its audit entry and its mails, in one transaction. It returns a
// [*Refusal] when the act cannot be done, and then has done nothing.
func (a *Accounts) Apply(ctx context.Context, by By, k Key, act Act) (Receipt, error) {
	r, err := a.applyIn(ctx, a.update, by, k, act)
	if err == nil {
		a.log.InfoContext(ctx, "act", "act", r.Act, "mailbox", r.After.String(), "by", by.Actor, "audit", r.Audit)
	}
	return r, err
}

// Preview tells what Apply would do at this moment, and changes nothing: it is the same
// transaction, taken back. The numbers of its mails and of its audit entry are zero.
func (a *Accounts) Preview(ctx context.Context, by By, k Key, act Act) (Receipt, error) {
	r, err := a.applyIn(ctx, a.preview, by, k, act)
	r.Audit = 0
	clear(r.Mails)
	return r, err
}

func (a *Accounts) applyIn(ctx context.Context, in func(context.Context, func(*turn) error) error, by By, k Key, act Act) (Receipt, error) {
	info, ok := infoOf(act)
	if !ok {
		return Receipt{}, fmt.Errorf("mailbox %s: %T is no act", k, act)
	}
	var r Receipt
	err := errMovedOn
	for i := 0; i < maxRestarts && errors.Is(err, errMovedOn); i++ {
		var ready Act
		if ready, err = a.prepared(ctx, k, act); err != nil {
			break
		}
		err = in(ctx, func(t *turn) error {
			var err error
			r, err = t.apply(by, k, ready, info)
			return err
		})
	}
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return Receipt{}, refusal
	}
	if err != nil {
		return Receipt{}, fmt.Errorf("%s: %w", info.Name, err)
	}
	return r, nil
}

// deed is an act being done: the account as the act leaves it, and what comes of it.
type deed struct {
	*turn
	by     By
	c      account
	gone   bool   // the mailbox is no more
	mail   *Mail  // to be queued, nil for none
	detail string // for the audit
}

func (t *turn) apply(by By, k Key, act Act, info ActInfo) (Receipt, error) {
	d := &deed{turn: t, by: by}
	before, err := d.begin(k, act)
	if err != nil {
		return Receipt{}, err
	}
	if r := Can(before, act); r != nil {
		return Receipt{}, r
	}
	was := d.c.box
	if err := d.do(act); err != nil {
		return Receipt{}, err
	}
	if !d.gone {
		if err := t.keep(&d.c.box); err != nil {
			return Receipt{}, err
		}
	}
	r, err := d.end(before, info)
	if err == nil && info.Undoable() {
		err = d.leaveStep(was, r.Audit, r.Audit, 0)
	}
	return r, err
}

// begin reads the account that the act is about, and sums it up. A mailbox that is to be made
// begins with nothing but its key.
func (d *deed) begin(k Key, act Act) (Summary, error) {
	var err error
	if _, ok := act.(Create); ok {
		d.c.box.Key = k
		d.c.tenant, d.c.rules, err = d.rulesOf(k.Tenant)
		return Summary{Key: k}, err
	}
	if d.c, err = d.account(k); err != nil {
		return Summary{}, err
	}
	return d.summary(d.c)
}

// end records the act and queues its mail.
func (d *deed) end(before Summary, info ActInfo) (Receipt, error) {
	after := Summary{Key: d.c.box.Key}
	if !d.gone {
		var err error
		if after, err = d.summary(d.c); err != nil {
			return Receipt{}, err
		}
	}
	seq, err := d.recordBy(d.by, AuditEntry{
		Act: info.Name, Mailbox: d.c.box.Key, Detail: d.detail,
		Before: string(before.Status), After: string(after.Status),
		FailuresBefore: before.Failures, FailuresAfter: after.Failures,
	})
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{Act: info.Name, Before: before, After: after, Audit: seq}
	if d.mail != nil {
		id, err := d.post(*d.mail, seq)
		if err != nil {
			return Receipt{}, err
		}
		r.Mails, r.MailTo = []uint64{id}, d.mail.ToAddress
	}
	return r, nil
}

func (d *deed) do(act Act) error {
	switch act := act.(type) {
	case Reset:
		return d.reset(act)
	case SetPIN:
		return d.setPIN(act)
	case ResetWeb:
		return d.resetWeb(act)
	case Unlock:
		d.c.box.clear(act.AdminLock)
	case LockOut:
		d.c.box.Lock = Lock{Kind: LockAdmin, At: d.now}
	case ForceChange:
		d.c.box.Credential.Due = DueAdmin
	case ExpireNow:
		d.c.box.Credential.Due = DueExpired
	case Deactivate:
		return d.deactivate()
	case Activate:
		return d.activate()
	case Edit:
		return d.edit(act)
	case Create:
		return d.create(act)
	case Delete:
		return d.delete()
	}
	return nil
}
