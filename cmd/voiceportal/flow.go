package main

import (
	"io"

	"github.com/spf13/cobra"

	"voiceportal/ivr"
)

func (p *program) flowCommand() *cobra.Command {
	var mermaid, dot, asTable bool
	c := &cobra.Command{
		Use:   "flow",
		Short: "The state machine of a call",
		Long: "Print the state machine of a call: every state, what makes a call leave it, and why. As a table,\n" +
			"or as a diagram to be drawn by Mermaid or Graphviz.",
		Example: "voiceportal flow\nvoiceportal flow --dot | dot -Tsvg > flow.svg\nvoiceportal flow --json",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case count(mermaid, dot, asTable, p.flags.json) > 1:
				return usage(helpOf(c), "say one of --table, --mermaid, --dot and --json")
			case p.flags.json:
				return p.flowJSON()
			case mermaid:
				return p.write(ivr.Mermaid())
			case dot:
				return p.write(ivr.Dot())
			}
			return p.write(ivr.Table())
		},
	}
	c.Flags().BoolVar(&asTable, "table", false, "as a table (the default)")
	c.Flags().BoolVar(&mermaid, "mermaid", false, "as a Mermaid diagram")
	c.Flags().BoolVar(&dot, "dot", false, "as a Graphviz graph")
	return c
}

// transitionJSON is a row of the flow's table.
type transitionJSON struct {
	From    string `json:"from"`
	Trigger string `json:"trigger"`
	To      string `json:"to"`
	Why     string `json:"why"`
}

func (p *program) flowJSON() error {
	for _, t := range ivr.Transitions() {
		err := p.printJSON(p.stdout, transitionJSON{string(t.From), string(t.Trigger), string(t.To), t.Why})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *program) write(s string) error {
	_, err := io.WriteString(p.stdout, s)
	return err
}
