package store

import (
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"slices"

	"voiceportal/ivr/mailbox"
)

var _ mailbox.Reader = (*Reader)(nil)

// Reader reads the records of one snapshot. It is for one goroutine.
type Reader struct{ lease *lease }

// NewReader returns a Reader of a snapshot. Call [Reader.End] when the snapshot is no longer
// good: whoever kept the Reader then gets an error, not somebody else's bytes.
func NewReader(s Snapshot) *Reader { return &Reader{&lease{snapshot: s}} }

// End takes the snapshot back.
func (r *Reader) End() { r.lease.ended = true }

// get reads and decodes one record; ok is false where there is none.
func get[T any](s Snapshot, l layout[T], b Bucket, key []byte) (v T, ok bool, err error) {
	raw, err := s.Get(b, key)
	if err != nil || raw == nil {
		return v, false, err
	}
	v, err = l.decode(key, raw)
	if err != nil {
		err = fmt.Errorf("read %s %s: %w", l.name, showKey(b, key), err)
	}
	return v, err == nil, err
}

// decoded turns a scan into records. The first error ends it.
func decoded[T any](l layout[T], b Bucket, scan iter.Seq2[Entry, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for e, err := range scan {
			var v T
			if err == nil {
				v, err = l.decode(e.Key, e.Value)
				if err != nil {
					err = fmt.Errorf("read %s %s: %w", l.name, showKey(b, e.Key), err)
				}
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// within ends an ascending scan where keys no longer begin with prefix.
func within(scan iter.Seq2[Entry, error], prefix []byte) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for e, err := range scan {
			if err == nil && !bytes.HasPrefix(e.Key, prefix) || !yield(e, err) {
				return
			}
		}
	}
}

func collect[T any](scan iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for v, err := range scan {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// Tenant returns a tenant; mailbox.ErrNoTenant if there is none.
func (r *Reader) Tenant(id string) (mailbox.Tenant, error) {
	t, ok, err := get(r.lease, tenantLayout, BucketTenants, []byte(id))
	if err == nil && !ok {
		err = fmt.Errorf("%s: %w", id, mailbox.ErrNoTenant)
	}
	return t, err
}

// Tenants returns all tenants by id.
func (r *Reader) Tenants() ([]mailbox.Tenant, error) {
	return collect(decoded(tenantLayout, BucketTenants, r.lease.Ascend(BucketTenants, nil)))
}

// Mailbox returns a mailbox; mailbox.ErrNoMailbox if there is none.
func (r *Reader) Mailbox(k mailbox.Key) (mailbox.Mailbox, error) {
	m, ok, err := get(r.lease, boxLayout, BucketBoxes, boxKey(k))
	if err == nil && !ok {
		err = fmt.Errorf("%s: %w", k, mailbox.ErrNoMailbox)
	}
	return m, err
}

// Mailboxes yields a tenant's mailboxes in the order of their numbers as strings, beginning
// after the given number; "" begins at the first.
func (r *Reader) Mailboxes(tenant, after string) iter.Seq2[mailbox.Mailbox, error] {
	scan := r.lease.Ascend(BucketBoxes, boxesAfter(tenant, after))
	return decoded(boxLayout, BucketBoxes, within(scan, boxesAfter(tenant, "")))
}

// ByUserName finds the mailbox of a My Phone user, whatever the case of the name;
// mailbox.ErrNoMailbox if there is none.
func (r *Reader) ByUserName(name string) (mailbox.Key, error) {
	k, ok, err := get(r.lease, userLayout, BucketUsers, foldName(name))
	if err == nil && !ok {
		err = fmt.Errorf("user %q: %w", name, mailbox.ErrNoMailbox)
	}
	return k, err
}

// Messages returns the messages of a mailbox, oldest first.
func (r *Reader) Messages(k mailbox.Key) ([]mailbox.Message, error) {
	prefix := messagePrefix(k)
	scan := within(r.lease.Ascend(BucketMessages, prefix), prefix)
	return collect(decoded(messageLayout, BucketMessages, scan))
}

// Message returns one message; mailbox.ErrNoMessage if there is none.
func (r *Reader) Message(k mailbox.Key, id uint64) (mailbox.Message, error) {
	m, ok, err := get(r.lease, messageLayout, BucketMessages, messageKey(k, id))
	if err == nil && !ok {
		err = fmt.Errorf("%s, message %d: %w", k, id, mailbox.ErrNoMessage)
	}
	return m, err
}

// Mail returns one mail of the outbox; mailbox.ErrNoMail if there is none.
func (r *Reader) Mail(id uint64) (mailbox.Mail, error) {
	m, ok, err := get(r.lease, mailLayout, BucketMails, idKey(id))
	if err == nil && !ok {
		err = fmt.Errorf("mail %d: %w", id, mailbox.ErrNoMail)
	}
	return m, err
}

// Mails yields the outbox, newest first.
func (r *Reader) Mails() iter.Seq2[mailbox.Mail, error] {
	return decoded(mailLayout, BucketMails, r.lease.Descend(BucketMails, nil))
}

// Audit yields audit entries newest first, beginning below the given sequence number; 0 begins
// at the newest.
func (r *Reader) Audit(below uint64) iter.Seq2[mailbox.AuditEntry, error] {
	var from []byte
	if below > 0 {
		from = idKey(below)
	}
	return decoded(auditLayout, BucketAudit, r.lease.Descend(BucketAudit, from))
}

// Clock returns the portal clock's record, the zero Clock if none was ever put.
func (r *Reader) Clock() (mailbox.Clock, error) {
	k, _, err := get(r.lease, clockLayout, BucketState, clockKey)
	return k, err
}

// Class returns what the store was filled from, the zero Class for nothing.
func (r *Reader) Class() (mailbox.Class, error) {
	k, _, err := get(r.lease, classLayout, BucketState, classKey)
	return k, err
}

// Calls returns the calls in progress by their start.
func (r *Reader) Calls() ([]mailbox.Call, error) {
	calls, err := collect(decoded(callLayout, BucketCalls, r.lease.Ascend(BucketCalls, nil)))
	slices.SortStableFunc(calls, func(x, y mailbox.Call) int {
		return cmp.Or(x.Started.Compare(y.Started), cmp.Compare(x.ID, y.ID))
	})
	return calls, err
}

// Revision returns the number of the last commit, 0 in a new store.
func (r *Reader) Revision() (uint64, error) {
	st, err := readState(r.lease)
	return st.Revision, err
}
