package main

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) auditCommand() *cobra.Command {
	var name, tenant, actor string
	var limit int
	var follow bool
	c := &cobra.Command{
		Use:   "audit",
		Short: "Who did what, and when",
		Long: "Print the audit, oldest first: every act, every sign-in and every wrong PIN, by portal time. It holds\n" +
			"no PIN, and nothing that an unknown caller keyed in.",
		Example: "voiceportal audit --mailbox harbor/4012\nvoiceportal audit --follow",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if limit < 0 {
				return usage(helpOf(c), "--limit takes a number of entries, 0 for all")
			}
			return p.with(c.Context(), func(s *session) error {
				filter := mailbox.AuditFilter{Tenant: tenant, Actor: actor}
				if tenant != "" {
					if _, err := s.accounts.Tenant(c.Context(), tenant); err != nil {
						return err
					}
				}
				if name != "" {
					var err error
					if filter.Mailbox, err = s.accounts.Resolve(c.Context(), name); err != nil {
						return err
					}
				}
				return p.audit(c.Context(), s, filter, limit, follow)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&name, "mailbox", "", "only of this `mailbox`")
	f.StringVar(&tenant, "tenant", "", "only of this `tenant`")
	f.StringVar(&actor, "by", "", "only what this `actor` did")
	f.IntVar(&limit, "limit", 100, "the last `number` of entries; 0 for all")
	f.BoolVar(&follow, "follow", false, "go on printing what happens, until ctrl+c")
	return c
}

// auditJSON is an audit entry as --json prints it.
type auditJSON struct {
	Seq            uint64    `json:"seq"`
	At             time.Time `json:"at"`
	Wall           time.Time `json:"wall"`
	Actor          string    `json:"actor"`
	Act            string    `json:"act"`
	Mailbox        string    `json:"mailbox,omitempty"`
	Reason         string    `json:"reason,omitempty"`
	Detail         string    `json:"detail,omitempty"`
	Before         string    `json:"before,omitempty"`
	After          string    `json:"after,omitempty"`
	FailuresBefore int       `json:"failures_before"`
	FailuresAfter  int       `json:"failures_after"`
	Correlation    string    `json:"correlation,omitempty"`
}

func auditObject(e mailbox.AuditEntry) auditJSON {
	o := auditJSON{
		Seq: e.Seq, At: e.At.UTC(), Wall: e.Wall.UTC(), Actor: e.Actor, Act: e.Act, Reason: e.Reason, Detail: e.Detail,
		Before: e.Before, After: e.After, FailuresBefore: e.FailuresBefore, FailuresAfter: e.FailuresAfter,
		Correlation: e.Correlation,
	}
	if e.Mailbox != (mailbox.Key{}) {
		o.Mailbox = e.Mailbox.String()
	}
	return o
}

// audit prints the newest entries and, if asked, those that come.
func (p *program) audit(ctx context.Context, s *session, filter mailbox.AuditFilter, limit int, follow bool) error {
	var changes <-chan mailbox.Change
	if follow { // before reading, so that nothing is missed in between
		var err error
		if changes, err = s.accounts.Watch(ctx); err != nil {
			return err
		}
	}
	last, err := p.printAudit(ctx, s, filter, limit)
	if err != nil || !follow {
		return err
	}
	for change := range changes {
		if change.Kind != mailbox.ChangedAudit && change.Kind != mailbox.ChangedAll {
			continue
		}
		filter.Since = last
		newest, err := p.printAudit(ctx, s, filter, 0)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		last = max(last, newest)
	}
	return nil
}

// printAudit prints entries oldest first and returns the number of the newest.
func (p *program) printAudit(ctx context.Context, s *session, filter mailbox.AuditFilter, limit int) (uint64, error) {
	entries, err := s.accounts.AuditLog(ctx, filter, limit)
	if err != nil {
		return 0, err
	}
	var newest uint64
	for _, e := range slices.Backward(entries) {
		newest = e.Seq
		if err := p.tell(auditObject(e), "%5d  %s  %s", e.Seq, stamp(e.At), mailbox.Sentence(e)); err != nil {
			return 0, err
		}
	}
	return newest, nil
}
