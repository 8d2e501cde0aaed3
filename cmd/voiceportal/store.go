package main

import (
	"github.com/spf13/cobra"
)

func (p *program) storeCommand() *cobra.Command {
	c := p.group("store", "The store's file", p.storeCheckCommand())
	c.Example = "voiceportal store check"
	return c
}

func (p *program) storeCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check the store: file, records, audit",
		Long: "Check that the store's file is sound, that every record can be read, and that the audit is whole: no\n" +
			"entry changed, none missing. It changes nothing. Exit code 1 when something is wrong.",
		Example: "voiceportal store check\nvoiceportal --store backup.db store check",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error { return nil })
		},
	}
}
