package main

import (
	"context"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) mailboxResetCommand() *cobra.Command {
	var toDefault, temporary, web, customerChose bool
	var pinFrom, reason string
	c := &cobra.Command{
		Use:   "reset MAILBOX",
		Short: "Reset the PIN: to the default, to a temporary one, or to a chosen one; or the web password",
		Long: "Reset a PIN in one of three ways. All clear the wrong tries and lift the portal's lock.\n\n" +
			"  --default    the number's default PIN opens the mailbox again; a new one is due at sign-in\n" +
			"  --temporary  a generated PIN goes out by e-mail; a new one is due at sign-in\n" +
			"  --pin -      a PIN that somebody chose, from stdin or typed without echo; the rules judge it\n\n" +
			"Or reset the web password of My Phone and the UC-One apps, which leaves the PIN alone.\n\n" +
			"  --web        a temporary password goes out to the e-mail address, not to the user name",
		Example: "voiceportal mailbox reset harbor/4012 --temporary\n" +
			"voiceportal mailbox reset riverside/2002 --default --reason 'forgotten'\n" +
			"voiceportal mailbox reset harbor/4012 --pin - --customer-chose < pin.txt\n" +
			"voiceportal mailbox reset meridian/5001 --web",
		Args: exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case count(toDefault, temporary, web, pinFrom != "") != 1:
				return usage(helpOf(c), "say one reset: --default, --temporary, --pin - or --web")
			case customerChose && pinFrom == "":
				return usage(helpOf(c), "--customer-chose goes with --pin")
			case toDefault:
				return p.applyAll(c.Context(), args, reason, mailbox.Reset{To: mailbox.CredentialDefault})
			case temporary:
				return p.applyAll(c.Context(), args, reason, mailbox.Reset{To: mailbox.CredentialTemporary})
			case web:
				return p.applyAll(c.Context(), args, reason, mailbox.ResetWeb{})
			case pinFrom != "-":
				return usage(helpOf(c), "--pin takes only -, the PIN itself comes from stdin")
			}
			return p.mailboxSetPIN(c.Context(), args[0], reason, customerChose)
		},
	}
	f := c.Flags()
	f.BoolVar(&toDefault, "default", false, "to the number's default PIN")
	f.BoolVar(&temporary, "temporary", false, "to a generated PIN, sent by e-mail")
	f.StringVar(&pinFrom, "pin", "", "to a chosen PIN; `-` reads it from stdin")
	f.BoolVar(&web, "web", false, "the web password, to a generated one, sent by e-mail")
	f.BoolVar(&customerChose, "customer-chose", false, "with --pin: the customer chose it, so no change is due")
	reasonFlag(c, &reason)
	return c
}

func (p *program) mailboxSetPIN(ctx context.Context, name, reason string, customerChose bool) error {
	return p.with(ctx, func(s *session) error {
		k, err := s.accounts.Resolve(ctx, name)
		if err != nil {
			return err
		}
		chosen, err := p.readPIN(ctx, "New PIN for "+k.String())
		if err != nil {
			return err
		}
		return p.apply(ctx, s, k, reason, mailbox.SetPIN{PIN: chosen, CustomerChose: customerChose})
	})
}

// count is how many are true.
func count(said ...bool) int {
	n := 0
	for _, is := range said {
		if is {
			n++
		}
	}
	return n
}
