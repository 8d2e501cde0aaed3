package mailbox

import (
	"fmt"
	"time"
)

// AuditEntry is one line of the audit. Seq and Chain are given by the store's committer.
type AuditEntry struct {
	Seq            uint64
	At             time.Time // portal time
	Wall           time.Time
	Actor          string // who: an admin's name, ActorCaller or ActorPortal
	Act            string // what: an act's name, or one of the Entry names
	Mailbox        Key    // zero where the act concerns none
	Reason         string
	Detail         string // a sentence without secrets
	Before, After  string // status before and after
	FailuresBefore int
	FailuresAfter  int
	Correlation    string // of an API request; of a caller's entries the call's id
	Chain          []byte
}

// The actors that are no admin.
const (
	ActorCaller = "caller"
	ActorPortal = "portal"
)

// The names of audit entries that are no act on a mailbox, see [Acts] for those.
const (
	EntrySignIn        = "sign-in"
	EntryWrongPIN      = "wrong-pin"
	EntryUnknown       = "unknown-mailbox"  // no mailbox of that number; which one is not recorded
	EntryOff           = "deactivated-call" // somebody tried a deactivated mailbox
	EntryBarred        = "refused-locked"
	EntryLocked        = "locked" // by the portal, after wrong tries
	EntryPINChanged    = "pin-changed"
	EntryGreeting      = "greeting"
	EntryRevealMail    = "reveal-mail"
	EntryRevealDefault = "reveal-default"
	EntryRetryMail     = "retry-mail" // a mail that had failed is to be sent once more
	EntryClock         = "clock"
	EntryTenant        = "tenant"
	EntryOnboarding    = "onboarding"
	EntryClassLoad     = "class-load"
	EntryClassReset    = "class-reset"
	EntryClassRestore  = "class-restore"
	EntryStoreRestore  = "store-restore" // the store's file was put back from a backup
	EntryAuditTrim     = "audit-trim"    // old entries were removed
)

// entry begins an audit entry on an account that an outcome leaves as it is.
func (c account) entry(act string, now time.Time, detail string) AuditEntry {
	status := string(c.status(now))
	return AuditEntry{
		Act: act, Mailbox: c.box.Key, Detail: detail, Before: status, After: status,
		FailuresBefore: c.box.Failures, FailuresAfter: c.box.Failures,
	}
}

// record appends an entry at this instant and returns its sequence number.
func (t *turn) record(e AuditEntry) (uint64, error) {
	e.At, e.Wall = t.now, t.wall
	seq, err := t.tx.AppendAudit(e)
	if err != nil {
		return 0, fmt.Errorf("record %s: %w", e.Act, err)
	}
	return seq, nil
}

// recordBy appends an entry of somebody's act.
func (t *turn) recordBy(by By, e AuditEntry) (uint64, error) {
	e.Actor, e.Reason, e.Correlation = by.Actor, by.Reason, by.Correlation
	return t.record(e)
}

func (t *turn) callerEntry(call string, e AuditEntry) (uint64, error) {
	return t.recordBy(By{Actor: ActorCaller, Correlation: call}, e)
}

// lockEntry records that the portal has locked a mailbox.
func (t *turn) lockEntry(call string, before, after account) (uint64, error) {
	e := after.entry(EntryLocked, t.now, fmt.Sprintf("after %d wrong PINs in a row", after.box.Failures))
	e.Before = string(before.status(t.now))
	if until := after.box.Lock.Until; !until.IsZero() {
		e.Detail += ", until " + until.Format(time.RFC3339)
	}
	return t.recordBy(By{Actor: ActorPortal, Correlation: call}, e)
}

// doorName is a door in words.
func doorName(door string) string {
	switch door {
	case DoorPortal:
		return "the voice portal"
	case DoorMailbox:
		return "the mailbox"
	case DoorHandset:
		return "the handset"
	}
	return "no known door"
}

// dueReason is why a change is due, in words.
func dueReason(d Due) string {
	switch d {
	case DueDefault:
		return "default PIN"
	case DueTemporary:
		return "temporary PIN"
	case DueExpired:
		return "PIN expired"
	case DueAdmin:
		return "asked for by an admin"
	}
	return "none"
}
