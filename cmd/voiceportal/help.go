package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints what a verb does, how it is written, examples, and its flags. It is plain text, which
// reads well everywhere and needs nothing from the terminal; a terminal gets bold headings.
func (p *program) help(c *cobra.Command, _ []string) {
	_, bold := terminalOf(p.stdout)
	io.WriteString(p.stdout, helpText(c, bold && p.env["NO_COLOR"] == "" && p.env["TERM"] != "dumb")) //nolint:errcheck // nowhere left to say it
}

// everyVerb is the heading of the flags that every verb understands.
const everyVerb = "Flags of every verb"

func helpText(c *cobra.Command, bold bool) string {
	var b strings.Builder
	heading := func(s string) {
		if bold {
			s = "\x1b[1m" + s + "\x1b[m"
		}
		fmt.Fprintf(&b, "\n%s\n", s)
	}
	long := c.Long
	if long == "" {
		long = c.Short + "."
	}
	b.WriteString(long + "\n")

	heading("Usage")
	fmt.Fprintf(&b, "  %s\n", useLine(c))
	if c.Example != "" {
		heading("Examples")
		for line := range strings.Lines(c.Example) {
			b.WriteString("  " + strings.TrimRight(line, "\n") + "\n")
		}
	}
	for _, g := range c.Groups() {
		heading(g.Title)
		listVerbs(&b, c, g.ID)
	}
	if len(c.Groups()) == 0 && c.HasAvailableSubCommands() {
		heading("Verbs")
		listVerbs(&b, c, "")
	}
	if c.HasAvailableLocalFlags() && c.HasParent() {
		heading("Flags")
		listFlags(&b, c.LocalNonPersistentFlags())
	}
	heading(everyVerb)
	listFlags(&b, c.Root().PersistentFlags())
	return b.String()
}

// useLine is how a verb is written.
func useLine(c *cobra.Command) string {
	line := c.CommandPath()
	if _, args, ok := strings.Cut(c.Use, " "); ok {
		line += " " + args
	}
	if c.HasAvailableSubCommands() {
		line += " [verb]"
	}
	return line + " [flags]"
}

func listVerbs(b *strings.Builder, c *cobra.Command, group string) {
	wide := 0
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			wide = max(wide, len(sub.Name()))
		}
	}
	for _, sub := range c.Commands() {
		if sub.GroupID == group && (sub.IsAvailableCommand() || sub.Name() == "help") {
			fmt.Fprintf(b, "  %-*s  %s\n", wide, sub.Name(), sub.Short)
		}
	}
}

func listFlags(b *strings.Builder, flags *pflag.FlagSet) {
	type row struct{ flag, usage string }
	var rows []row
	wide := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		kind, usage := pflag.UnquoteUsage(f)
		flag := "--" + f.Name
		if f.Shorthand != "" {
			flag = "-" + f.Shorthand + ", " + flag
		}
		if kind != "" {
			flag += " " + kind
		}
		wide = max(wide, len(flag))
		rows = append(rows, row{flag, usage})
	})
	for _, r := range rows {
		fmt.Fprintf(b, "  %-*s  %s\n", wide, r.flag, r.usage)
	}
}
