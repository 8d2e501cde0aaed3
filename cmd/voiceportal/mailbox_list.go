package main

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) mailboxListCommand() *cobra.Command {
	var tenant, filter string
	c := &cobra.Command{
		Use:   "list",
		Short: "List mailboxes",
		Long: "List mailboxes in number order, of all tenants or of one. A filter is words that must all fit: a part\n" +
			"of the name, number or e-mail, or a test such as is:locked, is:dormant, age>30, last<2025-10-01.",
		Example: "voiceportal mailbox list --tenant harbor\n" +
			"voiceportal mailbox list --filter 'is:expired'\n" +
			"voiceportal mailbox list --filter 'tenant:harbor age>20' --json",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error { return p.mailboxList(c.Context(), tenant, filter) },
	}
	c.Flags().StringVar(&tenant, "tenant", "", "only of this `tenant`")
	c.Flags().StringVar(&filter, "filter", "", "only those that fit all `words`")
	return c
}

func (p *program) mailboxList(ctx context.Context, tenant, filter string) error {
	return p.with(ctx, func(s *session) error {
		now, err := s.accounts.Now(ctx)
		if err != nil {
			return err
		}
		f, err := mailbox.ParseFilter(filter, now)
		if err != nil {
			return usage("mailbox list --help", "filter: %v", err)
		}
		if tenant != "" {
			if _, err := s.accounts.Tenant(ctx, tenant); err != nil {
				return err
			}
		}
		all, err := s.accounts.Summaries(ctx, tenant)
		if err != nil {
			return err
		}
		t := table{head: []string{"MAILBOX", "OWNER", "STATUS", "PIN AGE", "WRONG TRIES", "LAST SIGN-IN", "NEW"}}
		return p.buffered(func(w *bufio.Writer) error {
			for _, m := range all {
				if !f.Match(m, now) {
					continue
				}
				if p.flags.json {
					if err := p.printJSON(w, mailboxObject(m)); err != nil {
						return err
					}
					continue
				}
				t.add(m.Key.String(), m.Owner.Name(), string(m.Status), roughly(m.Age), triesOf(m),
					stamp(m.LastSignIn), fmt.Sprint(m.NewMessages))
			}
			if p.flags.json {
				return nil
			}
			return t.print(w, "no mailbox fits")
		})
	})
}

// triesOf is the wrong tries of those that lock.
func triesOf(m mailbox.Summary) string {
	if m.Tries == 0 {
		return fmt.Sprint(m.Failures)
	}
	return fmt.Sprintf("%d of %d", m.Failures, m.Tries)
}
