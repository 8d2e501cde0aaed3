package mailbox

import (
	"context"
	"fmt"
	"slices"
)

// Tag names one state of a mailbox's record: any act and any attempt to sign in makes another. Two
// mailboxes that have the number one after the other never share a tag.
type Tag struct{ Generation, Version uint64 }

// Tag is the tag of the state that the summary shows.
func (s Summary) Tag() Tag { return Tag{Generation: s.Generation, Version: s.Version} }

// Terms are what must hold for an act at the instant at which it is done. The zero Terms hold
// always.
type Terms struct {
	// Tags are the states that the act is meant for; in any other one it is refused with
	// [RefusedStale]. None stands for any.
	Tags []Tag
	Once Once // see [Accounts.Once]
}

// Judge refuses a mailbox that is in none of the states that the terms are good for.
func (t Terms) Judge(s Summary) error {
	if len(t.Tags) == 0 || slices.Contains(t.Tags, s.Tag()) {
		return nil
	}
	return s.refuse(RefusedStale, "has changed meanwhile", "read it again and decide anew")
}

// ApplyIf is [Accounts.Apply] on terms, which are judged in the act's own transaction. Again is true
// where the same request had done the act before: then nothing is done, and the receipt holds no
// more than how the mailbox is now.
func (a *Accounts) ApplyIf(ctx context.Context, by By, k Key, act Act, terms Terms) (r Receipt, again bool, err error) {
	result := k.String()
	in := func(ctx context.Context, fn func(*turn) error) error {
		again, err = a.once(ctx, terms.Once, &result, func(t *turn) error {
			if err := t.check(k, terms); err != nil {
				return err
			}
			return fn(t)
		})
		return err
	}
	r, err = a.applyIn(ctx, in, by, k, act)
	if err != nil || !again {
		return r, again, err
	}
	if _, gone := act.(Delete); gone {
		return Receipt{}, true, nil
	}
	now, err := a.Summary(ctx, k)
	if err != nil {
		return Receipt{}, true, fmt.Errorf("mailbox as it is now: %w", err)
	}
	return Receipt{After: now}, true, nil
}

// check refuses a mailbox that is in none of the states that the terms are good for.
func (t *turn) check(k Key, terms Terms) error {
	if len(terms.Tags) == 0 {
		return nil
	}
	c, err := t.account(k)
	if err != nil {
		return err
	}
	return terms.Judge(c.summary(t.now))
}
