package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"voiceportal/ivr/profile"
)

// DormantPlan is a bulk reset that nobody has done yet: for each mailbox call
// [Accounts.ResetDormant]. After an interruption, plan again: a mailbox that was reset has a PIN
// that is newer than the plan's time, and no longer belongs to it.
type DormantPlan struct {
	Tenant  string
	Since   time.Duration // no sign-in for this long
	Locked  bool          // locked mailboxes too
	Act     Reset         // the profile's own reset
	Boxes   []Summary     // in number order
	Skipped []Skipped     // dormant too, but not to be reset
}

// Skipped is a dormant mailbox that a bulk reset leaves alone, and why.
type Skipped struct {
	Summary Summary
	Reason  string
}

// DormantPlan lists the mailboxes of a tenant that nobody has signed in to for a time, and what the
// profile's own reset would do about them. Locked ones are skipped unless asked for: a reset would
// open them.
func (a *Accounts) DormantPlan(ctx context.Context, tenant string, since time.Duration, locked bool) (DormantPlan, error) {
	plan := DormantPlan{Tenant: tenant, Since: since, Locked: locked}
	if since <= 0 {
		return plan, &Refusal{
			Code: RefusedBadValue, Problem: "the time without a sign-in must be more than none", Next: "say it in days, such as 90d",
		}
	}
	err := a.view(ctx, func(v view) error {
		if _, err := v.Tenant(tenant); err != nil {
			return v.noTenant(tenant, err)
		}
		_, rules, err := v.rulesOf(tenant)
		if err != nil {
			return err
		}
		plan.Act = ownReset(rules)
		return v.each(tenant, func(c account) error {
			if v.now.Sub(c.lastSeen()) < since {
				return nil
			}
			s, err := v.summary(c)
			if err != nil {
				return err
			}
			if reason := plan.skip(s); reason != "" {
				plan.Skipped = append(plan.Skipped, Skipped{s, reason})
			} else {
				plan.Boxes = append(plan.Boxes, s)
			}
			return nil
		})
	})
	if err != nil {
		return DormantPlan{}, fmt.Errorf("plan a reset of dormant mailboxes: %w", err)
	}
	return plan, nil
}

// ownReset is the reset that a profile prescribes.
func ownReset(rules *profile.Profile) Reset {
	if rules.Reset == profile.GiveDefault {
		return Reset{To: CredentialDefault}
	}
	return Reset{To: CredentialTemporary}
}

// skip is why a dormant mailbox is left alone; empty for one that is to be reset.
func (p DormantPlan) skip(s Summary) string {
	if r := Can(s, p.Act); r != nil {
		return r.Problem
	}
	switch {
	case s.Status == StatusLocked && !p.Locked:
		return "it is locked, and a reset would open it"
	case s.Due == DueDefault && p.Act.To == CredentialDefault:
		return "it is on its default PIN already"
	case s.Age < p.Since:
		return "its PIN is newer than that"
	}
	return ""
}

// ResetDormant does a plan's reset on one mailbox, if at this instant it still belongs to the plan:
// who has signed in since the plan was made keeps their PIN. Left tells why nothing was done; it is
// empty when the reset was.
func (a *Accounts) ResetDormant(ctx context.Context, by By, plan DormantPlan, k Key) (r Receipt, left string, err error) {
	in := func(ctx context.Context, reset func(*turn) error) error {
		return a.update(ctx, func(t *turn) error {
			var err error
			if left, err = t.left(plan, k); err != nil || left != "" {
				return err
			}
			return reset(t)
		})
	}
	if r, err = a.applyIn(ctx, in, by, k, plan.Act); err != nil {
		return Receipt{}, "", err
	}
	return r, left, nil
}

// left is why a mailbox does not, or no longer, belong to a plan.
func (t *turn) left(plan DormantPlan, k Key) (string, error) {
	c, err := t.account(k)
	switch {
	case errors.Is(err, ErrNoMailbox):
		return "it was deleted in the meantime", nil
	case err != nil:
		return "", err
	case t.now.Sub(c.lastSeen()) < plan.Since:
		return "somebody has signed in in the meantime", nil
	}
	s, err := t.summary(c)
	if err != nil {
		return "", err
	}
	return plan.skip(s), nil
}
