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
	"voiceportal/tui"
	"voiceportal/tui/kit"
	"voiceportal/tui/plain"
	"voiceportal/tui/replay"
	"voiceportal/tui/wording"
)

func (p *program) replayCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "replay TAPE",
		Short: "Look at a tape again, event by event, or test the call flow with it",
		Long: "Play a tape again, on the call flow of its tenant as it is now. The caller and the accounts do what they\n" +
			"did; nothing is changed, no PIN is needed, and a mailbox may be long gone.\n\n" +
			"On a screen it goes forward and back, with what each event changed, the rule behind it, and what could\n" +
			"have happened instead. In lines of text (--plain, --json, or where the output is no terminal) the call is\n" +
			"told as it was; the exit code is 1 where the portal does anything else than it did, down to the last byte,\n" +
			"and stderr tells what.\n\n" +
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
				if p.flags.json || p.lines(s.settings) {
					return p.replay(s, t, flow)
				}
				return p.replayScreen(c.Context(), s, t, flow)
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
	steps, err := watchTape(t, flow)
	if err != nil {
		return err
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

// watchTape plays a tape on a flow.
func watchTape(t tape.Tape, flow ivr.Flow) ([]ivr.Played, error) {
	steps, err := ivr.Watch(flow, t.Records)
	if err != nil {
		return nil, &hinted{
			fmt.Errorf("tape %s cannot be played on this call flow: %w", tapeName(t.Name), err),
			"the profile of " + t.From.Tenant + " may have changed since; see " + appName + " tapes show",
		}
	}
	return steps, nil
}

// replayScreen opens the page of a tape.
func (p *program) replayScreen(ctx context.Context, s *session, t tape.Tape, flow ivr.Flow) error {
	steps, err := watchTape(t, flow)
	if err != nil {
		return err
	}
	t.Name = tapeName(t.Name)
	looks := p.looks(s.settings)
	looks.Screens = []kit.Screen{replay.New(replay.Options{
		Tape: t, Played: steps, Voice: s.prompts, Motion: p.motion(s.settings),
	})}
	looks.Keys = p.chosenKeys(s.settings, looks)
	return tui.Run(ctx, looks)
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
