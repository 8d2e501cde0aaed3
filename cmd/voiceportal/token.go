package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) tokenCommand() *cobra.Command {
	c := p.group("token", "Tokens that let programs in by the REST API",
		p.tokenCreateCommand(), p.tokenListCommand(), p.tokenRevokeCommand())
	c.Long = "Tokens that let programs in by the REST API, which voiceportal serve --http serves.\n\n" +
		"A token is shown once, when it is made; the store keeps a hash of it."
	c.Example = "voiceportal token create --scope reset --tenant harbor --name crm\nvoiceportal token list\nvoiceportal token revoke 3f9a0c51d2e4"
	return c
}

// tokenJSON is a token as --json prints it. Token is there when it is made, and never again.
type tokenJSON struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Scope   string    `json:"scope"`
	Tenant  string    `json:"tenant,omitempty"`
	By      string    `json:"by"`
	Created time.Time `json:"created"`
	Token   string    `json:"token,omitempty"`
}

func tokenObject(k mailbox.Token) tokenJSON {
	return tokenJSON{ID: k.ID, Name: k.Name, Scope: string(k.Scope), Tenant: k.Tenant, By: k.By, Created: k.CreatedAt}
}

func (p *program) tokenCreateCommand() *cobra.Command {
	var k mailbox.Token
	var reason, scope string
	c := &cobra.Command{
		Use:   "create --scope read|reset|admin",
		Short: "Make a token, and show it this once",
		Long: "Make a token, and show it this once.\n\n" +
			"With the scope read a program looks mailboxes up and subscribes to events; with reset it resets, locks and\n" +
			"unlocks them too; with admin it also makes and deletes them, resets dormant ones in bulk, and lifts an\n" +
			"admin's lock. With --tenant it sees the mailboxes of that tenant alone.",
		Example: "voiceportal token create --scope reset --tenant harbor --name crm\n" +
			"TOKEN=$(voiceportal token create --scope read)",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if scope == "" {
				return usage(helpOf(c), "token create needs --scope: read, reset or admin")
			}
			k.Scope = mailbox.Scope(scope)
			return p.with(c.Context(), func(s *session) error { return p.createToken(c.Context(), s, k, reason) })
		},
	}
	f := c.Flags()
	f.StringVar(&scope, "scope", "", "what it lets a program do: `read, reset or admin`")
	f.StringVar(&k.Tenant, "tenant", "", "the `tenant` whose mailboxes it sees; default all")
	f.StringVar(&k.Name, "name", "client", "whose it is, in `words` for the audit")
	reasonFlag(c, &reason)
	return c
}

// createToken prints the token alone on stdout, for scripts, and what it is about on stderr.
func (p *program) createToken(ctx context.Context, s *session, k mailbox.Token, reason string) error {
	k, shown, err := s.accounts.CreateToken(ctx, s.by(reason), k)
	if err != nil {
		return err
	}
	o := tokenObject(k)
	o.Token = shown
	if !p.flags.json {
		p.say("token %s for %s, scope %s, %s; it is shown only now", k.ID, k.Name, k.Scope, tokenReach(k))
	}
	return p.tell(o, "%s", shown)
}

// tokenReach is whose mailboxes a token sees.
func tokenReach(k mailbox.Token) string {
	if k.Tenant == "" {
		return "all tenants"
	}
	return "tenant " + k.Tenant
}

func (p *program) tokenListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the tokens, without what their bearers show",
		Example: "voiceportal token list\nvoiceportal token list --json",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				all, err := s.accounts.Tokens(c.Context())
				if err != nil {
					return err
				}
				return p.printTokens(all)
			})
		},
	}
}

func (p *program) printTokens(all []mailbox.Token) error {
	t := table{head: []string{"TOKEN", "NAME", "SCOPE", "SEES", "MADE BY", "MADE"}}
	for _, k := range all {
		if p.flags.json {
			if err := p.printJSON(p.stdout, tokenObject(k)); err != nil {
				return err
			}
			continue
		}
		t.add(k.ID, k.Name, string(k.Scope), tokenReach(k), k.By, stamp(k.CreatedAt))
	}
	if p.flags.json {
		return nil
	}
	return t.print(p.stdout, "no tokens; make one with voiceportal token create")
}

func (p *program) tokenRevokeCommand() *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use:     "revoke TOKEN...",
		Short:   "Let the bearers of tokens in no more",
		Long:    "Let the bearers of tokens in no more, and end the subscriptions that they made. TOKEN is the id that\ntoken list shows.",
		Example: "voiceportal token revoke 3f9a0c51d2e4",
		Args:    atLeast(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.with(c.Context(), func(s *session) error {
				for _, id := range args {
					if strings.Count(id, "_") > 1 {
						return usage("token list", "that is a whole token; name it by its id")
					}
					if err := s.accounts.RevokeToken(c.Context(), s.by(reason), id); err != nil {
						return err
					}
					if err := p.tell(map[string]string{"revoked": id}, "revoked token %s", id); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	reasonFlag(c, &reason)
	return c
}
