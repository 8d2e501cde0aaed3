package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) mailboxListCommand() *cobra.Command {
	var choice listChoice
	c := &cobra.Command{
		Use:   "list",
		Short: "List mailboxes",
		Long: "List mailboxes in number order, of all tenants or of one. A filter is words that must all fit: a part\n" +
			"of the name, number or e-mail, or a test such as is:locked, is:dormant, age>30, last<2025-10-01.",
		Example: "voiceportal mailbox list --tenant harbor\n" +
			"voiceportal mailbox list --filter 'is:expired'\n" +
			"voiceportal mailbox list --tenant riverside --site Quayside --party 'Kite Studio'\n" +
			"voiceportal mailbox list --filter 'tenant:harbor age>20' --json",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error { return p.mailboxList(c.Context(), choice) },
	}
	f := c.Flags()
	f.StringVar(&choice.tenant, "tenant", "", "only of this `tenant`")
	f.StringVar(&choice.site, "site", "", "only at this `site`")
	f.StringVar(&choice.party, "party", "", "only of this `party`: operator, or an occupier's name")
	f.StringVar(&choice.filter, "filter", "", "only those that fit all `words`")
	return c
}

// listChoice is which mailboxes are listed; what is empty chooses none out.
type listChoice struct{ tenant, site, party, filter string }

// has reports whether a mailbox stands where the choice says. Names are written as people do, in any
// case.
func (l listChoice) has(m mailbox.Summary) bool {
	return (l.site == "" || strings.EqualFold(l.site, m.Owner.Site)) &&
		(l.party == "" || strings.EqualFold(l.party, m.Owner.Party))
}

func (p *program) mailboxList(ctx context.Context, choice listChoice) error {
	return p.with(ctx, func(s *session) error {
		now, err := s.accounts.Now(ctx)
		if err != nil {
			return err
		}
		f, err := mailbox.ParseFilter(choice.filter, now)
		if err != nil {
			return usage("mailbox list --help", "filter: %v", err)
		}
		if choice.tenant != "" {
			if _, err := s.accounts.Tenant(ctx, choice.tenant); err != nil {
				return err
			}
		}
		t := table{head: []string{"MAILBOX", "OWNER", "STATUS", "PIN AGE", "WRONG TRIES", "LAST SIGN-IN", "NEW"}}
		fits := mailbox.Page{
			Tenant: choice.tenant, Limit: mailboxesAtOnce,
			Match: func(m mailbox.Summary) bool { return choice.has(m) && f.Match(m, now) },
		}
		return p.buffered(func(w *bufio.Writer) error {
			err := s.eachMailbox(ctx, fits, func(m mailbox.Summary) error {
				if p.flags.json {
					return p.printJSON(w, mailboxObject(m))
				}
				t.add(m.Key.String(), m.Owner.Name(), string(m.Status), roughly(m.Age), triesOf(m),
					stamp(m.LastSignIn), fmt.Sprint(m.NewMessages))
				return nil
			})
			if err != nil || p.flags.json {
				return err
			}
			return t.print(w, "no mailbox fits")
		})
	})
}

// mailboxesAtOnce is how many are read before others may write again.
const mailboxesAtOnce = 500

// eachMailbox goes through a list page by page.
func (s *session) eachMailbox(ctx context.Context, p mailbox.Page, fn func(mailbox.Summary) error) error {
	for {
		found, next, err := s.accounts.Page(ctx, p)
		if err != nil {
			return err
		}
		for _, m := range found {
			if err := fn(m); err != nil {
				return err
			}
		}
		if next == (mailbox.Key{}) {
			return nil
		}
		p.After = next
	}
}

// triesOf is the wrong tries of those that lock.
func triesOf(m mailbox.Summary) string {
	if m.Tries == 0 {
		return fmt.Sprint(m.Failures)
	}
	return fmt.Sprintf("%d of %d", m.Failures, m.Tries)
}
