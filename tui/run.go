package tui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// fps is how often the renderer looks for something to draw. Half of Bubble Tea's default is
// plenty for a telephone and halves the cost of being idle.
const fps = 30

// Run runs the program until the user leaves it or ctx ends, and restores the terminal. The end
// of ctx is no error: it is how a signal asks the program to leave.
func Run(ctx context.Context, o Options) error {
	if len(o.Screens) == 0 {
		return errors.New("the interface has no screens")
	}
	_, err := tea.NewProgram(newModel(ctx, o), programOptions(ctx, o)...).Run()
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("run the interface: %w", err)
	}
	return nil
}

func programOptions(ctx context.Context, o Options) []tea.ProgramOption {
	opts := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(fps)}
	if o.Env != nil {
		opts = append(opts, tea.WithEnvironment(o.Env))
	}
	if env(o.Env).noColor() {
		// Bubble Tea takes only some values of NO_COLOR, and CLICOLOR=0 not at all.
		opts = append(opts, tea.WithColorProfile(colorprofile.ASCII))
	}
	if o.Input != nil {
		opts = append(opts, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		opts = append(opts, tea.WithOutput(o.Output))
	}
	return opts
}
