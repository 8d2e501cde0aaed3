package store

import (
	"fmt"
	"strconv"

	"voiceportal/ivr/mailbox"
)

// PutMail writes a mail into the outbox and returns its id.
func (t *Tx) PutMail(m mailbox.Mail) (uint64, error) {
	m.ID = grant(&t.state.Mail, m.ID)
	return m.ID, put(t, mailLayout, BucketMails, idKey(m.ID), m, mailbox.ChangedMail, decimal(m.ID))
}

// AppendAudit adds an entry at the end of the audit, gives it its sequence number and chain
// value, and returns the number.
func (t *Tx) AppendAudit(e mailbox.AuditEntry) (uint64, error) {
	e.Seq = t.state.Seq + 1
	e.Chain = link(t.chain, t.state.Head, auditLayout.version, e)
	if err := put(t, auditLayout, BucketAudit, idKey(e.Seq), e, mailbox.ChangedAudit, decimal(e.Seq)); err != nil {
		return 0, err
	}
	t.state.Seq, t.state.Head = e.Seq, e.Chain
	return e.Seq, nil
}

// PutClock writes the portal clock's record.
func (t *Tx) PutClock(k mailbox.Clock) error {
	return put(t, clockLayout, BucketState, clockKey, k, mailbox.ChangedClock, "")
}

// PutClass writes what the store was filled from.
func (t *Tx) PutClass(k mailbox.Class) error {
	return put(t, classLayout, BucketState, classKey, k, mailbox.ChangedClass, k.Name)
}

// PutCall writes a call in progress.
func (t *Tx) PutCall(k mailbox.Call) error {
	if err := checkName("id", k.ID); err != nil {
		return fmt.Errorf("put call: %w", err)
	}
	return put(t, callLayout, BucketCalls, []byte(k.ID), k, mailbox.ChangedCall, k.ID)
}

// DeleteCall removes a call in progress. A call that is gone already is no error: its own
// process and whoever drops stale ones may both come to delete it.
func (t *Tx) DeleteCall(id string) error {
	there, err := t.lease.Get(BucketCalls, []byte(id))
	if err != nil || there == nil {
		return err
	}
	t.writes.put(BucketCalls, []byte(id), nil)
	t.log.note(mailbox.ChangedCall, id)
	return nil
}

// Clear removes everything but the audit, the tokens and the subscriptions. Sequence numbers and ids go on from where they were,
// so that no mail or message ever shares its id with an earlier one.
func (t *Tx) Clear() error {
	if t.lease.ended {
		return errEnded
	}
	for _, kind := range namedKinds() {
		if err := kind.clear(t); err != nil {
			return err
		}
	}
	for _, b := range cleared() {
		t.writes.empty(b)
	}
	clear(t.users)
	t.writes.put(BucketState, clockKey, nil)
	t.writes.put(BucketState, classKey, nil)
	t.log.noteAll()
	return nil
}

func decimal(id uint64) string { return strconv.FormatUint(id, 10) }
