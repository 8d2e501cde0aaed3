package console

import (
	"cmp"
	"slices"
	"strings"

	"voiceportal/ivr/mailbox"
)

// order is what the list of mailboxes is sorted by. Ties go by number, so that an order is total
// and the rows never swap at a refresh.
type order int

// The orders, in the sequence in which the sort key walks them.
const (
	byNumber order = iota
	byOwner
	byStatus
	byAge
	byTries
	byLastCall
	orders // how many there are
)

// next is the order after this one, round and round.
func (o order) next() order { return (o + 1) % orders }

// String is the order as the list's frame names it.
func (o order) String() string {
	return [...]string{"number", "owner", "status", "PIN age", "tries", "last call"}[o]
}

// arrange sorts mailboxes in place. What needs an admin comes first: the gravest status, the
// oldest PIN, the most wrong tries, the latest call.
func (o order) arrange(list []mailbox.Summary) {
	slices.SortStableFunc(list, func(a, b mailbox.Summary) int {
		return cmp.Or(o.compare(a, b), numbers(a, b))
	})
}

func (o order) compare(a, b mailbox.Summary) int {
	switch o {
	case byOwner:
		return cmp.Or(fold(a.Owner.Last, b.Owner.Last), fold(a.Owner.First, b.Owner.First))
	case byStatus:
		return cmp.Compare(gravity(a.Status), gravity(b.Status))
	case byAge:
		return cmp.Compare(b.Age, a.Age)
	case byTries:
		return cmp.Compare(b.Failures, a.Failures)
	case byLastCall:
		return b.LastSignIn.Compare(a.LastSignIn)
	}
	return 0
}

// numbers compares by tenant and number, in the order in which every front lists them: a number
// is a string of digits, and 435 comes after 4137.
func numbers(a, b mailbox.Summary) int { return keys(a.Key, b.Key) }

func keys(a, b mailbox.Key) int {
	return cmp.Or(cmp.Compare(a.Tenant, b.Tenant), cmp.Compare(a.Number, b.Number))
}

// gravity puts what an admin has to look at first.
func gravity(s mailbox.Status) int {
	return slices.Index([]mailbox.Status{
		mailbox.StatusLocked,
		mailbox.StatusExpired,
		mailbox.StatusMustChange,
		mailbox.StatusTemporary,
		mailbox.StatusDefault,
		mailbox.StatusActive,
		mailbox.StatusDormant,
		mailbox.StatusDeactivated,
	}, s)
}

func fold(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }
