package main

import (
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"voiceportal/ivr/mailbox"
)

func (p *program) undoCommand() *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use:   "undo [ENTRY]",
		Short: "Take back an act, where nothing has happened since",
		Long: "Take back the act with a number in the audit, or without one your own newest. Unlock, lock, force-change,\n" +
			"edit, activate and moves of the portal clock can be taken back, as long as nothing else has happened to the\n" +
			"mailbox or the clock; an undo too, which does the act again. A PIN that was withdrawn stays withdrawn. The\n" +
			"audit keeps both entries.",
		Example: "voiceportal undo\nvoiceportal undo 119",
		Args:    between(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			var entry uint64
			if len(args) > 0 {
				var err error
				if entry, err = strconv.ParseUint(args[0], 10, 64); err != nil || entry == 0 {
					return usage(helpOf(c), "%q is no entry of the audit; voiceportal audit lists them with their numbers", args[0])
				}
			}
			return p.with(c.Context(), func(s *session) error {
				u, err := s.accounts.Undo(c.Context(), s.by(reason), entry)
				if err != nil {
					return err
				}
				return p.tell(undoObject(u), "%s", undoSentence(u))
			})
		},
	}
	reasonFlag(c, &reason)
	return c
}

// undoJSON is what an undo did, as --json prints it.
type undoJSON struct {
	Undid  uint64       `json:"undid"`
	Act    string       `json:"act"`
	Audit  uint64       `json:"audit"`
	Before *mailboxJSON `json:"before,omitempty"`
	After  *mailboxJSON `json:"after,omitempty"`
	Time   *time.Time   `json:"time,omitempty"`
}

func undoObject(u mailbox.Undone) undoJSON {
	o := undoJSON{
		Undid: u.Of.Seq, Act: u.Of.Act, Audit: u.Audit,
		Before: mailboxIfAny(u.Before), After: mailboxIfAny(u.After),
	}
	if !u.To.IsZero() {
		at := u.To.UTC()
		o.Time = &at
	}
	return o
}

// undoSentence is what an undo did in one line.
func undoSentence(u mailbox.Undone) string {
	line := fmt.Sprintf("took back entry %d, %s", u.Of.Seq, u.Of.Act)
	if u.After.Number == "" {
		return fmt.Sprintf("%s: portal time is now %s", line, dayAndTime(u.To))
	}
	line += ": " + titled(u.After)
	if u.Before.Status != u.After.Status {
		line += fmt.Sprintf(" was %s, is %s", u.Before.Status, u.After.Status)
	}
	return line
}
