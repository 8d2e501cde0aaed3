package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"voiceportal/ivr/mailbox"
)

// defaultAdmin is the actor of acts that name none.
const defaultAdmin = "admin"

// admin does an act: on a mailbox, or on many.
func (r *run) admin(ctx context.Context, l line, a args) error {
	do := r.apply
	if a.place(placeAct) == bulkReset {
		do = r.resetDormant
	}
	if err := do(ctx, l, a); err != nil {
		return err
	}
	return r.tellCalls(ctx)
}

// tellCalls lets every call hear of the acts of admins that concern it.
func (r *run) tellCalls(ctx context.Context) error {
	acts, newest, err := r.direct.AdminActs(ctx, r.acts)
	if err != nil {
		return err
	}
	r.acts = newest
	for _, act := range acts {
		for _, g := range r.legs {
			if err := g.tell(ctx, r.elapsed, act); err != nil {
				return err
			}
		}
	}
	return nil
}

// apply does an act on a mailbox, and judges its outcome.
func (r *run) apply(ctx context.Context, l line, a args) error {
	act, wrong := a.act()
	if wrong != nil {
		return r.fail(l, wrong.problem)
	}
	k, _ := parseMailbox(a.place(placeMailbox))
	_, err := r.accounts.Apply(ctx, a.by(), k, act)
	refusal, refused := errors.AsType[*mailbox.Refusal](err)
	reason, asked := a.named["reason"]
	switch {
	case l.Negated && err == nil:
		return r.fail(l, "the act was done, and was to be refused")
	case l.Negated && !refused:
		return r.fail(l, "the act failed, and was to be refused: "+err.Error())
	case l.Negated && asked && string(refusal.Code) != reason.value:
		return r.fail(l, fmt.Sprintf("refused for the reason %s: %s", refusal.Code, refusal))
	case l.Negated:
		for _, v := range refusal.Violations {
			r.reached.rule(v.Rule)
		}
		return nil
	case refused:
		return r.fail(l, fmt.Sprintf("refused for the reason %s: %s", refusal.Code, refusal))
	case err != nil:
		return r.fail(l, "the act failed: "+err.Error())
	}
	return nil
}

// by is who does an act, and why.
func (a args) by() mailbox.By {
	by := mailbox.By{Actor: defaultAdmin, Reason: a.value("why")}
	if name, said := a.named["by"]; said {
		by.Actor = name.value
	}
	return by
}

// bulkReset is the act of admin that is on many mailboxes.
const bulkReset = "reset-dormant"

// resetDormant resets the mailboxes of a tenant that nobody uses.
func (r *run) resetDormant(ctx context.Context, l line, a args) error {
	since, _ := parseDuration(a.value("since"))
	plan, err := r.accounts.DormantPlan(ctx, a.places[placeMailbox][0].Text, since, a.value("locked") == "yes")
	if err != nil {
		return r.fail(l, err.Error())
	}
	if count, asked := a.named["count"]; asked && count.value != strconv.Itoa(len(plan.Boxes)) {
		f := r.fail(l, fmt.Sprintf("%d mailboxes are dormant and to be reset, expected %s", len(plan.Boxes), count.value))
		for _, s := range plan.Boxes {
			f.Got = append(f.Got, "to be reset: "+s.Key.String())
		}
		for _, s := range plan.Skipped {
			f.Got = append(f.Got, fmt.Sprintf("left alone: %s, %s", s.Summary.Key, s.Reason))
		}
		return f
	}
	if a.value("dry-run") == "yes" {
		return nil
	}
	for _, s := range plan.Boxes {
		if _, err := r.accounts.Apply(ctx, a.by(), s.Key, plan.Act); err != nil {
			return r.fail(l, fmt.Sprintf("%s was not reset: %v", s.Key, err))
		}
	}
	return nil
}
