package storetest

import (
	"iter"

	"voiceportal/ivr/mailbox"
)

// Contents is everything that a store holds, for comparing two of them.
type Contents struct {
	Tenants   []mailbox.Tenant
	Mailboxes []mailbox.Mailbox // of the tenants that there are, and of those named to Read
	Messages  []mailbox.Message // of these mailboxes
	Mails     []mailbox.Mail
	Audit     []mailbox.AuditEntry
	Calls     []mailbox.Call
	Throttles []mailbox.Throttle
	Tokens    []mailbox.Token
	Hub       []mailbox.Subscription
	Jobs      []mailbox.Job
	Requests  []mailbox.Request
	Tapes     []mailbox.Tape
	Clock     mailbox.Clock
	Class     mailbox.Class
	Revision  uint64
}

// Read reads everything in a store, the mailboxes of further tenants included, which need no
// record of their own.
func Read(r mailbox.Reader, tenants ...string) (c Contents, err error) {
	if c.Tenants, err = r.Tenants(); err != nil {
		return c, err
	}
	for _, t := range c.Tenants {
		tenants = append(tenants, t.ID)
	}
	for _, tenant := range tenants {
		boxes, err := all(r.Mailboxes(tenant, ""))
		if err != nil {
			return c, err
		}
		for _, m := range boxes {
			messages, err := r.Messages(m.Key)
			if err != nil {
				return c, err
			}
			c.Messages = append(c.Messages, messages...)
		}
		c.Mailboxes = append(c.Mailboxes, boxes...)
	}
	if c.Mails, err = all(r.Mails()); err != nil {
		return c, err
	}
	if c.Audit, err = all(r.Audit(0)); err != nil {
		return c, err
	}
	if c.Calls, err = r.Calls(); err != nil {
		return c, err
	}
	if c.Throttles, err = r.Throttles(); err != nil {
		return c, err
	}
	if c.Tokens, err = r.Tokens(); err != nil {
		return c, err
	}
	if c.Hub, err = r.Subscriptions(); err != nil {
		return c, err
	}
	if c.Jobs, err = r.Jobs(); err != nil {
		return c, err
	}
	if c.Requests, err = r.Requests(); err != nil {
		return c, err
	}
	if c.Tapes, err = r.Tapes(); err != nil {
		return c, err
	}
	if c.Clock, err = r.Clock(); err != nil {
		return c, err
	}
	if c.Class, err = r.Class(); err != nil {
		return c, err
	}
	c.Revision, err = r.Revision()
	return c, err
}

// all gathers a scan.
func all[T any](scan iter.Seq2[T, error]) ([]T, error) {
	var items []T
	for v, err := range scan {
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	return items, nil
}
