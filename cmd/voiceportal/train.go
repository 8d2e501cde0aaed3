package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"voiceportal/fixtures"
	"voiceportal/ivr/scenario"
	"voiceportal/tui"
	"voiceportal/tui/console"
	"voiceportal/tui/kit"
	"voiceportal/tui/trainer"
)

func (p *program) trainCommand() *cobra.Command {
	var shared bool
	c := &cobra.Command{
		Use:   "train [LESSON]",
		Short: "The stage of a class: lessons, step by step",
		Long: "The stage of a class: a lesson step by step, with the telephone, the state machine, the mailbox and what\n" +
			"has just changed side by side. LESSON is the name of one that comes with the program, or a scenario\n" +
			"file of your own.\n\n" +
			"The class has a store of its own beside the common one; others join it with --store class. The\n" +
			"presenter's notes show on another terminal with voiceportal cue.",
		Example: "voiceportal train\nvoiceportal train pin-lockout\nvoiceportal --store class console",
		Args:    between(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			if !shared && p.flags.store == "" {
				p.flags.store = classStore
			}
			return p.with(c.Context(), func(s *session) error {
				if p.lines(s.settings) {
					return &hinted{
						errors.New("the trainer needs a terminal for its screen"),
						"in lines of text, voiceportal run plays a lesson: voiceportal run pin-lockout",
					}
				}
				return p.train(c.Context(), s, args, shared)
			})
		},
	}
	c.Flags().BoolVar(&shared, "shared", false, "use the common store, as long as nobody else is on a call")
	return c
}

// train opens the trainer with the admin's pages beside it.
func (p *program) train(ctx context.Context, s *session, args []string, shared bool) error {
	lessons, start, err := p.lessons(args)
	if err != nil {
		return err
	}
	room, err := p.classroom(s, shared)
	if err != nil {
		return err
	}
	ctx, leave := context.WithCancel(ctx)
	defer leave()
	pages := console.New(ctx, console.Options{
		Desk: room.accounts, Profiles: s.profiles, Actor: s.settings.actor, Tenant: tenantOf(lessons, start),
	})
	stage := trainer.New(ctx, trainer.Options{
		Stage: room.stage, Path: room.path, Lessons: lessons, Start: start, Voice: s.prompts, Motion: p.motion(s.settings),
		Class: room, Watch: room.accounts.Watch, Cue: cueFile(s.settings.store), Admin: pages.Tabs[0],
	})
	looks := p.looks(s.settings)
	looks.Screens, looks.Hidden = append([]kit.Screen{stage}, pages.Tabs...), pages.Hidden
	looks.Actions, looks.Now = pages.Everywhere, room.accounts.Now
	looks.Keys = p.chosenKeys(s.settings, looks)
	return tui.Run(ctx, looks)
}

// lessonTag marks the scenarios that are lessons.
const lessonTag = "lesson"

// lessons are those that the program comes with, and the one that was asked for with its name.
func (p *program) lessons(args []string) (all []*scenario.Scenario, start string, err error) {
	shipped, err := loadFrom(fixtures.Scenarios(), ".")
	if err != nil {
		return nil, "", err
	}
	for _, s := range shipped {
		if s.HasTag(lessonTag) {
			all = append(all, s)
		}
	}
	if len(args) == 0 {
		return all, "", nil
	}
	asked, err := p.loadArgument(args[0])
	if err != nil {
		return nil, "", badScenario(err, "train --help")
	}
	for _, s := range asked {
		if !slices.ContainsFunc(all, func(l *scenario.Scenario) bool { return l.Path == s.Path }) {
			all = append(all, s)
		}
	}
	if len(asked) == 0 {
		return nil, "", usage("train --help", "%s holds no lesson", args[0])
	}
	return all, asked[0].Name, nil
}

// tenantOf is the tenant that a lesson is about, for the admin beside it.
func tenantOf(lessons []*scenario.Scenario, name string) string {
	for _, l := range lessons {
		if l.Name == name || name == "" {
			return l.Focus().Tenant
		}
	}
	return ""
}
