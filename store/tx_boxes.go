package store

import (
	"bytes"
	"errors"
	"fmt"

	"voiceportal/ivr/mailbox"
)

// PutTenant writes a tenant.
func (t *Tx) PutTenant(v mailbox.Tenant) error {
	if err := checkName("tenant", v.ID); err != nil {
		return fmt.Errorf("put tenant: %w", err)
	}
	return put(t, tenantLayout, BucketTenants, []byte(v.ID), v, mailbox.ChangedTenant, v.ID)
}

// Mailbox returns a mailbox; mailbox.ErrNoMailbox if there is none.
func (t *Tx) Mailbox(k mailbox.Key) (mailbox.Mailbox, error) {
	m, err := t.Reader.Mailbox(k)
	if err == nil {
		t.users[k] = m.Owner.UserName
	}
	return m, err
}

// PutMailbox writes a mailbox and keeps the index of user names. It refuses a user name that
// another mailbox has with mailbox.ErrUserTaken.
func (t *Tx) PutMailbox(m mailbox.Mailbox) error {
	if err := checkKey(m.Key); err != nil {
		return fmt.Errorf("put mailbox: %w", err)
	}
	before, known := t.users[m.Key]
	if !known { // mostly it was read first
		old, err := t.Reader.Mailbox(m.Key)
		if err != nil && !errors.Is(err, mailbox.ErrNoMailbox) {
			return err
		}
		before = old.Owner.UserName
	}
	if err := t.moveUser(m.Key, before, m.Owner.UserName); err != nil {
		return fmt.Errorf("put mailbox %s: %w", m.Key, err)
	}
	t.users[m.Key] = m.Owner.UserName
	return put(t, boxLayout, BucketBoxes, boxKey(m.Key), m, mailbox.ChangedMailbox, m.Key.String())
}

// moveUser changes a mailbox's user name in the index; the empty name stands for none.
func (t *Tx) moveUser(k mailbox.Key, from, to string) error {
	before, after := foldName(from), foldName(to)
	if bytes.Equal(before, after) {
		return nil
	}
	if to != "" {
		if err := checkName("user name", to); err != nil {
			return err
		}
		switch owner, err := t.ByUserName(to); {
		case err == nil:
			return fmt.Errorf("user name %q belongs to %s: %w", to, owner, mailbox.ErrUserTaken)
		case !errors.Is(err, mailbox.ErrNoMailbox):
			return err
		}
		t.writes.put(BucketUsers, after, userLayout.encode(after, k))
	}
	if from != "" {
		t.writes.put(BucketUsers, before, nil)
	}
	return nil
}

// DeleteMailbox removes a mailbox, its messages and its user name; mailbox.ErrNoMailbox if there
// is none. Its audit and its mails stay.
func (t *Tx) DeleteMailbox(k mailbox.Key) error {
	m, err := t.Mailbox(k)
	if err != nil {
		return fmt.Errorf("delete mailbox %w", err)
	}
	messages, err := t.Messages(k)
	if err != nil {
		return err
	}
	for _, msg := range messages {
		if err := t.DeleteMessage(k, msg.ID); err != nil {
			return err
		}
	}
	if err := t.moveUser(k, m.Owner.UserName, ""); err != nil {
		return err
	}
	delete(t.users, k)
	t.writes.put(BucketBoxes, boxKey(k), nil)
	t.log.note(mailbox.ChangedMailbox, k.String())
	return nil
}

// PutMessage writes a message into a mailbox that exists, else mailbox.ErrNoMailbox, and returns
// its id.
func (t *Tx) PutMessage(m mailbox.Message) (uint64, error) {
	switch there, err := t.lease.Get(BucketBoxes, boxKey(m.Mailbox)); {
	case err != nil:
		return 0, err
	case there == nil:
		return 0, fmt.Errorf("put message: %s: %w", m.Mailbox, mailbox.ErrNoMailbox)
	}
	m.ID = grant(&t.state.Message, m.ID)
	return m.ID, put(t, messageLayout, BucketMessages, messageKey(m.Mailbox, m.ID), m,
		mailbox.ChangedMessage, m.Mailbox.String())
}

// DeleteMessage removes a message; mailbox.ErrNoMessage if there is none.
func (t *Tx) DeleteMessage(k mailbox.Key, id uint64) error {
	key := messageKey(k, id)
	switch there, err := t.lease.Get(BucketMessages, key); {
	case err != nil:
		return err
	case there == nil:
		return fmt.Errorf("delete: %s, message %d: %w", k, id, mailbox.ErrNoMessage)
	}
	t.writes.put(BucketMessages, key, nil)
	t.log.note(mailbox.ChangedMessage, k.String())
	return nil
}
