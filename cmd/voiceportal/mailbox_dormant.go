package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// dormantReset is one run of reset-dormant.
type dormantReset struct {
	tenant string
	since  string
	locked bool
	dryRun bool
	yes    bool
	reason string
}

func (p *program) mailboxResetDormantCommand() *cobra.Command {
	var r dormantReset
	c := &cobra.Command{
		Use:   "reset-dormant",
		Short: "Reset every mailbox that nobody has signed in to for long",
		Long: "Reset the PINs of a tenant's mailboxes that nobody has signed in to for a time, each as its profile says: to\n" +
			"the default PIN, or to a temporary one by e-mail. Skipped, and listed with the reason, are those that cannot\n" +
			"be reset, that are locked (unless --include-locked says otherwise: a reset opens them), that are on their\n" +
			"default PIN already, or whose PIN is newer than that time.\n\n" +
			"The last rule lets it go on after an interruption: run it again, and those that were reset are left alone. A\n" +
			"mailbox whose owner signs in while it runs is left alone too.\n\n" +
			"It lists what it would do and, on a terminal, wants the number typed; scripts say --yes.",
		Example: "voiceportal mailbox reset-dormant --tenant harbor --since 180d --dry-run\n" +
			"voiceportal mailbox reset-dormant --tenant harbor --since 180d --yes --reason 'spring clean'",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			since, err := profile.ParseDuration(r.since)
			switch {
			case r.tenant == "":
				return usage(helpOf(c), "say whose mailboxes: --tenant T")
			case err != nil:
				return usage(helpOf(c), "--since: %v", err)
			}
			return p.with(c.Context(), func(s *session) error { return p.resetDormant(c.Context(), s, r, since) })
		},
	}
	f := c.Flags()
	f.StringVar(&r.tenant, "tenant", "", "the `tenant`; needed")
	f.StringVar(&r.since, "since", "90d", "how `long` nobody has signed in")
	f.BoolVar(&r.locked, "include-locked", false, "reset locked mailboxes too")
	f.BoolVar(&r.dryRun, "dry-run", false, "only list what would be done")
	f.BoolVar(&r.yes, "yes", false, "do not ask")
	reasonFlag(c, &r.reason)
	return c
}

// dormantJSON is what became of one mailbox, as --json prints it.
type dormantJSON struct {
	Mailbox    string     `json:"mailbox"`
	Owner      string     `json:"owner,omitempty"`
	LastSignIn *time.Time `json:"last_sign_in,omitempty"`
	Result     string     `json:"result"` // due, reset or skipped
	Reason     string     `json:"reason,omitempty"`
	MailTo     string     `json:"mail_to,omitempty"`
}

// The results of a reset of one dormant mailbox.
const (
	resultDue     = "due"
	resultReset   = "reset"
	resultSkipped = "skipped"
)

func (p *program) resetDormant(ctx context.Context, s *session, r dormantReset, since time.Duration) error {
	plan, err := s.accounts.DormantPlan(ctx, r.tenant, since, r.locked)
	if err != nil {
		return err
	}
	if !r.dryRun && !r.yes && len(plan.Boxes) > 0 && !p.interactive() {
		return usage("mailbox reset-dormant --help", "%s would be reset; see them with --dry-run, and say --yes",
			counted(len(plan.Boxes), "mailbox", "mailboxes"))
	}
	if r.dryRun || !r.yes {
		for _, m := range plan.Boxes {
			if err := p.tellDormant(m, resultDue, "", ""); err != nil {
				return err
			}
		}
	}
	for _, skipped := range plan.Skipped {
		if err := p.tellDormant(skipped.Summary, resultSkipped, skipped.Reason, ""); err != nil {
			return err
		}
	}
	if r.dryRun || len(plan.Boxes) == 0 {
		p.say("%s to reset, %d skipped", counted(len(plan.Boxes), "mailbox", "mailboxes"), len(plan.Skipped))
		return nil
	}
	if !r.yes {
		if err := p.askTyped(ctx, fmt.Sprintf("reset %d", len(plan.Boxes))); err != nil {
			return err
		}
	}
	return p.resetPlanned(ctx, s, r, plan)
}

// resetPlanned resets the mailboxes of a plan one after the other.
func (p *program) resetPlanned(ctx context.Context, s *session, r dormantReset, plan mailbox.DormantPlan) error {
	by := s.by(r.reason)
	if by.Reason == "" {
		by.Reason = fmt.Sprintf("not signed in to for %s", roughly(plan.Since))
	}
	bar, done := p.newProgress(len(plan.Boxes)), 0
	for i, m := range plan.Boxes {
		bar.show(i)
		receipt, left, err := s.accounts.ResetDormant(ctx, by, plan, m.Key)
		bar.clear()
		if refusal, ok := errors.AsType[*mailbox.Refusal](err); ok {
			left, err = refusal.Problem, nil
		}
		if err != nil {
			p.say("%d of %d were reset before this; run it again to go on", done, len(plan.Boxes))
			return err
		}
		result := resultReset
		if left != "" {
			result = resultSkipped
		} else {
			done++
		}
		if err := p.tellDormant(m, result, left, receipt.MailTo); err != nil {
			return err
		}
	}
	p.say("reset %s, skipped %d", counted(done, "mailbox", "mailboxes"), len(plan.Skipped)+len(plan.Boxes)-done)
	return nil
}

// tellDormant prints what becomes, or became, of one mailbox.
func (p *program) tellDormant(m mailbox.Summary, result, reason, mailTo string) error {
	o := dormantJSON{
		Mailbox: m.Key.String(), Owner: m.Owner.Name(), LastSignIn: when(m.LastSignIn),
		Result: result, Reason: reason, MailTo: mailTo,
	}
	line := fmt.Sprintf("%-7s  %s, last sign-in %s", result, titled(m), stamp(m.LastSignIn))
	switch {
	case reason != "":
		line += ": " + reason
	case mailTo != "":
		line += "; mail to " + mailTo
	}
	return p.tell(o, "%s", line)
}
