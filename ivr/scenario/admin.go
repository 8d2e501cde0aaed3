package scenario

import (
	"context"
	"errors"
	"fmt"

	"voiceportal/ivr/mailbox"
)

// defaultAdmin is the actor of acts that name none.
const defaultAdmin = "admin"

// admin does an act on a mailbox.
func (r *run) admin(ctx context.Context, l line, a args) *Failure {
	act, wrong := a.act()
	if wrong != nil {
		return r.fail(l, wrong.problem)
	}
	k, _ := parseMailbox(a.place(placeMailbox))
	by := mailbox.By{Actor: defaultAdmin, Reason: a.value("why")}
	if name, said := a.named["by"]; said {
		by.Actor = name.value
	}
	_, err := r.accounts.Apply(ctx, by, k, act)
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
