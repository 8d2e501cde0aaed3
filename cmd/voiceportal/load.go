package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/load"
)

// loadJob is a load as the command line asks for it.
type loadJob struct {
	mix       string
	profile   string
	calls     int
	callers   int
	mailboxes int
	rate      float64
	duration  time.Duration
	seed      uint64
}

func (p *program) loadCommand() *cobra.Command {
	var j loadJob
	c := &cobra.Command{
		Use:   "load",
		Short: "Put callers on the portal and measure how long their calls take",
		Long: "Put callers on the portal and measure how long their calls take: from the dial tone, through the call flow\n" +
			"and to the disk. Prompts take no time. A call is one of\n\n" +
			"  sign-in   the right PIN\n" +
			"  wrong     a wrong PIN, then the right one\n" +
			"  change    the right PIN, then a new one\n\n" +
			"The store is made for this load beside your own, and is gone afterwards. --store names one to keep: it is\n" +
			"made, or filled anew where an earlier load has made it; any other store is left alone.\n\n" +
			"With --rate, a call that has to wait for a caller is measured from when it was due.",
		Example: "voiceportal load --calls 10000\n" +
			"voiceportal load --calls 5000 --mix sign-in=70,wrong=20,change=10 --callers 64\n" +
			"voiceportal load --duration 1m --rate 200 --json",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error { return p.load(c.Context(), j) },
	}
	f := c.Flags()
	f.IntVar(&j.calls, "calls", 0, "so `many` calls in all; default 1000, or as many as --duration allows")
	f.StringVar(&j.mix, "mix", "sign-in=70,wrong=20,change=10", "what callers do, in `parts` of a whole")
	f.Float64Var(&j.rate, "rate", 0, "`calls` that begin in a second; default as fast as callers can")
	f.DurationVar(&j.duration, "duration", 0, "no further call begins after this `time`")
	f.IntVar(&j.callers, "callers", 16, "so `many` callers at the same time")
	f.IntVar(&j.mailboxes, "mailboxes", 1000, "so `many` mailboxes in the store")
	f.StringVar(&j.profile, "profile", "broadcloud", "the rules of the mailboxes, a `profile`")
	f.Uint64Var(&j.seed, "seed", 1, "a `number` that draws the calls; another one draws others")
	return c
}

// load makes the calls and prints how they went. One that ended otherwise than it ought to makes the
// whole load fail.
func (p *program) load(ctx context.Context, j loadJob) error {
	mix, err := load.ParseMix(j.mix)
	if err != nil {
		return usage("load --help", "--mix: %v", err)
	}
	if j.calls == 0 && j.duration == 0 {
		j.calls = 1000
	}
	clear, err := p.placeForLoad()
	if err != nil {
		return err
	}
	defer clear()
	return p.with(ctx, func(s *session) error {
		rules, err := s.profiles.Profile(j.profile)
		if err != nil {
			return &usageError{problem: err.Error(), try: "profile list"}
		}
		c := load.Config{
			Accounts: s.accounts, Speech: s.prompts, Rules: rules.PIN, Mix: mix, Seed: j.seed,
			Mailboxes: j.mailboxes, Callers: j.callers, Calls: j.calls, For: j.duration, Rate: j.rate,
		}
		if err := c.Validate(); err != nil {
			return usage("load --help", "%v", err)
		}
		if err := s.fillForLoad(ctx, j); err != nil {
			return err
		}
		told := make(chan int, 1)
		c.Progress = func(done int) {
			select {
			case told <- done:
			default: // the bar is busy with an earlier one
			}
		}
		over := p.drawProgress(j.calls, told)
		report, err := load.Run(ctx, c)
		close(told)
		<-over
		if err != nil {
			return err
		}
		return p.printLoad(report)
	})
}

// placeForLoad settles where the store of a load is. Where none was named it has a folder of its own
// beside the usual store, on the same disk, which clear removes.
func (p *program) placeForLoad() (clear func(), err error) {
	p.flags.class = ""
	where, err := p.settle()
	if err != nil {
		return nil, err
	}
	if p.flags.store != "" {
		if _, err := os.Stat(where.store); errors.Is(err, os.ErrNotExist) {
			p.flags.class = "none"
		}
		return func() {}, nil
	}
	beside := filepath.Dir(where.store)
	if err := os.MkdirAll(beside, 0o700); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(beside, "load-")
	if err != nil {
		return nil, err
	}
	p.flags.store, p.flags.class = filepath.Join(folder, "portal.db"), "none"
	p.flags.keyFile = p.flags.store + ".key"
	return func() { _ = os.RemoveAll(folder) }, nil // what is left is in nobody's way
}

// fillForLoad fills the store, which must be a new one or that of an earlier load.
func (s *session) fillForLoad(ctx context.Context, j loadJob) error {
	class, err := s.accounts.Class(ctx)
	if err != nil {
		return err
	}
	if class.Name != "none" && class.Name != load.ClassName {
		return &hinted{
			fmt.Errorf("the store %s holds class %s: a load changes its PINs", s.settings.store, class.Name),
			"name another place with --store, or leave it out",
		}
	}
	return s.accounts.Load(ctx, s.by("load"), load.Class(j.mailboxes, j.profile), false)
}

// drawProgress draws a bar until told is closed; it is over then.
func (p *program) drawProgress(total int, told <-chan int) (over <-chan struct{}) {
	ended := make(chan struct{})
	bar := p.newProgress(total)
	go func() {
		defer close(ended)
		for done := range told {
			bar.show(done)
		}
		bar.clear()
	}()
	return ended
}

// loadJSON is how a load went, as --json prints it. Times are in milliseconds.
type loadJSON struct {
	Calls    int64                `json:"calls"`
	Seconds  float64              `json:"seconds"`
	Rate     float64              `json:"calls_per_second"`
	Kinds    map[string]timesJSON `json:"kinds"`
	Failures map[string]int       `json:"failures,omitempty"`
}

type timesJSON struct {
	Calls   int64   `json:"calls"`
	Half    float64 `json:"p50_ms"`
	Ninety  float64 `json:"p90_ms"`
	Most    float64 `json:"p99_ms"`
	Longest float64 `json:"max_ms"`
}

func (p *program) printLoad(r load.Report) error {
	o := loadJSON{
		Calls: r.Calls(), Seconds: r.Took.Seconds(), Rate: float64(r.Calls()) / max(r.Took.Seconds(), 0.001),
		Kinds: map[string]timesJSON{}, Failures: r.Failures,
	}
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	t := table{head: []string{"CALL", "COUNT", "HALF BELOW", "90 % BELOW", "99 % BELOW", "LONGEST"}}
	for _, k := range load.Kinds() {
		times := r.Times[k]
		if times.Count() == 0 {
			continue
		}
		row := timesJSON{times.Count(), ms(times.Percentile(50)), ms(times.Percentile(90)), ms(times.Percentile(99)), ms(times.Longest())}
		o.Kinds[string(k)] = row
		cell := func(v float64) string { return fmt.Sprintf("%.1f ms", v) }
		t.add(string(k), fmt.Sprint(row.Calls), cell(row.Half), cell(row.Ninety), cell(row.Most), cell(row.Longest))
	}
	if p.flags.json {
		if err := p.printJSON(p.stdout, o); err != nil {
			return err
		}
	} else if err := t.print(p.stdout, "no call came to its end"); err != nil {
		return err
	}
	p.say("%s in %.1f s, %.0f a second", counted(int(o.Calls), "call", "calls"), o.Seconds, o.Rate)
	failed := 0
	for _, how := range slices.Sorted(maps.Keys(r.Failures)) {
		p.say("%s: %s", how, counted(r.Failures[how], "call", "calls"))
		failed += r.Failures[how]
	}
	if failed > 0 {
		return fmt.Errorf("%s ended otherwise than it ought to", counted(failed, "call", "calls"))
	}
	return nil
}
