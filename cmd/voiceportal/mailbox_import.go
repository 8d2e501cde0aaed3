package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/roster"
)

func (p *program) mailboxImportCommand() *cobra.Command {
	var tenant, reason string
	var dryRun bool
	c := &cobra.Command{
		Use:   "import FILE.csv",
		Short: "Make mailboxes from a table",
		Long: "Make a mailbox for each line of a CSV file, with the first PIN and the mail that the profile prescribes. The\n" +
			"first line names the columns, in any order; only the number is needed:\n\n" + columnHelp() +
			"\nEvery line is judged; what is wrong is told with its line and column, and the good lines are done all the\n" +
			"same. Nothing that exists is changed: a mailbox that is there with the same owner is passed over, so that an\n" +
			"import can be run again. --dry-run tells what would become of every line. A main number stands before its\n" +
			"extensions. The file is UTF-8, with commas or semicolons; it holds no PINs.",
		Example: "voiceportal mailbox import people.csv --tenant oakfield --dry-run\n" +
			"voiceportal mailbox import people.csv --tenant oakfield --reason 'new office'",
		Args: exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			if tenant == "" {
				return usage(helpOf(c), "say whose mailboxes: --tenant T")
			}
			return p.mailboxImport(c.Context(), args[0], tenant, reason, dryRun)
		},
	}
	c.Flags().StringVar(&tenant, "tenant", "", "the `tenant`; needed")
	c.Flags().BoolVar(&dryRun, "dry-run", false, "only tell what would be done")
	reasonFlag(c, &reason)
	return c
}

// columnHelp lists the columns for help.
func columnHelp() string {
	var b strings.Builder
	for _, c := range roster.Columns() {
		fmt.Fprintf(&b, "  %-7s  %s\n", c.Name, c.Says)
	}
	return b.String()
}

// imported is what became of one line.
type imported struct {
	line    int
	key     mailbox.Key
	what    mailbox.Import
	problem *roster.Problem // nil where nothing is wrong
}

func (p *program) mailboxImport(ctx context.Context, path, tenant, reason string, dryRun bool) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read the roster: %w", err)
	}
	defer file.Close() //nolint:errcheck // nothing was written through it
	lines, bad, err := roster.Read(file, tenant)
	if wrong, ok := errors.AsType[*roster.Problem](err); ok {
		return &hinted{fmt.Errorf("%s:%w", path, wrong), "see voiceportal mailbox import --help for the columns"}
	}
	if err != nil {
		return err
	}
	return p.with(ctx, func(s *session) error {
		if _, err := s.accounts.Tenant(ctx, tenant); err != nil {
			return err
		}
		done, err := importLines(ctx, s, s.by(reason), lines, dryRun)
		if err != nil {
			return err
		}
		for _, wrong := range bad {
			done = append(done, imported{line: wrong.Line, problem: wrong})
		}
		slices.SortStableFunc(done, func(a, b imported) int { return cmp.Compare(a.line, b.line) })
		return p.tellImport(path, done, dryRun)
	})
}

// importLines does the lines one after the other, or foresees them.
func importLines(ctx context.Context, s *session, by mailbox.By, lines []roster.Line, dryRun bool) ([]imported, error) {
	done := make([]imported, 0, len(lines))
	var foreseen []mailbox.Import
	if dryRun {
		list := make([]mailbox.Creation, len(lines))
		for i, l := range lines {
			list[i] = l.Creation
		}
		var err error
		if foreseen, err = s.accounts.PreviewImport(ctx, by, list); err != nil {
			return nil, err
		}
	}
	for i, l := range lines {
		one := imported{line: l.Number, key: l.Key}
		var err error
		if dryRun {
			one.what = foreseen[i]
		} else if one.what, err = s.accounts.Import(ctx, by, l.Creation); err != nil {
			return nil, &hinted{err, fmt.Sprintf("the lines before %d are done; run it again to go on", l.Number)}
		}
		if r := one.what.Refusal; r != nil {
			one.problem = l.Blame(r)
		}
		done = append(done, one)
	}
	return done, nil
}

// importJSON is what became of one line, as --json prints it.
type importJSON struct {
	Line    int    `json:"line"`
	Column  int    `json:"column,omitempty"`
	Field   string `json:"field,omitempty"`
	Mailbox string `json:"mailbox,omitempty"`
	Result  string `json:"result"` // created, would-create, there or refused
	MailTo  string `json:"mail_to,omitempty"`
	Problem string `json:"problem,omitempty"`
}

// tellImport reports every line, and fails where one was refused.
func (p *program) tellImport(path string, done []imported, dryRun bool) error {
	created := "created"
	if dryRun {
		created = "would-create"
	}
	count := make(map[string]int)
	for _, d := range done {
		o := importJSON{Line: d.line, Result: created, MailTo: d.what.Receipt.MailTo}
		if d.key.Number != "" {
			o.Mailbox = d.key.String()
		}
		switch {
		case d.problem != nil:
			o.Result, o.Column, o.Field, o.Problem = "refused", d.problem.Column, string(d.problem.Field), d.problem.Text
		case d.what.There:
			o.Result = "there"
		}
		count[o.Result]++
		if d.problem != nil && !p.flags.json {
			p.say("%s:%v", path, d.problem)
			continue
		}
		if err := p.tell(o, "%s", importSentence(o, d)); err != nil {
			return err
		}
	}
	p.say("%s: %d %s, %d there already, %d refused", counted(len(done), "line", "lines"),
		count[created], strings.ReplaceAll(created, "-", " "), count["there"], count["refused"])
	if count["refused"] > 0 {
		return errReported
	}
	return nil
}

func importSentence(o importJSON, d imported) string {
	if d.what.There {
		return fmt.Sprintf("%-12s  %s", o.Result, o.Mailbox)
	}
	line := fmt.Sprintf("%-12s  %s", o.Result, titled(d.what.Receipt.After))
	if o.MailTo != "" {
		line += "; mail to " + o.MailTo
	}
	return line
}
