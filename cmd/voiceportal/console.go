package main

import (
	"github.com/spf13/cobra"
)

func (p *program) consoleCommand() *cobra.Command {
	var viewOnly bool
	var tenant string
	c := &cobra.Command{
		Use:   "console",
		Short: "The admin's console",
		Long: "Open the admin's console: mailboxes, outbox, audit, clock. Acts reach calls in progress in every\n" +
			"terminal on the store within a second.",
		Example: "voiceportal console\nvoiceportal console --tenant riverside --view-only",
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.console(c.Context(), tenant, viewOnly) },
	}
	c.Flags().StringVar(&tenant, "tenant", "", "the `tenant` to begin with")
	c.Flags().BoolVar(&viewOnly, "view-only", false, "look, and change nothing")
	return c
}
