package main

import (
	"runtime"

	"github.com/spf13/cobra"
)

// runFlags are the flags of run.
type runFlags struct {
	junit       string
	tap         bool
	coverage    bool
	minCoverage float64
	generate    string
	format      bool
	onDisk      bool
	seed        uint64
	workers     int
}

func (p *program) runCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use:   "run [FILE…]",
		Short: "Play scenarios, and tell what was not as they want it",
		Long: "Play scenarios: whole conversations with the portal, written down one step a line, in virtual time\n" +
			"and on a store of their own. FILE is a scenario, a folder of them, the name of one that the program\n" +
			"comes with, or - for stdin. Without a FILE all that it comes with are played.\n\n" +
			"A failure shows the step, what was heard instead, the transcript so far and the command that plays\n" +
			"it again. The exit code is 1 when an expectation was missed and 2 for a file that is no scenario.",
		Example: "voiceportal run\n" +
			"voiceportal run pin-lockout\n" +
			"voiceportal run tests/*.call --junit report.xml\n" +
			"voiceportal run --fmt tests/sign-in.call",
		RunE: func(c *cobra.Command, args []string) error {
			if count(f.tap, p.flags.json, f.format) > 1 {
				return usage(helpOf(c), "say one of --tap, --json and --fmt")
			}
			if f.minCoverage < 0 || f.minCoverage > 100 {
				return usage(helpOf(c), "--min-coverage is a percentage, from 0 to 100")
			}
			if f.format {
				return p.formatScenarios(args, helpOf(c))
			}
			all, err := p.loadScenarios(args)
			if err == nil {
				err = checkClasses(all)
			}
			if err != nil {
				return badScenario(err, helpOf(c))
			}
			return p.playScenarios(c.Context(), all, f)
		},
	}
	fs := c.Flags()
	fs.SortFlags = false
	fs.StringVar(&f.junit, "junit", "", "write a report as JUnit XML to `FILE`")
	fs.BoolVar(&f.tap, "tap", false, "report as TAP instead of text")
	fs.BoolVar(&f.coverage, "coverage", false, "list what of the portal was never reached")
	fs.Float64Var(&f.minCoverage, "min-coverage", 0, "fail when less than `PERCENT` of the portal was reached")
	fs.StringVar(&f.generate, "generate", "", "write scenarios into `DIR` for transitions that were never reached")
	fs.BoolVar(&f.format, "fmt", false, "bring the files into their canonical form instead of playing them")
	fs.BoolVar(&f.onDisk, "on-disk", false, "use stores on disk instead of memory; slower")
	fs.Uint64Var(&f.seed, "seed", 1, "what keys, salts and generated PINs grow from, a `NUMBER`")
	fs.IntVar(&f.workers, "workers", runtime.NumCPU(), "scenarios to play at once, a `NUMBER`; the report is the same")
	return c
}
