package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func (p *program) consoleCommand() *cobra.Command {
	plan := screenPlan{console: true}
	c := &cobra.Command{
		Use:   "console",
		Short: "The admin's desk: mailboxes, outbox, audit, clock",
		Long: "The admin's desk on a screen: mailboxes with everything that can be done to them, the outbox, the audit\n" +
			"log and the clock. It works on the same store as every phone and every other desk, and shows within\n" +
			"half a second what they do.",
		Example: "voiceportal console\nvoiceportal console --tenant riverside\nvoiceportal console --view-only",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				if p.lines(s.settings) {
					return &hinted{
						errors.New("the console needs a terminal for its screen"),
						"in lines of text, voiceportal mailbox does the same",
					}
				}
				if plan.tenant != "" {
					if _, err := s.accounts.Tenant(c.Context(), plan.tenant); err != nil {
						return err
					}
				}
				return p.screens(c.Context(), s, plan)
			})
		},
	}
	c.Flags().StringVar(&plan.tenant, "tenant", "", "the `tenant` to show first")
	c.Flags().BoolVar(&plan.viewOnly, "view-only", false, "look, and change nothing")
	return c
}
