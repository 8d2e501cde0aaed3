package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr"
	"voiceportal/prompts"
)

func (p *program) promptsCommand() *cobra.Command {
	var language string
	c := p.group("prompts", "What the portal says",
		p.promptsListCommand(&language), p.promptsSayCommand(&language), p.promptsCheckCommand())
	c.PersistentFlags().StringVar(&language, "language", "en", "the `language` of the prompts")
	c.Example = "voiceportal prompts list\nvoiceportal prompts say locked_out"
	return c
}

// promptJSON is a prompt as --json prints it.
type promptJSON struct {
	Prompt  string  `json:"prompt"`
	Text    string  `json:"text"`
	Spoken  string  `json:"spoken"`
	Seconds float64 `json:"seconds"`
}

func (p *program) promptsListCommand(language *string) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List every prompt with its text and its length",
		Example: "voiceportal prompts list",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			c, err := prompts.Load(*language)
			if err != nil {
				return err
			}
			t := table{head: []string{"PROMPT", "SECONDS", "TEXT"}}
			for _, id := range ivr.Prompts() {
				u := ivr.Utterance{Prompt: id}
				if p.flags.json {
					err := p.printJSON(p.stdout, promptJSON{string(id), c.Source(id), c.Spoken(u), c.Length(u).Seconds()})
					if err != nil {
						return err
					}
					continue
				}
				t.add(string(id), fmt.Sprintf("%.1f", c.Length(u).Seconds()), c.Source(id))
			}
			if p.flags.json {
				return nil
			}
			return t.print(p.stdout, "no prompts")
		},
	}
}

func (p *program) promptsSayCommand(language *string) *cobra.Command {
	return &cobra.Command{
		Use:   "say PROMPT...",
		Short: "Say prompts the way the voice does, numbers and signs in words",
		Long: "Print how the voice says prompts, with numbers and the signs # and * in words. A value goes in as\n" +
			"name=value after the prompt.",
		Example: "voiceportal prompts say expired\nvoiceportal prompts say message_counts new=2 saved=1",
		Args:    atLeast(1),
		RunE: func(c *cobra.Command, args []string) error {
			catalog, err := prompts.Load(*language)
			if err != nil {
				return err
			}
			utterances, err := parseUtterances(args)
			if err != nil {
				return usage(helpOf(c), "%v", err)
			}
			for _, u := range utterances {
				object := promptJSON{string(u.Prompt), catalog.Text(u), catalog.Spoken(u), catalog.Length(u).Seconds()}
				if err := p.tell(object, "%s", catalog.Spoken(u)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func (p *program) promptsCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "check FILE",
		Short:   "Check a catalogue of prompts",
		Long:    "Check a catalogue of prompts: nothing missing, nothing unknown, every value said, no digit in a text.",
		Example: "voiceportal prompts check es.yaml",
		Args:    exactly(1),
		RunE: func(_ *cobra.Command, args []string) error {
			src, err := os.ReadFile(args[0])
			if err != nil {
				return fmt.Errorf("read the prompts: %w", err)
			}
			c, err := prompts.Parse(args[0], src)
			if err != nil {
				p.say("%s", strings.TrimSpace(err.Error()))
				return errReported
			}
			return p.tell(map[string]any{"file": args[0], "language": c.Language(), "prompts": len(ivr.Prompts())},
				"%s: %d prompts in language %s, all in order", args[0], len(ivr.Prompts()), c.Language())
		},
	}
}
