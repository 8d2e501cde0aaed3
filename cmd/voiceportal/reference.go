package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// reference is the help of every verb as a Markdown page.
func reference(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString("# Command line\n\nThis page is generated from the program's help; `make docs` renews it.\n" +
		"Results go to stdout, talk to stderr. Exit codes: 0 done, 1 failed, 2 not understood.\n")
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		if c.Name() == "help" || c.Hidden || c.HasParent() && c.Parent().Name() == "completion" {
			return
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s", c.CommandPath(), fenced(c))
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	root.InitDefaultCompletionCmd()
	walk(root)
	return b.String()
}

// fenced is the help of one verb; the flags of every verb are told once, with the program's own.
func fenced(c *cobra.Command) string {
	text := helpText(c, false)
	if c.HasParent() {
		text, _, _ = strings.Cut(text, "\n"+everyVerb)
	}
	return "```text\n" + strings.TrimRight(text, "\n") + "\n```\n"
}
