package store

import (
	"bytes"
	"context"
	"fmt"

	"voiceportal/ivr/mailbox"
)

// problemsKept is how many problems a report names.
const problemsKept = 100

// Report is what a check of a store found.
type Report struct {
	Records  map[Bucket]int // how many were read
	Revision uint64
	Audit    uint64    // the number of the last audit entry
	Trimmed  uint64    // the number of the last audit entry that was removed on purpose, 0 for none
	Problems []Problem // the first of them
	More     int       // problems beyond those
}

// OK reports whether the store is sound.
func (r *Report) OK() bool { return len(r.Problems) == 0 }

// Add notes a problem.
func (r *Report) Add(where, what string) {
	if len(r.Problems) == problemsKept {
		r.More++
		return
	}
	r.Problems = append(r.Problems, Problem{where, what})
}

// Problem is one thing that is wrong in a store.
type Problem struct {
	Where string // "boxes harbor/4012"
	What  string // "the mailbox record does not match its checksum"
}

func (p Problem) String() string { return p.Where + ": " + p.What }

// Check reads every record of a snapshot and compares it with all that speaks of it: keys, the
// index of user names, counters, the change log and the audit chain, of which the first broken
// entry is named. An error means that the check itself came to no end.
func Check(ctx context.Context, s Snapshot, chain Chain) (Report, error) {
	if chain == nil {
		chain = Unkeyed
	}
	c := &checker{ctx: ctx, snapshot: s, chain: chain, report: Report{Records: make(map[Bucket]int)}}
	for _, part := range []func() error{
		c.counters, c.tenants, c.boxes, c.users, c.messages, c.mails, c.calls, c.audit, c.changes,
	} {
		if err := part(); err != nil {
			return c.report, err
		}
	}
	return c.report, nil
}

type checker struct {
	ctx      context.Context
	snapshot Snapshot
	chain    Chain
	state    state
	report   Report
}

// each decodes the records of a bucket. A record that does not decode, or whose key is another
// one's, is a problem, and the others are still looked at.
func each[T any](c *checker, l layout[T], b Bucket, key func(T) []byte, look func(T) error) error {
	for e, err := range c.snapshot.Ascend(b, nil) {
		if err == nil {
			err = c.ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("check %s: %w", b, err)
		}
		c.report.Records[b]++
		where := string(b) + " " + showKey(b, e.Key)
		v, err := l.decode(e.Key, e.Value)
		if err != nil {
			c.report.Add(where, err.Error())
			continue
		}
		if key != nil && !bytes.Equal(key(v), e.Key) {
			c.report.Add(where, "it is the record of "+showKey(b, key(v)))
			continue
		}
		if look != nil {
			if err := look(v); err != nil {
				return fmt.Errorf("check %s: %w", where, err)
			}
		}
	}
	return nil
}

func (c *checker) counters() error {
	st, err := readState(c.snapshot)
	if err != nil {
		c.report.Add("state", err.Error())
	}
	c.state = st
	c.report.Revision, c.report.Audit = st.Revision, st.Seq
	for e, err := range c.snapshot.Ascend(BucketState, nil) {
		if err != nil {
			return fmt.Errorf("check %s: %w", BucketState, err)
		}
		c.report.Records[BucketState]++
		if err := checkState(e); err != nil {
			c.report.Add(string(e.Key), err.Error())
		}
	}
	return nil
}

// checkState reads one record of BucketState, but for the counters.
func checkState(e Entry) error {
	var err error
	switch key := string(e.Key); {
	case key == string(stateKey): // read by itself
	case key == string(clockKey):
		_, err = clockLayout.decode(e.Key, e.Value)
	case key == string(classKey):
		_, err = classLayout.decode(e.Key, e.Value)
	case key == string(checkpointKey): // looked at with the audit
	default:
		for _, kind := range namedKinds() {
			if kind.owns(e.Key) {
				return kind.sound(e)
			}
		}
		err = fmt.Errorf("%w: nobody knows this record", mailbox.ErrDamaged)
	}
	return err
}

func (c *checker) tenants() error {
	return each(c, tenantLayout, BucketTenants, func(t mailbox.Tenant) []byte { return []byte(t.ID) }, nil)
}

func (c *checker) calls() error {
	return each(c, callLayout, BucketCalls, func(k mailbox.Call) []byte { return []byte(k.ID) }, nil)
}

func (c *checker) boxes() error {
	key := func(m mailbox.Mailbox) []byte { return boxKey(m.Key) }
	return each(c, boxLayout, BucketBoxes, key, func(m mailbox.Mailbox) error {
		if m.Owner.UserName == "" {
			return nil
		}
		owner, ok, _ := get(c.snapshot, userLayout, BucketUsers, foldName(m.Owner.UserName))
		if !ok || owner != m.Key {
			c.report.Add("boxes "+m.Key.String(), "its user name is not in the index")
		}
		return nil
	})
}

func (c *checker) users() error {
	for e, err := range c.snapshot.Ascend(BucketUsers, nil) {
		if err != nil {
			return fmt.Errorf("check %s: %w", BucketUsers, err)
		}
		c.report.Records[BucketUsers]++
		where := string(BucketUsers) + " " + showKey(BucketUsers, e.Key)
		k, err := userLayout.decode(e.Key, e.Value)
		if err != nil {
			c.report.Add(where, err.Error())
			continue
		}
		m, _, _ := get(c.snapshot, boxLayout, BucketBoxes, boxKey(k))
		if !bytes.Equal(foldName(m.Owner.UserName), e.Key) {
			c.report.Add(where, "the index names mailbox "+k.String()+", which does not have this user name")
		}
	}
	return nil
}

func (c *checker) messages() error {
	key := func(m mailbox.Message) []byte { return messageKey(m.Mailbox, m.ID) }
	return each(c, messageLayout, BucketMessages, key, func(m mailbox.Message) error {
		where := fmt.Sprintf("messages %s #%d", m.Mailbox, m.ID)
		box, err := c.snapshot.Get(BucketBoxes, boxKey(m.Mailbox))
		if err != nil {
			return err
		}
		if box == nil {
			c.report.Add(where, "its mailbox does not exist")
		}
		c.granted(where, m.ID, c.state.Message)
		return nil
	})
}

func (c *checker) mails() error {
	key := func(m mailbox.Mail) []byte { return idKey(m.ID) }
	return each(c, mailLayout, BucketMails, key, func(m mailbox.Mail) error {
		c.granted("mails "+decimal(m.ID), m.ID, c.state.Mail)
		return nil
	})
}

// granted checks that an id will not be given again.
func (c *checker) granted(where string, id, last uint64) {
	if id > last {
		c.report.Add(where, "its number is beyond the last one given, "+decimal(last))
	}
}

// changes checks that the log reaches from what is kept up to the last revision.
func (c *checker) changes() error {
	next := uint64(1)
	if c.state.Revision > ChangesKept {
		next = c.state.Revision - ChangesKept + 1
	}
	for e, err := range c.snapshot.Ascend(BucketChanges, nil) {
		if err != nil {
			return fmt.Errorf("check %s: %w", BucketChanges, err)
		}
		c.report.Records[BucketChanges]++
		where := string(BucketChanges) + " " + showKey(BucketChanges, e.Key)
		if _, err := changeLayout.decode(e.Key, e.Value); err != nil {
			c.report.Add(where, err.Error())
		}
		if !bytes.Equal(e.Key, idKey(next)) {
			c.report.Add(where, "revision "+decimal(next)+" was to be here")
			return nil
		}
		next++
	}
	if next != c.state.Revision+1 {
		c.report.Add(string(BucketChanges), "the log ends before revision "+decimal(c.state.Revision))
	}
	return nil
}
