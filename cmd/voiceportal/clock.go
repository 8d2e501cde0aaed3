package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

func (p *program) clockCommand() *cobra.Command {
	c := p.group("clock", "Portal time: let a month pass in a second",
		p.clockShowCommand(), p.clockAdvanceCommand(), p.clockSetCommand(),
		p.clockActCommand("freeze", "Stop portal time", mailbox.ClockAct{Freeze: true}),
		p.clockActCommand("run", "Let portal time run again", mailbox.ClockAct{Run: true}),
		p.clockActCommand("reset", "Back to the class's time, or to real time", mailbox.ClockAct{Reset: true}))
	c.Long = "Portal time is what PINs age by. It is the same for every process on the store, and can be moved; the\n" +
		"clock of the machine stays as it is. --dry-run tells what a move would bring, and moves nothing."
	c.Example = "voiceportal clock advance 31d --dry-run\nvoiceportal clock advance 31d\nvoiceportal clock reset"
	return c
}

func (p *program) clockShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show",
		Short:   "Show portal time",
		Example: "voiceportal clock show",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				clock, now, err := s.accounts.PortalClock(c.Context())
				if err != nil {
					return err
				}
				state := "runs"
				if clock.Frozen {
					state = "stands still"
				}
				object := map[string]any{"time": now.UTC(), "mode": clock.Mode, "frozen": clock.Frozen}
				return p.tell(object, "%s, %s (%s)", dayAndTime(now), state, clock.Mode)
			})
		},
	}
}

func (p *program) clockAdvanceCommand() *cobra.Command {
	c := p.clockActCommand("advance DURATION", "Let portal time pass", mailbox.ClockAct{})
	c.Example = "voiceportal clock advance 31d\nvoiceportal clock advance 36h --dry-run"
	c.Args = exactly(1)
	c.RunE = func(c *cobra.Command, args []string) error {
		by, err := profile.ParseDuration(args[0])
		if err != nil {
			return usage(helpOf(c), "%v", err)
		}
		if by == 0 {
			return usage(helpOf(c), "0 moves nothing; write 31d or 36h")
		}
		return p.moveClock(c, mailbox.ClockAct{Advance: by})
	}
	return c
}

func (p *program) clockSetCommand() *cobra.Command {
	c := p.clockActCommand("set TIME", "Set portal time; back is allowed too", mailbox.ClockAct{})
	c.Example = "voiceportal clock set 2026-12-01\nvoiceportal clock set 2026-12-01T09:14:00+01:00"
	c.Args = exactly(1)
	c.RunE = func(c *cobra.Command, args []string) error {
		to, err := parseTime(args[0])
		if err != nil {
			return usage(helpOf(c), "%v", err)
		}
		return p.moveClock(c, mailbox.ClockAct{SetTo: to})
	}
	return c
}

// clockActCommand is a verb that moves the clock, with the flags that every such verb has.
func (p *program) clockActCommand(use, short string, act mailbox.ClockAct) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	c := &cobra.Command{
		Use:     use,
		Short:   short,
		Example: "voiceportal clock " + name,
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.moveClock(c, act) },
	}
	c.Flags().Bool("dry-run", false, "tell what it would bring, and move nothing")
	return c
}

func (p *program) moveClock(c *cobra.Command, act mailbox.ClockAct) error {
	ctx := c.Context()
	dry, err := c.Flags().GetBool("dry-run")
	if err != nil {
		return err
	}
	return p.with(ctx, func(s *session) error {
		move := func(ctx context.Context) (mailbox.Consequences, error) {
			return s.accounts.MoveClock(ctx, s.by(""), act)
		}
		if dry {
			move = func(ctx context.Context) (mailbox.Consequences, error) {
				return s.accounts.PreviewClock(ctx, act)
			}
		}
		what, err := move(ctx)
		if err != nil {
			return err
		}
		return p.printConsequences(what, dry)
	})
}

// consequencesJSON is what a move of the clock brings, as --json prints it.
type consequencesJSON struct {
	DryRun       bool      `json:"dry_run"`
	From         time.Time `json:"from"`
	To           time.Time `json:"to"`
	Expire       []string  `json:"expire"`
	TemporaryDie []string  `json:"temporary_die"`
	GoDormant    []string  `json:"go_dormant"`
	StayLocked   []string  `json:"stay_locked"`
	LocksLift    []string  `json:"locks_lift"`
	LiveCalls    int       `json:"live_calls"`
}

func (p *program) printConsequences(c mailbox.Consequences, dry bool) error {
	if p.flags.json {
		return p.printJSON(p.stdout, consequencesJSON{
			dry, c.From.UTC(), c.To.UTC(), names(c.Expire), names(c.TemporaryDie), names(c.GoDormant),
			names(c.StayLocked), names(c.LocksLift), c.LiveCalls,
		})
	}
	verb := "portal time is now"
	if dry {
		verb = "portal time would be"
	}
	lines := []string{fmt.Sprintf("%s %s", verb, dayAndTime(c.To))}
	for _, effect := range []struct {
		keys      []mailbox.Key
		one, many string
	}{
		{c.Expire, "PIN expires", "PINs expire"},
		{c.TemporaryDie, "temporary PIN dies unused", "temporary PINs die unused"},
		{c.GoDormant, "mailbox goes dormant", "mailboxes go dormant"},
		{c.LocksLift, "lock ends by itself", "locks end by themselves"},
		{c.StayLocked, "mailbox stays locked", "mailboxes stay locked"},
	} {
		if n := len(effect.keys); n > 0 {
			lines = append(lines, fmt.Sprintf("%s: %s", counted(n, effect.one, effect.many), strings.Join(names(effect.keys), " ")))
		}
	}
	if c.LiveCalls > 0 {
		lines = append(lines, counted(c.LiveCalls, "call is in progress", "calls are in progress"))
	}
	_, err := fmt.Fprintln(p.stdout, strings.Join(lines, "\n"))
	return err
}

// names are mailboxes as people name them; never nil, so that JSON has a list.
func names(keys []mailbox.Key) []string {
	list := make([]string, len(keys))
	for i, k := range keys {
		list[i] = k.String()
	}
	return list
}

// dayAndTime is an instant with its day of the week.
func dayAndTime(t time.Time) string { return t.UTC().Format("Monday 2 January 2006 15:04 UTC") }
