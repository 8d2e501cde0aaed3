package main

import (
	"strconv"

	"github.com/spf13/cobra"
)

func (p *program) mailRetryCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "retry ID...",
		Short: "Have failed mails sent again",
		Long: "Have mails sent again that failed: the server refused them for good, or refused them for five days. They\n" +
			"are queued as if they had never been tried. Where the address was wrong, correct it with mailbox edit and\n" +
			"reset the mailbox again instead: a mail keeps its address.",
		Example: "voiceportal mail list\nvoiceportal mail retry 7",
		Args:    atLeast(1),
		RunE: func(c *cobra.Command, args []string) error {
			ids := make([]uint64, len(args))
			for i, arg := range args {
				var err error
				if ids[i], err = strconv.ParseUint(arg, 10, 64); err != nil {
					return usage("mail list", "%q is no number of a mail", arg)
				}
			}
			return p.with(c.Context(), func(s *session) error {
				for _, id := range ids {
					if err := s.accounts.RetryMail(c.Context(), s.by(""), id); err != nil {
						return err
					}
					if err := p.tell(map[string]any{"mail": id, "state": "queued"}, "mail %d is queued again", id); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}
