package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/prompts"
)

// languageFlag is a flag that takes a language only if there are prompts in it.
type languageFlag struct{ language *string }

var _ pflag.Value = languageFlag{}

func (f languageFlag) String() string {
	if f.language == nil {
		return ""
	}
	return *f.language
}

func (languageFlag) Type() string { return "language" }

func (f languageFlag) Set(name string) error {
	if !slices.Contains(prompts.Languages(), name) {
		return fmt.Errorf("there are no prompts in it; there are in %s", strings.Join(prompts.Languages(), ", "))
	}
	*f.language = name
	return nil
}

func (p *program) tenantCreateCommand() *cobra.Command {
	var t mailbox.Tenant
	c := &cobra.Command{
		Use:   "create TENANT",
		Short: "Make a tenant without mailboxes",
		Example: "voiceportal tenant create northpier --name 'North Pier' --profile broadcloud --portal 7000 \\\n" +
			"  --admin admin@northpier.example",
		Args: exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			t.ID = args[0]
			return p.with(c.Context(), func(s *session) error {
				if err := s.accounts.CreateTenant(c.Context(), s.by(""), t); err != nil {
					return err
				}
				return p.tell(tenantObject(t, 0), "made tenant %s with profile %s", t.ID, t.Profile)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&t.Name, "name", "", "the company's `name`")
	f.StringVar(&t.Profile, "profile", "broadcloud", "the `profile` whose rules it has")
	f.StringVar(&t.PortalNumber, "portal", "7000", "the `number` that the voice portal answers")
	f.StringVar(&t.AdminEmail, "admin", "", "the admin's e-mail `address`")
	t.Language = prompts.Languages()[0]
	f.Var(languageFlag{&t.Language}, "language", "the `language` of its prompts: "+strings.Join(prompts.Languages(), ", "))
	f.StringSliceVar(&t.Sites, "site", nil, "a `site`; may be given several times")
	return c
}

func (p *program) tenantEditCommand() *cobra.Command {
	var t mailbox.Tenant
	c := &cobra.Command{
		Use:   "edit TENANT",
		Short: "Change a tenant",
		Long: "Change a tenant. Only the flags that are given change something. A new profile holds from now on\n" +
			"for everything that its rules judge; the PINs in force stay.",
		Example: "voiceportal tenant edit harbor --admin desk@harbor.example\nvoiceportal tenant edit oakfield --profile nist",
		Args:    exactly(1),
	}
	f := c.Flags()
	f.StringVar(&t.Name, "name", "", "the company's `name`")
	f.StringVar(&t.Profile, "profile", "", "the `profile` whose rules it has")
	f.StringVar(&t.PortalNumber, "portal", "", "the `number` that the voice portal answers")
	f.StringVar(&t.AdminEmail, "admin", "", "the admin's e-mail `address`")
	f.Var(languageFlag{&t.Language}, "language", "the `language` of its prompts: "+strings.Join(prompts.Languages(), ", "))
	f.StringSliceVar(&t.Sites, "site", nil, "a `site`; may be given several times, replaces all")
	c.RunE = func(c *cobra.Command, args []string) error {
		var edit mailbox.TenantEdit
		for _, change := range []struct {
			flag  string
			to    **string
			value *string
		}{
			{"name", &edit.Name, &t.Name},
			{"profile", &edit.Profile, &t.Profile},
			{"portal", &edit.PortalNumber, &t.PortalNumber},
			{"admin", &edit.AdminEmail, &t.AdminEmail},
			{"language", &edit.Language, &t.Language},
		} {
			if flagGiven(c, change.flag) {
				*change.to = change.value
			}
		}
		if flagGiven(c, "site") {
			edit.Sites = &t.Sites
		}
		if edit == (mailbox.TenantEdit{}) {
			return usage(helpOf(c), "say what to change, as in --name 'Harbor Freight'")
		}
		return p.tenantEdit(c.Context(), args[0], edit)
	}
	return c
}

func (p *program) tenantEdit(ctx context.Context, id string, edit mailbox.TenantEdit) error {
	return p.with(ctx, func(s *session) error {
		if err := s.accounts.EditTenant(ctx, s.by(""), id, edit); err != nil {
			return err
		}
		t, err := s.accounts.Tenant(ctx, id)
		if err != nil {
			return err
		}
		boxes, err := s.accounts.Summaries(ctx, id)
		if err != nil {
			return err
		}
		return p.tell(tenantObject(t, len(boxes)), "changed tenant %s", id)
	})
}

func (p *program) tenantOnboardingCommand() *cobra.Command {
	var company string
	var system bool
	c := &cobra.Command{
		Use:   "onboarding TENANT",
		Short: "How new users of a tenant get their first PIN",
		Long: "Choose how new users get their first PIN, where the profile leaves that to the company: from the\n" +
			"portal, one generated PIN each, or one default PIN of the company. No PIN that exists is touched,\n" +
			"and every later reset mails a generated one.\n\n" +
			"The process list of this machine shows a PIN that stands in a flag; --default-pin - reads it from\n" +
			"stdin instead.",
		Example: "voiceportal tenant onboarding oakfield --system-generated\n" +
			"voiceportal tenant onboarding oakfield --default-pin - < pin.txt",
		Args: exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			if count(system, flagGiven(c, "default-pin")) != 1 {
				return usage(helpOf(c), "say one of --system-generated and --default-pin")
			}
			return p.tenantOnboarding(c.Context(), args[0], company, system)
		},
	}
	c.Flags().StringVar(&company, "default-pin", "", "the company's default `PIN`, or - for stdin")
	c.Flags().BoolVar(&system, "system-generated", false, "a generated PIN for each new user")
	return c
}

func (p *program) tenantOnboarding(ctx context.Context, id, company string, system bool) error {
	return p.with(ctx, func(s *session) error {
		mode, chosen := mailbox.OnboardSystem, pin.PIN{}
		if !system {
			mode, chosen = mailbox.OnboardDefault, pin.New(company)
		}
		if company == "-" {
			var err error
			if chosen, err = p.readPIN(ctx, "Default PIN of "+id); err != nil {
				return err
			}
		}
		if err := s.accounts.SetOnboarding(ctx, s.by(""), id, mode, chosen); err != nil {
			return err
		}
		return p.tell(map[string]string{"tenant": id, "onboarding": string(mode)},
			"tenant %s: new users get their first PIN %s", id, onboardingWords(mode))
	})
}

func onboardingWords(mode mailbox.OnboardingMode) string {
	if mode == mailbox.OnboardDefault {
		return "from the company: its default PIN"
	}
	return "from the portal: a generated one each"
}
