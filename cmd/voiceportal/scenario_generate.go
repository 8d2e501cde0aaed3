package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"voiceportal/ivr/scenario"
)

// generateScenarios writes a scenario for each transition that was not reached, into a folder, and
// says to which it found no way. Files that are there already stay as they are.
func (p *program) generateScenarios(ctx context.Context, player *scenario.Player, reached *scenario.Coverage, folder string) error {
	files, lost, err := player.Generate(ctx, scenario.DefaultClass, reached)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("generate scenarios: %w", err)
	}
	for _, f := range files {
		file := filepath.Join(folder, f.Name)
		if _, err := os.Stat(file); err == nil {
			p.say("%s is there already; move it away to have it written anew", file)
			continue
		}
		if err := os.WriteFile(file, f.Format(), 0o644); err != nil {
			return fmt.Errorf("generate scenarios: %w", err)
		}
		p.say("wrote %s", file)
	}
	for _, t := range lost {
		p.say("found no way to %s", scenario.Transition(t))
	}
	return nil
}
