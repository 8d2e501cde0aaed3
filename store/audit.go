package store

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"

	"voiceportal/ivr/mailbox"
)

// Chain computes the chain value of an audit entry from the value of the entry before it, nil
// for the first, and from the entry's own canonical encoding. A keyed one makes the audit
// tamper-evident to anybody without the key.
type Chain func(prev, entry []byte) []byte

// Unkeyed is a chain that finds accidents only: plain SHA-256.
func Unkeyed(prev, entry []byte) []byte {
	h := sha256.New()
	h.Write(prev)
	h.Write(entry)
	return h.Sum(nil)
}

// link is the chain value of an entry, over its fields as the given layout version writes them,
// with Seq and without Chain.
func link(chain Chain, prev []byte, version byte, e mailbox.AuditEntry) []byte {
	e.Chain = nil
	return chain(prev, auditLayout.body(version, e))
}

// checkpoint is where the chain begins: from which value, and with which entry. It reports broken
// where that cannot be known.
func (c *checker) checkpoint() (prev []byte, next uint64, broken bool) {
	k, err := readCheckpoint(c.snapshot)
	switch {
	case err != nil:
		c.report.Add("audit checkpoint", err.Error())
	case !k.genuine(c.chain):
		c.report.Add("audit checkpoint", "its signature is wrong: it was changed, or written with another key")
	default:
		c.report.Trimmed = k.Seq
		return k.Chain, k.Seq + 1, false
	}
	return nil, 0, true
}

// audit checks that the numbers have no gap, that every entry follows from the one before it,
// and that none is missing at the end. Where old entries were removed it begins at the checkpoint
// that stands for them. Only the first break is named: nothing can be said about what comes after
// it.
func (c *checker) audit() error {
	prev, next, broken := c.checkpoint()
	for e, err := range c.snapshot.Ascend(BucketAudit, nil) {
		if err == nil {
			err = c.ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("check %s: %w", BucketAudit, err)
		}
		c.report.Records[BucketAudit]++
		if broken {
			continue
		}
		where := string(BucketAudit) + " " + showKey(BucketAudit, e.Key)
		entry, err := auditLayout.decode(e.Key, e.Value)
		switch {
		case !bytes.Equal(e.Key, idKey(next)):
			c.report.Add(string(BucketAudit)+" "+decimal(next), "the entry is missing")
		case err != nil:
			c.report.Add(where, err.Error())
		case entry.Seq != next:
			c.report.Add(where, "it is entry "+decimal(entry.Seq))
		case !hmac.Equal(link(c.chain, prev, e.Value[0], entry), entry.Chain):
			c.report.Add(where, "the chain breaks here: the entry was changed, or written with another key")
		default:
			prev = entry.Chain
			next++
			continue
		}
		broken = true
	}
	switch {
	case broken:
	case next <= c.state.Seq:
		c.report.Add(string(BucketAudit)+" "+decimal(next), "the entry is missing: "+
			decimal(c.state.Seq)+" were written")
	case next > c.state.Seq+1:
		c.report.Add(string(BucketAudit)+" "+decimal(c.state.Seq+1), "nobody wrote this entry: "+
			decimal(c.state.Seq)+" were written")
	case !hmac.Equal(prev, c.state.Head):
		c.report.Add(string(BucketAudit)+" "+decimal(c.state.Seq), "it is not the entry that was written last")
	}
	return nil
}
