package main

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/tui"
	"voiceportal/tui/kit"
	"voiceportal/tui/trainer"
)

func (p *program) cueCommand() *cobra.Command {
	var minutes uint16
	var shared bool
	c := &cobra.Command{
		Use:   "cue",
		Short: "The presenter's own terminal: notes, what comes next, a timer",
		Long: "The presenter's own terminal beside the trainer's: the notes of the step, what comes next, and how much\n" +
			"time has gone. It can do the next step on the stage, and take the last one back.",
		Example: "voiceportal cue\nvoiceportal cue --minutes 45",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if !shared && p.flags.store == "" {
				p.flags.store = classStore
			}
			s, err := p.settle()
			if err != nil {
				return err
			}
			if p.lines(s) {
				return &hinted{
					errors.New("the presenter's terminal needs a screen"),
					"start it in a terminal of its own, beside voiceportal train",
				}
			}
			looks := p.looks(s)
			looks.Screens = []kit.Screen{
				trainer.NewPresenter(cueFile(s.store), time.Duration(minutes)*time.Minute, p.now),
			}
			return tui.Run(c.Context(), looks)
		},
	}
	c.Flags().Uint16Var(&minutes, "minutes", 20, "how long the lesson is to take, in `minutes`")
	c.Flags().BoolVar(&shared, "shared", false, "of a trainer that uses the common store")
	return c
}
