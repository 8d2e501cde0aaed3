package mailbox

import (
	"context"
	"fmt"
)

// Page bounds one look at a long list.
type Page struct {
	Tenant string             // only of this tenant; "" for all
	Match  func(Summary) bool // only those; nil for all
	After  Key                // where the page before ended; the zero Key begins at the first
	Limit  int                // at most so many, more than 0
}

// looksPerPage bounds the mailboxes that one page looks at: while it reads nobody can commit, and a
// filter that fits few would read the whole store.
const looksPerPage = 2000

// Page returns the mailboxes that a page asks for, by tenant and number, and where the next page
// begins: the zero Key once there are no more. A page may hold fewer than its limit, even none,
// though more follow: it looks at some thousands of mailboxes and then lets others in. Each page is
// one consistent state of the store; an unknown tenant is [ErrNoTenant].
func (a *Accounts) Page(ctx context.Context, p Page) (found []Summary, next Key, err error) {
	if p.Limit < 1 {
		return nil, Key{}, fmt.Errorf("list mailboxes: a page of %d is none", p.Limit)
	}
	err = a.view(ctx, func(v view) error {
		looks := 0
		return v.eachAfter(p.Tenant, p.After, func(c account) (bool, error) {
			s, err := v.summary(c)
			if err != nil {
				return false, err
			}
			if p.Match == nil || p.Match(s) {
				found = append(found, s)
			}
			if looks++; looks == looksPerPage || len(found) == p.Limit {
				next = s.Key
			}
			return next == (Key{}), nil
		})
	})
	if err != nil {
		return nil, Key{}, fmt.Errorf("list mailboxes: %w", err)
	}
	return found, next, nil
}

// eachAfter visits the accounts of a tenant, or of all tenants for "", that come after a mailbox, by
// tenant and number, for as long as fn wants more.
func (v view) eachAfter(tenant string, after Key, fn func(account) (more bool, err error)) error {
	ids, err := v.tenantIDs(tenant)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if id < after.Tenant {
			continue
		}
		from := ""
		if id == after.Tenant {
			from = after.Number
		}
		t, p, err := v.rulesOf(id)
		if err != nil {
			return err
		}
		for box, err := range v.Mailboxes(id, from) {
			if err != nil {
				return fmt.Errorf("list the mailboxes of %s: %w", id, err)
			}
			more, err := fn(account{t, p, box.settled(v.now, p.Lockout)})
			if err != nil || !more {
				return err
			}
		}
	}
	return nil
}

// tenantIDs are the ids of all tenants in order, or the given one alone.
func (v view) tenantIDs(tenant string) ([]string, error) {
	if tenant != "" {
		return []string{tenant}, nil
	}
	tenants, err := v.Tenants()
	if err != nil {
		return nil, fmt.Errorf("list the tenants: %w", err)
	}
	ids := make([]string, len(tenants))
	for i, t := range tenants {
		ids[i] = t.ID
	}
	return ids, nil
}
