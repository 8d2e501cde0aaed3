package store

import (
	"crypto/sha256"

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
