package mailbox

import (
	"context"
	"fmt"
	"time"

	"voiceportal/ivr/profile"
)

// DormantPlan is a bulk reset that nobody has done yet: for each mailbox apply [DormantPlan.Act].
// Applying it again after an interruption is a matter of planning again, for a mailbox that was
// reset no longer belongs to the plan.
type DormantPlan struct {
	Tenant  string
	Since   time.Duration // no sign-in for this long
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
	plan := DormantPlan{Tenant: tenant, Since: since}
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
			if reason := plan.skip(s, locked); reason != "" {
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
func (p DormantPlan) skip(s Summary, locked bool) string {
	if r := Can(s, p.Act); r != nil {
		return r.Problem
	}
	switch {
	case s.Status == StatusLocked && !locked:
		return "it is locked, and a reset would open it"
	case s.Due == DueDefault && p.Act.To == CredentialDefault:
		return "it is on its default PIN already"
	case s.Age < p.Since:
		return "its PIN is newer than that"
	}
	return ""
}
