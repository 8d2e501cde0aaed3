package main

import (
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) mailboxCreateCommand() *cobra.Command {
	var act mailbox.Create
	var kind, reason string
	c := &cobra.Command{
		Use:   "create TENANT/NUMBER",
		Short: "Make a mailbox",
		Long: "Make a mailbox and give it its first PIN, as the profile of its tenant says: the number's own\n" +
			"default PIN, the company's, or a temporary one by e-mail.",
		Example: "voiceportal mailbox create harbor/4190 --first Ola --last Berg --email ola.berg@harbor.example\n" +
			"voiceportal mailbox create riverside/2300 --kind main --last Reception",
		Args: exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			tenant, number, ok := strings.Cut(args[0], "/")
			if !ok {
				return usage(helpOf(c), "%q is no name for a new mailbox; write tenant/number", args[0])
			}
			act.Kind = mailbox.Kind(kind)
			return p.with(c.Context(), func(s *session) error {
				if _, err := s.accounts.Tenant(c.Context(), tenant); err != nil {
					return err
				}
				return p.apply(c.Context(), s, mailbox.Key{Tenant: tenant, Number: number}, reason, act)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&kind, "kind", string(mailbox.KindExtension), "`kind`: extension or main")
	f.StringVar(&act.Main, "main", "", "the main `number` that an extension belongs to")
	for _, field := range ownerFields(&act.Owner) {
		f.StringVar(field.to, field.flag, "", field.says)
	}
	reasonFlag(c, &reason)
	return c
}

// ownerField is a flag for a part of the owner's data.
type ownerField struct {
	flag, says string
	to         *string
}

func ownerFields(o *mailbox.Owner) []ownerField {
	return []ownerField{
		{"first", "the owner's first `name`", &o.First},
		{"last", "the owner's last `name`", &o.Last},
		{"email", "the `address` that mail goes to", &o.Email},
		{"user", "the user `name` for My Phone", &o.UserName},
		{"alt-id", "the alternate `ID`", &o.AltID},
		{"phone", "the full telephone `number`, digits only", &o.Phone},
		{"site", "the tenant's `site`", &o.Site},
		{"party", "operator, or the occupier's `name`", &o.Party},
	}
}
