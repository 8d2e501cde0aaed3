package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

const cliPage = "../../docs/cli.md"

func TestTheCommandLineReferenceIsFresh(t *testing.T) {
	t.Parallel()
	want := reference((&program{}).rootCommand())
	if *update {
		if err := os.WriteFile(cliPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(cliPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/cli.md is stale, run `make docs` (-want +got):\n%s", diff)
	}
}

// verbs are all verbs of the program, groups included.
func verbs() []*cobra.Command {
	var all []*cobra.Command
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			all = append(all, sub)
			walk(sub)
		}
	}
	walk((&program{}).rootCommand())
	return all
}

func TestEveryVerbTeachesByExample(t *testing.T) {
	t.Parallel()
	for _, c := range verbs() {
		if c.Short == "" || strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s: the short help is %q, want a phrase without a full stop", c.CommandPath(), c.Short)
		}
		if !strings.Contains(c.Example, c.CommandPath()) && !c.HasSubCommands() {
			t.Errorf("%s: no example shows it: %q", c.CommandPath(), c.Example)
		}
		if c.RunE == nil {
			t.Errorf("%s does nothing", c.CommandPath())
		}
	}
}

// Help must fit a terminal of ordinary width.
func TestHelpIsNarrow(t *testing.T) {
	t.Parallel()
	for _, c := range verbs() {
		for line := range strings.Lines(helpText(c, false)) {
			if n := len(strings.TrimRight(line, "\n")); n > 110 {
				t.Errorf("%s --help has a line of %d columns: %s", c.CommandPath(), n, line)
			}
			if strings.Contains(line, "`") {
				t.Errorf("%s --help shows a back quote: %s", c.CommandPath(), line)
			}
		}
	}
}

func TestHelpHasBoldHeadingsOnATerminalOnly(t *testing.T) {
	t.Parallel()
	root := (&program{}).rootCommand()
	if got := helpText(root, true); !strings.Contains(got, "\x1b[1mUsage\x1b[m") {
		t.Errorf("no bold heading in %q", got)
	}
	if got := helpText(root, false); strings.ContainsRune(got, '\x1b') {
		t.Errorf("an escape byte in %q", got)
	}
}
