package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/scenario"
	"voiceportal/ivr/scenario/report"
	"voiceportal/prompts"
	"voiceportal/store/bolt"
	"voiceportal/store/mem"
)

// playScenarios plays scenarios and reports in the way that the flags say.
func (p *program) playScenarios(ctx context.Context, all []*scenario.Scenario, f runFlags) (err error) {
	config, clean, err := scenarioConfig(f)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, clean()) }()
	player, err := scenario.NewPlayer(config)
	if err != nil {
		return err
	}
	again := fmt.Sprintf("%s run --seed %d", appName, f.seed)
	reached := scenario.NewCoverage()
	results := make([]scenario.Result, 0, len(all))
	bar := p.newProgress(len(all))
	var written error
	err = player.PlayAll(ctx, all, f.workers, func(r scenario.Result) {
		results = append(results, r)
		reached.Add(r.Reached)
		bar.clear()
		switch {
		case f.tap:
		case p.flags.json:
			written = errors.Join(written, report.JSON(p.stdout, r))
		default:
			written = errors.Join(written, report.Text(p.stdout, r, again))
		}
		bar.show(len(results))
	})
	bar.clear()
	if err = errors.Join(err, written); err != nil {
		return err
	}
	if err := p.reportScenarios(results, reached, f); err != nil {
		return err
	}
	if f.generate != "" {
		if err := p.generateScenarios(ctx, player, reached, f.generate); err != nil {
			return err
		}
	}
	return p.judgeScenarios(results, reached, f)
}

// reportScenarios writes what can be written only when all have been played.
func (p *program) reportScenarios(results []scenario.Result, reached *scenario.Coverage, f runFlags) error {
	var err error
	switch {
	case f.tap:
		err = report.TAP(p.stdout, results)
	case !p.flags.json:
		err = report.Summary(p.stdout, results)
	}
	if err == nil && f.coverage {
		w := p.stdout
		if f.tap || p.flags.json { // read by programs, which would not understand it
			w = p.stderr
		}
		err = report.Coverage(w, reached)
	}
	if err == nil && f.junit != "" {
		err = writeJUnit(f.junit, results)
	}
	return err
}

func writeJUnit(file string, results []scenario.Result) error {
	w, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("write the JUnit report: %w", err)
	}
	return errors.Join(report.JUnit(w, results), w.Close())
}

// judgeScenarios is the error of a run that was not good enough; it has been reported.
func (p *program) judgeScenarios(results []scenario.Result, reached *scenario.Coverage, f runFlags) error {
	for _, r := range results {
		if !r.Passed() {
			return errReported
		}
	}
	if got := reached.Percent(); got < f.minCoverage {
		return &hinted{
			fmt.Errorf("%.1f%% of the portal was reached, and --min-coverage wants %.1f%%", got, f.minCoverage),
			"see what is missing with --coverage, or write it with --generate",
		}
	}
	return nil
}

// scenarioConfig wires a player. Clean removes what its stores leave on disk.
func scenarioConfig(f runFlags) (c scenario.Config, clean func() error, err error) {
	clean = func() error { return nil }
	c = scenario.Config{Classes: fixtures.Class, Seed: f.seed}
	if c.Profiles, err = fixtures.Profiles(); err != nil {
		return c, clean, err
	}
	if c.Speech, err = prompts.Load("en"); err != nil {
		return c, clean, err
	}
	if !f.onDisk {
		c.Open = func(k *pin.Keys) (mailbox.Store, error) { return mem.New(mem.Options{Chain: k.Chain}), nil }
		c.Copy = func(s mailbox.Store) mailbox.Store { return s.(*mem.Store).Copy() }
		return c, clean, nil
	}
	folder, err := os.MkdirTemp("", appName+"-run-")
	if err != nil {
		return c, clean, fmt.Errorf("make a folder for the stores: %w", err)
	}
	var n atomic.Int64
	c.Open = func(k *pin.Keys) (mailbox.Store, error) {
		file := filepath.Join(folder, fmt.Sprintf("%d.db", n.Add(1)))
		return bolt.Open(file, bolt.Options{Chain: k.Chain, KeyID: k.ID()})
	}
	return c, func() error { return os.RemoveAll(folder) }, nil
}
