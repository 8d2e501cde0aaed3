package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"voiceportal/fixtures"
	"voiceportal/ivr/profile"
)

func (p *program) profileCommand() *cobra.Command {
	c := p.group("profile", "Profiles: the rules of a tenant",
		p.profileListCommand(), p.profileShowCommand(), p.profileCheckCommand())
	c.Long = "A profile is a tenant's rules: which PINs are good, how long they last, when a mailbox locks. Nobody\n" +
		"can override a rule of a profile for a single tenant or mailbox."
	c.Example = "voiceportal profile list\nvoiceportal profile show broadcloud"
	return c
}

// profileJSON is a profile as --json prints it.
type profileJSON struct {
	Profile string    `json:"profile"`
	Title   string    `json:"title"`
	Source  string    `json:"source,omitempty"`
	Rules   []ruleRow `json:"rules,omitempty"`
}

type ruleRow struct {
	Section string `json:"section"`
	Field   string `json:"field"`
	Text    string `json:"text"`
}

func (p *program) profileListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the profiles",
		Example: "voiceportal profile list",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			library, err := fixtures.Profiles()
			if err != nil {
				return err
			}
			t := table{head: []string{"PROFILE", "TITLE"}}
			for _, name := range library.Names() {
				one, err := library.Profile(name)
				if err != nil {
					return err
				}
				if p.flags.json {
					if err := p.printJSON(p.stdout, profileJSON{Profile: name, Title: one.Title, Source: one.Source}); err != nil {
						return err
					}
					continue
				}
				t.add(name, one.Title)
			}
			if p.flags.json {
				return nil
			}
			return t.print(p.stdout, "no profiles")
		},
	}
}

func (p *program) profileShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show PROFILE",
		Short:   "Show all rules of a profile in words",
		Example: "voiceportal profile show broadcloud",
		Args:    exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			one, err := profileByName(args[0])
			if err != nil {
				return err
			}
			if p.flags.json {
				return p.printJSON(p.stdout, profileObject(one))
			}
			if _, err := fmt.Fprintf(p.stdout, "%s: %s\n%s\n\n", one.Name, one.Title, one.Source); err != nil {
				return err
			}
			var f facts
			for _, row := range one.Rows() {
				f.add(row.Label, "%s", row.Text)
			}
			return f.print(p.stdout)
		},
	}
}

func profileObject(one *profile.Profile) profileJSON {
	o := profileJSON{Profile: one.Name, Title: one.Title, Source: one.Source}
	for _, row := range one.Rows() {
		o.Rules = append(o.Rules, ruleRow{row.Section, row.Field, row.Text})
	}
	return o
}

func (p *program) profileCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Check a profile, and say how strong it is",
		Long: "Check a profile file: every field known, nothing that contradicts itself, PINs left to choose. Then\n" +
			"say how strong it is: how many PINs are left, and how many of the most used ones survive.",
		Example: "voiceportal profile check my-rules.yaml",
		Args:    exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			src, err := os.ReadFile(args[0])
			if err != nil {
				return fmt.Errorf("read the profile: %w", err)
			}
			one, err := profile.Load(args[0], src)
			if err != nil {
				return err
			}
			return p.printLint(args[0], one)
		},
	}
}

// profileByName finds a profile. A name that is none is a command not understood: a script that
// checks PINs must not take it for an invalid PIN.
func profileByName(name string) (*profile.Profile, error) {
	library, err := fixtures.Profiles()
	if err != nil {
		return nil, err
	}
	one, err := library.Profile(name)
	if errors.Is(err, profile.ErrNoProfile) {
		return nil, &usageError{problem: err.Error(), try: "profile list"}
	}
	return one, err
}
