package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) tenantCommand() *cobra.Command {
	c := p.group("tenant", "Tenants: the companies on the portal",
		p.tenantListCommand(), p.tenantShowCommand(), p.tenantCreateCommand(), p.tenantEditCommand(),
		p.tenantOnboardingCommand())
	c.Example = "voiceportal tenant list\nvoiceportal tenant edit harbor --admin desk@harbor.example"
	return c
}

// tenantJSON is a tenant as --json prints it.
type tenantJSON struct {
	Tenant       string   `json:"tenant"`
	Name         string   `json:"name"`
	Profile      string   `json:"profile"`
	PortalNumber string   `json:"portal_number"`
	Admin        string   `json:"admin,omitempty"`
	Language     string   `json:"language"`
	Onboarding   string   `json:"onboarding,omitempty"`
	Sites        []string `json:"sites,omitempty"`
	Mailboxes    int      `json:"mailboxes"`
}

func tenantObject(t mailbox.Tenant, mailboxes int) tenantJSON {
	return tenantJSON{
		Tenant: t.ID, Name: t.Name, Profile: t.Profile, PortalNumber: t.PortalNumber, Admin: t.AdminEmail,
		Language: t.Language, Onboarding: string(t.Onboarding), Sites: t.Sites, Mailboxes: mailboxes,
	}
}

func (p *program) tenantListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the tenants",
		Example: "voiceportal tenant list",
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.tenantList(c.Context()) },
	}
}

func (p *program) tenantList(ctx context.Context) error {
	return p.with(ctx, func(s *session) error {
		all, err := s.accounts.Tenants(ctx)
		if err != nil {
			return err
		}
		t := table{head: []string{"TENANT", "NAME", "PROFILE", "PORTAL", "ADMIN", "MAILBOXES"}}
		for _, one := range all {
			boxes, err := s.accounts.Summaries(ctx, one.ID)
			if err != nil {
				return err
			}
			if p.flags.json {
				if err := p.printJSON(p.stdout, tenantObject(one, len(boxes))); err != nil {
					return err
				}
				continue
			}
			t.add(one.ID, one.Name, one.Profile, one.PortalNumber, one.AdminEmail, fmt.Sprint(len(boxes)))
		}
		if p.flags.json {
			return nil
		}
		return t.print(p.stdout, "no tenants; voiceportal class load training brings four")
	})
}

func (p *program) tenantShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show TENANT",
		Short:   "Show one tenant",
		Example: "voiceportal tenant show harbor",
		Args:    exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			return p.with(ctx, func(s *session) error {
				t, err := s.accounts.Tenant(ctx, args[0])
				if err != nil {
					return err
				}
				boxes, err := s.accounts.Summaries(ctx, t.ID)
				if err != nil {
					return err
				}
				if p.flags.json {
					return p.printJSON(p.stdout, tenantObject(t, len(boxes)))
				}
				return tenantFacts(t, boxes).print(p.stdout)
			})
		},
	}
}

func tenantFacts(t mailbox.Tenant, boxes []mailbox.Summary) facts {
	var f facts
	f.add("tenant", "%s", t.ID)
	f.add("name", "%s", t.Name)
	f.add("profile", "%s", t.Profile)
	f.add("portal", "%s", t.PortalNumber)
	f.add("admin", "%s", t.AdminEmail)
	f.add("language", "%s", t.Language)
	f.add("onboarding", "%s", t.Onboarding)
	f.add("sites", "%s", strings.Join(t.Sites, ", "))
	f.add("mailboxes", "%s", byStatus(boxes))
	return f
}

// byStatus counts mailboxes by status: 42, of them 1 deactivated, 2 locked.
func byStatus(boxes []mailbox.Summary) string {
	counts := make(map[mailbox.Status]int)
	for _, m := range boxes {
		counts[m.Status]++
	}
	var parts []string
	for _, status := range mailbox.Statuses() {
		if n := counts[status]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, status))
		}
	}
	if len(parts) == 0 {
		return "none"
	}
	return fmt.Sprintf("%d: %s", len(boxes), strings.Join(parts, ", "))
}
