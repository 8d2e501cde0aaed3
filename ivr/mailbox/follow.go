package mailbox

import (
	"context"
	"fmt"
	"slices"
)

// ChangeWhat is what an admin act did to the account of a call in progress.
type ChangeWhat string

// The changes that reach a caller.
const (
	WasReset       ChangeWhat = "reset" // another PIN is in force, by whatever act
	WasLocked      ChangeWhat = "locked"
	WasDeactivated ChangeWhat = "deactivated" // or deleted
)

// AdminAct is an act that callers on the mailbox are told of. The zero Mailbox stands for all: the
// store was filled anew.
type AdminAct struct {
	Seq     uint64 // of its audit entry
	Mailbox Key
	What    ChangeWhat
}

// Reaches reports whether the act concerns a call on a mailbox. A call that has not come to a
// mailbox yet, with a zero key, is reached by nothing.
func (a AdminAct) Reaches(k Key) bool {
	return k != Key{} && (a.Mailbox == k || a.Mailbox == Key{})
}

// AdminActs are the acts that reach callers, recorded after the entry since, oldest first, and the
// number of the newest entry, whatever it is about. The caller's own change of PIN and the portal's
// lock are none of these: the caller hears of them where they happen. Ask again whenever
// [Accounts.Watch] reports [ChangedAudit] or [ChangedAll], and nothing is missed or told twice.
func (a *Accounts) AdminActs(ctx context.Context, since uint64) (acts []AdminAct, newest uint64, err error) {
	err = a.view(ctx, func(v view) error {
		acts, newest = nil, since
		for e, err := range v.Audit(0) {
			if err != nil {
				return err
			}
			if e.Seq <= since {
				break
			}
			newest = max(newest, e.Seq)
			if act, ok := reaches(e); ok {
				acts = append(acts, act)
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("read the acts of admins: %w", err)
	}
	slices.Reverse(acts)
	return acts, newest, nil
}

// LastEntry is the number of the newest audit entry; 0 for an empty audit.
func (a *Accounts) LastEntry(ctx context.Context) (uint64, error) {
	entries, err := a.AuditLog(ctx, AuditFilter{}, 1)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	return entries[0].Seq, nil
}

// reaches finds what an entry means to callers.
func reaches(e AuditEntry) (AdminAct, bool) {
	act := AdminAct{Seq: e.Seq, Mailbox: e.Mailbox}
	switch e.Act {
	case actResetDefault, actResetTemporary, actSetPIN, EntryClassLoad, EntryClassReset, EntryClassRestore, EntryStoreRestore:
		act.What = WasReset
	case actLock:
		act.What = WasLocked
	case actDeactivate, actDelete:
		act.What = WasDeactivated
	}
	return act, act.What != ""
}
