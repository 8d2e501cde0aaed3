package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// parseRetention reads how long something is kept: at least a day, for a slip of the finger
// would remove what nobody can bring back.
func parseRetention(text string) (time.Duration, error) {
	keep, err := profile.ParseDuration(text)
	if err == nil && keep < profile.Day {
		err = fmt.Errorf("%s is too short; keep a day at least", text)
	}
	return keep, err
}

func (p *program) storeRetainCommand() *cobra.Command {
	var audit, tapes string
	var dryRun bool
	c := &cobra.Command{
		Use:   "retain",
		Short: "Remove audit entries and tapes that are older than a time",
		Long: "Remove audit entries or tapes that are older than a time, by portal time. By itself nothing is ever removed.\n" +
			"The audit loses its oldest entries; what remains still verifies: a signed checkpoint stands for what is gone,\n" +
			"and the audit keeps who removed it. With --tapes, the tapes of calls that began before that time go.\n\n" +
			"With neither --audit nor --tapes it is the audit, and the config file's retain_audit, or\n" +
			"VOICEPORTAL_RETAIN_AUDIT; voiceportal serve then does it once a day.",
		Example: "voiceportal store retain --audit 365d --dry-run\nvoiceportal store retain --audit 365d --tapes 90d",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if tapes != "" {
				if err := p.retainTapes(c, tapes, dryRun); err != nil || audit == "" {
					return err
				}
			}
			return p.storeRetain(c, audit, dryRun)
		},
	}
	c.Flags().StringVar(&audit, "audit", "", "how `long` audit entries are kept, such as 365d")
	c.Flags().StringVar(&tapes, "tapes", "", "how `long` the tapes of calls are kept, such as 90d")
	c.Flags().BoolVar(&dryRun, "dry-run", false, "only tell what would be removed")
	return c
}

func (p *program) storeRetain(c *cobra.Command, audit string, dryRun bool) error {
	where, err := p.existing()
	if err != nil {
		return err
	}
	keep := where.retain
	if audit != "" {
		if keep, err = parseRetention(audit); err != nil {
			return usage(helpOf(c), "--audit: %v", err)
		}
	}
	if keep == 0 {
		return usage(helpOf(c), "nothing says how long to keep: say --audit, such as --audit 365d")
	}
	return p.with(c.Context(), func(s *session) error {
		ctx, trim := c.Context(), mailbox.Trim{}
		if dryRun {
			trim, err = s.accounts.PlanTrim(ctx, keep)
		} else {
			trim, err = s.accounts.TrimAudit(ctx, s.by(""), keep)
		}
		if err != nil {
			return err
		}
		object := map[string]any{"removed": trim.Removed, "through": trim.Through, "before": trim.Before, "dry_run": dryRun}
		return p.tell(object, "%s %s from before %s",
			removed(dryRun), counted(int(trim.Removed), "audit entry", "audit entries"), stamp(trim.Before))
	})
}

// retainTapes removes old tapes, or tells which it would.
func (p *program) retainTapes(c *cobra.Command, long string, dryRun bool) error {
	if _, err := p.existing(); err != nil {
		return err
	}
	keep, err := parseRetention(long)
	if err != nil {
		return usage(helpOf(c), "--tapes: %v", err)
	}
	return p.with(c.Context(), func(s *session) error {
		ctx, trim := c.Context(), mailbox.TapeTrim{}
		if dryRun {
			trim, err = s.accounts.PlanTapeTrim(ctx, keep)
		} else {
			trim, err = s.accounts.TrimTapes(ctx, s.by(""), keep)
		}
		if err != nil {
			return err
		}
		object := map[string]any{"tapes_removed": trim.Removed, "before": trim.Before, "dry_run": dryRun}
		return p.tell(object, "%s %s from before %s", removed(dryRun), counted(trim.Removed, "tape", "tapes"), stamp(trim.Before))
	})
}

// removed is what was done to old things, or would have been.
func removed(dryRun bool) string {
	if dryRun {
		return "would remove"
	}
	return "removed"
}

// retainEvery is how often serve removes what is too old.
const retainEvery = 24 * time.Hour

// retainOption asks for the removal of old audit entries, where the settings say so.
type retainOption struct{}

func (retainOption) flags(*cobra.Command) {}

func (retainOption) service(s *session, log *slog.Logger) (service, bool, error) {
	keep := s.settings.retain
	run := func(ctx context.Context) error {
		tick := time.NewTicker(retainEvery)
		defer tick.Stop()
		for {
			trim, err := s.accounts.TrimAudit(ctx, s.by("retention"), keep)
			switch {
			case ctx.Err() != nil:
				return nil
			case err != nil:
				return err
			}
			log.InfoContext(ctx, "old audit entries removed", "entries", trim.Removed)
			select {
			case <-ctx.Done():
				return nil
			case <-tick.C:
			}
		}
	}
	return service{does: fmt.Sprintf("removes audit entries older than %s, once a day", roughly(keep)), run: run}, keep > 0, nil
}
