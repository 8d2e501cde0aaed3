package main

import (
	"context"
	"slices"
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
		calls, err := s.accounts.Calls(ctx)
		if err == nil {
			err = p.printMoves(calls, known)
		}
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if !callsMoved(changes, p.firstLease(calls)) {
			return nil
		}
	}
}

// firstLease fires when the first of these calls would be over if its process was killed: of that
// end the store says nothing. Nothing fires without calls.
func (p *program) firstLease(calls []mailbox.Call) <-chan time.Time {
	if len(calls) == 0 {
		return nil
	}
	first := slices.MinFunc(calls, func(a, b mailbox.Call) int { return a.Lease.Compare(b.Lease) })
	return time.After(first.Lease.Sub(p.now()) + time.Millisecond)
}

// callsMoved waits until there may be something new about calls; false is the end of the changes.
func callsMoved(changes <-chan mailbox.Change, lease <-chan time.Time) bool {
	for {
		select {
		case change, ok := <-changes:
			if !ok || change.Kind == mailbox.ChangedCall || change.Kind == mailbox.ChangedAll {
				return ok
			}
		case <-lease:
			return true
		}
	}
}

// printMoves prints what has changed since the calls were known, and knows them anew.
func (p *program) printMoves(calls []mailbox.Call, known map[string]callJSON) error {
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
