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

// AdminAct is an act that callers hear of: another PIN, a lock by hand, a deactivation. The caller's
// own change of PIN and the portal's lock are none of these; the caller hears of them where they
// happen.
type AdminAct struct {
	Mailbox Key // zero for every mailbox: the store was refilled
	What    ChangeWhat
}

// Reaches reports whether a call on the mailbox k hears of the act.
func (a AdminAct) Reaches(k Key) bool {
	return k != (Key{}) && (a.Mailbox == (Key{}) || a.Mailbox == k)
}

// AdminActs are the acts that reach callers among the audit entries after since, oldest first, and
// the number of the newest entry.
func (a *Accounts) AdminActs(ctx context.Context, since uint64) (acts []AdminAct, newest uint64, err error) {
	err = a.view(ctx, func(v view) error {
		acts, newest = nil, since
		for e, err := range v.Audit(0) {
			if err != nil {
				return fmt.Errorf("read the audit: %w", err)
			}
			if e.Seq <= since {
				break
			}
			newest = max(newest, e.Seq)
			if act, ok := adminAct(e); ok {
				acts = append(acts, act)
			}
		}
		return nil
	})
	slices.Reverse(acts)
	return acts, newest, err
}

// adminAct is what an entry means to the calls on its mailbox. A refilled store is another one for
// everybody.
func adminAct(e AuditEntry) (AdminAct, bool) {
	switch e.Act {
	case EntryClassLoad, EntryClassReset, EntryClassRestore:
		return AdminAct{What: WasReset}, true
	case "reset-default", "reset-temporary", "set-pin":
		return AdminAct{e.Mailbox, WasReset}, true
	case "lock":
		return AdminAct{e.Mailbox, WasLocked}, true
	case "deactivate", "delete":
		return AdminAct{e.Mailbox, WasDeactivated}, true
	}
	return AdminAct{}, false
}

// NewestEntry is the number of the newest audit entry, 0 for an empty audit.
func (a *Accounts) NewestEntry(ctx context.Context) (uint64, error) {
	var seq uint64
	err := a.view(ctx, func(v view) error {
		for e, err := range v.Audit(0) {
			if err != nil {
				return fmt.Errorf("read the audit: %w", err)
			}
			seq = e.Seq
			break
		}
		return nil
	})
	return seq, err
}
