package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// helpOf is the command line that shows a verb's help, without the program's name.
func helpOf(c *cobra.Command) string {
	return strings.TrimPrefix(c.CommandPath()+" --help", appName+" ")
}

// noVerb refuses arguments of the program itself: the first one is meant as a verb.
func (p *program) noVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownVerb(c, args[0])
}

// needVerb is what a group of verbs does by itself: it shows them, or refuses an unknown one.
func (p *program) needVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	return unknownVerb(c, args[0])
}

func unknownVerb(c *cobra.Command, word string) error {
	path := strings.TrimPrefix(c.CommandPath()+" "+word, appName+" ")
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(word); len(near) > 0 {
		return usage(helpOf(c), "unknown verb %s; did you mean %s?", path, strings.Join(near, " or "))
	}
	return usage(helpOf(c), "unknown verb %s", path)
}

// group makes a verb that only holds other verbs.
func (p *program) group(use, short string, verbs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Args: cobra.ArbitraryArgs, RunE: p.needVerb}
	c.AddCommand(verbs...)
	return c
}

// exactly wants n arguments, named in an error by the verb's use line.
func exactly(n int) cobra.PositionalArgs { return between(n, n) }

// atLeast wants n arguments or more.
func atLeast(n int) cobra.PositionalArgs { return between(n, -1) }

// between wants from least to most arguments; most below zero is no limit.
func between(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage(helpOf(c), "%s needs %s", c.CommandPath(), wants(c))
		case most >= 0 && len(args) > most:
			return usage(helpOf(c), "%s takes %s, and %q is too much", c.CommandPath(), wants(c), args[most])
		}
		return nil
	}
}

// wants is the arguments of a verb as its use line names them.
func wants(c *cobra.Command) string {
	_, rest, ok := strings.Cut(c.Use, " ")
	if !ok {
		return "no more words"
	}
	return rest
}

// flagGiven reports whether a flag stands on the command line.
func flagGiven(c *cobra.Command, name string) bool { return c.Flags().Changed(name) }
