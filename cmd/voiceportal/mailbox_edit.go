package main

import (
	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) mailboxEditCommand() *cobra.Command {
	var owner mailbox.Owner
	var number, reason string
	c := &cobra.Command{
		Use:   "edit MAILBOX",
		Short: "Change the owner's data or the number",
		Long:  "Change what is known of the owner, or the number. Only the flags that are given change something;\nan empty value empties a field.",
		Example: "voiceportal mailbox edit harbor/4163 --email jana.kral@harbor.example\n" +
			"voiceportal mailbox edit harbor/4012 --number 4013",
		Args: exactly(1),
	}
	f := c.Flags()
	fields := ownerFields(&owner)
	for _, field := range fields {
		f.StringVar(field.to, field.flag, "", field.says)
	}
	f.StringVar(&number, "number", "", "the mailbox `number`")
	reasonFlag(c, &reason)
	c.RunE = func(c *cobra.Command, args []string) error {
		given := func(flag string, value *string) *string {
			if flagGiven(c, flag) {
				return value
			}
			return nil
		}
		act := mailbox.Edit{Number: given("number", &number)}
		changes := act.Number != nil
		for i, to := range []**string{
			&act.First, &act.Last, &act.Email, &act.UserName, &act.AltID, &act.Phone, &act.Site, &act.Party,
		} {
			*to = given(fields[i].flag, fields[i].to)
			changes = changes || *to != nil
		}
		if !changes {
			return usage(helpOf(c), "say what to change, as in --email ana@harbor.example")
		}
		return p.applyAll(c.Context(), args, reason, act)
	}
	return c
}
