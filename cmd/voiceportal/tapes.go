package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
	"voiceportal/ivr/tape"
	"voiceportal/tui/wording"
)

func (p *program) tapesCommand() *cobra.Command {
	c := p.group("tapes", "Calls that are over, to be read, played again and made into tests",
		p.tapesListCommand(), p.tapesShowCommand(), p.tapesExportCommand(), p.tapesDeleteCommand())
	c.Long = "Calls that are over, to be read, played again and made into tests.\n\n" +
		"Every call on this store leaves its tape, under the name that the audit has for the call. PINs are not on\n" +
		"it: •a stands for the first one that was keyed in, •b for the next. Mailbox numbers, choices and what was\n" +
		"said stand as they are. TAPE is a tape's name, the beginning of it, or last.\n\n" +
		"Tapes stay until they are deleted, through a reset of the class too; store retain --tapes removes old ones."
	c.Example = "voiceportal tapes list\nvoiceportal tapes show last\nvoiceportal replay last\n" +
		"voiceportal tapes export last > tests/locked-out.call"
	return c
}

// tapeName is as much of a tape's name as lists show: enough to be the only one.
func tapeName(id string) string { return id[:min(len(id), 12)] }

// tapeJSON is a tape as --json prints it. Transcript is there when it is shown, not in lists.
type tapeJSON struct {
	Tape       string    `json:"tape"`
	From       string    `json:"from"`
	To         string    `json:"to"`
	Mailbox    string    `json:"mailbox,omitempty"`
	Started    time.Time `json:"started"`
	Ended      time.Time `json:"ended_wall"`
	Seconds    float64   `json:"seconds"`
	Cause      string    `json:"cause,omitempty"`
	Transcript []string  `json:"transcript,omitempty"`
}

func tapeObject(t mailbox.Tape) tapeJSON {
	o := tapeJSON{
		Tape: t.ID, From: t.Caller().String(), To: t.To, Started: t.Started.UTC(), Ended: t.Ended.UTC(),
		Seconds: t.Length.Seconds(), Cause: t.Cause,
	}
	if t.Mailbox.Number != "" {
		o.Mailbox = t.Mailbox.String()
	}
	return o
}

// onTape turns a kept tape into records.
func onTape(t mailbox.Tape) (tape.Tape, error) {
	records, err := ivr.ParseTranscript(strings.NewReader(t.Text))
	if err != nil {
		return tape.Tape{}, &hinted{err, "the tape " + tapeName(t.ID) + " is damaged, or of another version of the program"}
	}
	return tape.Tape{Name: t.ID, From: t.Caller(), To: t.To, Started: t.Started, Records: records}, nil
}

func (p *program) tapesListCommand() *cobra.Command {
	var tenant string
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the tapes, the call that ended last last",
		Example: "voiceportal tapes list --tenant harbor\nvoiceportal tapes list --json",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				if tenant != "" {
					if _, err := s.accounts.Tenant(c.Context(), tenant); err != nil {
						return err
					}
				}
				all, err := s.accounts.Tapes(c.Context(), tenant)
				if err != nil {
					return err
				}
				return p.printTapes(all)
			})
		},
	}
	c.Flags().StringVar(&tenant, "tenant", "", "only calls from this `tenant`")
	return c
}

func (p *program) printTapes(all []mailbox.Tape) error {
	t := table{head: []string{"TAPE", "STARTED", "LENGTH", "FROM", "TO", "MAILBOX", "ENDED"}}
	for _, kept := range all {
		o := tapeObject(kept)
		if p.flags.json {
			if err := p.printJSON(p.stdout, o); err != nil {
				return err
			}
			continue
		}
		t.add(tapeName(o.Tape), stamp(kept.Started), wording.Clock(kept.Length), o.From, o.To, o.Mailbox, tapeEnd(kept))
	}
	if p.flags.json {
		return nil
	}
	return t.print(p.stdout, "no tapes; every call leaves one")
}

// tapeEnd is why a taped call ended.
func tapeEnd(t mailbox.Tape) string {
	if t.Cause == "" {
		return "broken off"
	}
	return wording.Ended(ivr.Cause(t.Cause))
}

func (p *program) tapesShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show TAPE",
		Short: "Print a tape: who called whom, then its transcript",
		Long: "Print a tape: who called whom, then its transcript, a record a line: when, in leg time; who, < for the\n" +
			"caller and the accounts, > for the portal, - for its own notes; and what. The output is a tape file, which\n" +
			"replay takes.",
		Example: "voiceportal tapes show last\nvoiceportal tapes show last > odd.tape",
		Args:    exactly(1),
		RunE: p.tapesVerb(func(t mailbox.Tape) error {
			if p.flags.json {
				o := tapeObject(t)
				o.Transcript = strings.Split(strings.TrimSuffix(t.Text, "\n"), "\n")
				return p.printJSON(p.stdout, o)
			}
			kept, err := onTape(t)
			if err != nil {
				return err
			}
			return kept.Write(p.stdout)
		}),
	}
}

func (p *program) tapesExportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export TAPE",
		Short: "Print a tape as a scenario, so that what was done by hand becomes a test",
		Long: "Print a tape as a scenario: the keys at the instants at which they were pressed, the prompts that were\n" +
			"heard, the acts that reached the call, and how it ended. The tape does not know its PINs: each is a column\n" +
			"of a table, with a ? to be replaced before voiceportal run plays it.",
		Example: "voiceportal tapes export last > tests/locked-out.call",
		Args:    exactly(1),
		RunE: p.tapesVerb(func(t mailbox.Tape) error {
			kept, err := onTape(t)
			if err != nil {
				return err
			}
			f, err := scenario.FromTape(tapeName(t.ID)+scenario.Extension, t.Tenant, kept.Records)
			if err != nil {
				return err
			}
			return p.write(string(f.Format()))
		}),
	}
}

func (p *program) tapesDeleteCommand() *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use:     "delete TAPE...",
		Short:   "Delete tapes; the audit keeps that they were",
		Example: "voiceportal tapes delete last",
		Args:    atLeast(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.with(c.Context(), func(s *session) error {
				for _, name := range args {
					gone, err := s.accounts.DeleteTape(c.Context(), s.by(reason), name)
					if err != nil {
						return err
					}
					if err := p.tell(tapeObject(gone), "deleted tape %s", tapeName(gone.ID)); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	reasonFlag(c, &reason)
	return c
}

// tapesVerb does something with the one tape that is named.
func (p *program) tapesVerb(fn func(mailbox.Tape) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		return p.with(c.Context(), func(s *session) error {
			t, err := s.accounts.Tape(c.Context(), args[0])
			if err != nil {
				return err
			}
			return fn(t)
		})
	}
}
