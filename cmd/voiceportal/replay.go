package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/tape"
	"voiceportal/tui/plain"
	"voiceportal/tui/wording"
)

func (p *program) replayCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "replay TAPE",
		Short: "Play a tape again, and tell whether the call flow still does the same",
		Long: "Play a tape again, in lines of text, on the call flow of its tenant as it is now. The caller and the\n" +
			"accounts do what they did; nothing is changed, no PIN is needed, and a mailbox may be long gone. The exit\n" +
			"code is 1 where the portal does anything else than it did, down to the last byte; stderr tells what.\n\n" +
			"TAPE is a tape's name, the beginning of it, last, or a file that tapes show has printed.",
		Example: "voiceportal replay last\nvoiceportal replay odd.tape",
		Args:    exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.with(c.Context(), func(s *session) error {
				t, slow, err := s.findTape(c.Context(), args[0])
				if err != nil {
					return err
				}
				flow, err := s.flowOf(c.Context(), t.From.Tenant)
				if err != nil {
					return fmt.Errorf("replay tape %s: %w", tapeName(t.Name), err)
				}
				flow.SlowCaller = flow.SlowCaller || slow
				return p.replay(s, t, flow)
			})
		},
	}
}

// findTape finds a tape in the store or, where the name is one of a file, there. Slow tells that the
// caller was one.
func (s *session) findTape(ctx context.Context, name string) (_ tape.Tape, slow bool, err error) {
	if strings.HasSuffix(name, tape.Extension) || name != filepath.Base(name) {
		t, err := tape.Load(name)
		return t, false, err
	}
	kept, err := s.accounts.Tape(ctx, name)
	if err != nil {
		return tape.Tape{}, false, err
	}
	t, err := onTape(kept)
	return t, kept.Slow, err
}

// flowOf is the call flow of a tenant.
func (s *session) flowOf(ctx context.Context, tenant string) (ivr.Flow, error) {
	t, err := s.accounts.Tenant(ctx, tenant)
	if err != nil {
		return ivr.Flow{}, err
	}
	rules, err := s.profiles.Profile(t.Profile)
	if err != nil {
		return ivr.Flow{}, err
	}
	return call.FlowFor(rules, s.prompts), nil
}

// replayJSON is a replay as --json prints it.
type replayJSON struct {
	Tape    string `json:"tape"`
	Records int    `json:"records"`
	Same    bool   `json:"same"`
	Record  int    `json:"record,omitempty"` // the first one that is not the same, counted from 1
	Was     string `json:"was,omitempty"`
	Is      string `json:"is,omitempty"`
}

func (p *program) replay(s *session, t tape.Tape, flow ivr.Flow) error {
	steps, err := ivr.Watch(flow, t.Records)
	if err != nil {
		return &hinted{
			fmt.Errorf("tape %s cannot be played on this call flow: %w", tapeName(t.Name), err),
			"the profile of " + t.From.Tenant + " may have changed since; see " + appName + " tapes show",
		}
	}
	voice := plain.NewVoice(p.stdout, s.prompts)
	var played []ivr.Record
	for _, step := range steps {
		if !p.flags.json {
			voice.Hear(call.Update{At: step.At, Records: step.Records, Snapshot: step.Snapshot})
		}
		played = append(played, step.Records...)
	}
	if err := voice.Err(); err != nil {
		return err
	}
	end := "Call broken off."
	if last, ok := lastOf(played).(ivr.Release); ok {
		end = fmt.Sprintf("Call ended: %s.", wording.Ended(last.Cause))
	}
	o := compareTapes(t, played)
	if err := p.tell(o, "%s", end); err != nil {
		return err
	}
	if !o.Same {
		p.say("tape %s is not the same any more: record %d was\n  %s\nand is\n  %s", tapeName(t.Name), o.Record, o.Was, o.Is)
		return errReported
	}
	if !p.flags.json {
		p.say("tape %s: %s, all the same", tapeName(t.Name), counted(o.Records, "record", "records"))
	}
	return nil
}

// compareTapes finds the first record that is not as it was.
func compareTapes(t tape.Tape, played []ivr.Record) replayJSON {
	o := replayJSON{Tape: t.Name, Records: len(t.Records), Same: true}
	line := func(records []ivr.Record, i int) string {
		if i < len(records) {
			return records[i].String()
		}
		return "nothing"
	}
	for i := range max(len(t.Records), len(played)) {
		if was, is := line(t.Records, i), line(played, i); was != is {
			o.Same, o.Record, o.Was, o.Is = false, i+1, was, is
			break
		}
	}
	return o
}

// lastOf is the last fact of a call, nil for none.
func lastOf(records []ivr.Record) ivr.Fact {
	if len(records) == 0 {
		return nil
	}
	return records[len(records)-1].What
}
