package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) callsCommand() *cobra.Command {
	var follow bool
	c := &cobra.Command{
		Use:     "calls",
		Short:   "Calls in progress, in every process on the store",
		Example: "voiceportal calls\nvoiceportal calls --follow",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				if follow {
					return p.followCalls(c.Context(), s)
				}
				calls, err := s.accounts.Calls(c.Context())
				if err != nil {
					return err
				}
				return p.printCalls(calls)
			})
		},
	}
	c.Flags().BoolVar(&follow, "follow", false, "go on printing what calls do, until ctrl+c")
	return c
}

// callJSON is a call as --json prints it.
type callJSON struct {
	Call    string    `json:"call"`
	From    string    `json:"from"`
	To      string    `json:"to"`
	Door    string    `json:"door"`
	Mailbox string    `json:"mailbox,omitempty"`
	State   string    `json:"state"`
	Started time.Time `json:"started"`
	Owner   string    `json:"owner"`
}

func callObject(c mailbox.Call) callJSON {
	o := callJSON{
		Call: c.ID, From: c.Tenant + "/" + c.From, To: c.To, Door: c.Door, State: c.State,
		Started: c.Started.UTC(), Owner: c.Owner,
	}
	if c.Mailbox.Number != "" {
		o.Mailbox = c.Mailbox.String()
	}
	return o
}

func (p *program) printCalls(calls []mailbox.Call) error {
	t := table{head: []string{"STARTED", "FROM", "TO", "MAILBOX", "STATE", "WHERE"}}
	for _, c := range calls {
		o := callObject(c)
		if p.flags.json {
			if err := p.printJSON(p.stdout, o); err != nil {
				return err
			}
			continue
		}
		t.add(stamp(c.Started), o.From, o.To, o.Mailbox, o.State, o.Owner)
	}
	if p.flags.json {
		return nil
	}
	return t.print(p.stdout, "no calls in progress")
}

// stateEnded stands for a call that is no longer in progress.
const stateEnded = "ended"

// followCalls prints a line whenever a call begins, comes to another state, or ends.
func (p *program) followCalls(ctx context.Context, s *session) error {
	changes, err := s.accounts.Watch(ctx)
	if err != nil {
		return err
	}
	known := make(map[string]callJSON)
	for {
		err := p.printMoves(ctx, s, known)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		for {
			change, ok := <-changes
			if !ok {
				return nil
			}
			if change.Kind == mailbox.ChangedCall || change.Kind == mailbox.ChangedAll {
				break
			}
		}
	}
}

// printMoves prints what has changed since the calls were known, and knows them anew.
func (p *program) printMoves(ctx context.Context, s *session, known map[string]callJSON) error {
	calls, err := s.accounts.Calls(ctx)
	if err != nil {
		return err
	}
	live := make(map[string]bool)
	var moved []callJSON
	for _, c := range calls {
		o := callObject(c)
		live[o.Call] = true
		if known[o.Call] != o {
			moved = append(moved, o)
			known[o.Call] = o
		}
	}
	for id, o := range known {
		if !live[id] {
			o.State = stateEnded
			moved = append(moved, o)
			delete(known, id)
		}
	}
	for _, o := range moved {
		if err := p.tell(o, "%s to %s: %s", o.From, o.To, o.State); err != nil {
			return err
		}
	}
	return nil
}
