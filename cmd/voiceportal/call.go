package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"voiceportal/fixtures"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/plain"
)

func (p *program) callCommand() *cobra.Command {
	var from, to string
	c := &cobra.Command{
		Use:   "call",
		Short: "Place a call at once",
		Long: "Place a call at once: on the phone's screen, or with --plain in lines of text.\n\n" +
			"A phone dials the portal's number, *98 for its own mailbox, *11 and a number to sign in at the\n" +
			"handset, or another phone's number. In lines of text a line holds keys as they are pressed (4012#),\n" +
			"or hang up, wait 5s, help. From a terminal the call runs in real time. From a file or a pipe its time\n" +
			"is virtual: a line is pressed once every prompt has ended and the portal waits, and the end of the\n" +
			"input hangs up. It exits with 0 however the call ended; the last line says how.",
		Example: "voiceportal call --from harbor/4012 --to '*98'\n" +
			"printf '%s\\n' '2580#' 1 9 | voiceportal call --plain --from harbor/4012 --to '*98'",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				if !p.lines(s.settings) {
					return p.screens(c.Context(), s, screenPlan{from: from, to: to, callUp: true})
				}
				return p.onLines(c.Context(), s, from, to, func(ctx context.Context, phone *plain.Phone) error {
					return phone.Dial(ctx)
				})
			})
		},
	}
	c.Flags().StringVar(&from, "from", "", "the `number` whose phone calls, as harbor/4012")
	c.Flags().StringVar(&to, "to", "", "what it dials: a `number`, *98, *11; default the portal's number")
	return c
}

// openPhone is the program without a verb: the phone, with the desk beside it.
func (p *program) openPhone(c *cobra.Command, _ []string) error {
	return p.with(c.Context(), func(s *session) error {
		if !p.lines(s.settings) {
			return p.screens(c.Context(), s, screenPlan{})
		}
		return p.onLines(c.Context(), s, "", "", func(ctx context.Context, phone *plain.Phone) error {
			home := plain.Home{Phone: phone, Accounts: s.accounts, By: s.by(""), ParseJump: parseJump}
			return home.Run(ctx)
		})
	})
}

// onLines runs fn with a phone on lines of text.
func (p *program) onLines(ctx context.Context, s *session, from, to string, fn func(context.Context, *plain.Phone) error) error {
	number, err := s.phone(ctx, from)
	if err != nil {
		return err
	}
	if to == "" {
		if to, err = s.portalNumber(ctx, number); err != nil {
			return err
		}
	}
	board, err := s.board(ctx)
	if err != nil {
		return err
	}
	defer board.Close()
	cfg := call.Config{Accounts: s.accounts, Speech: s.prompts, Board: board, From: number, To: to, Log: p.log()}
	return fn(ctx, plain.NewPhone(cfg, s.prompts, p.stdin, p.stdout, p.echo()))
}

// phone is the number of the phone that calls: the one asked for, or the first that there is.
func (s *session) phone(ctx context.Context, name string) (mailbox.Key, error) {
	if name != "" {
		return s.accounts.Resolve(ctx, name)
	}
	k, err := s.accounts.Resolve(ctx, fixtures.TrainingPhone)
	if err == nil {
		return k, nil
	}
	active := mailbox.Page{Match: func(m mailbox.Summary) bool { return m.Active }, Limit: 1}
	for {
		found, next, err := s.accounts.Page(ctx, active)
		switch {
		case err != nil:
			return mailbox.Key{}, err
		case len(found) > 0:
			return found[0].Key, nil
		case next == mailbox.Key{}:
			return mailbox.Key{}, &hinted{errors.New("there is no number to call from"), "make one with voiceportal mailbox create, or load a class"}
		}
		active.After = next
	}
}

// portalNumber is what a phone dials to reach its tenant's portal.
func (s *session) portalNumber(ctx context.Context, k mailbox.Key) (string, error) {
	t, err := s.accounts.Tenant(ctx, k.Tenant)
	if err != nil {
		return "", err
	}
	return cmp.Or(t.PortalNumber, "*98"), nil
}

// board lists this process's calls for the others on the store. The caller closes it.
func (s *session) board(ctx context.Context) (*call.Board, error) {
	host, err := os.Hostname()
	if err != nil {
		host = "localhost"
	}
	// Calls outlive the signal that ends the program by the time they need to hang up.
	return call.NewBoard(context.WithoutCancel(ctx), s.accounts, host+":"+strconv.Itoa(os.Getpid()), slog.New(slog.DiscardHandler))
}

// log tells an operator on stderr what callers only hear as "cannot be completed at this time".
func (p *program) log() *slog.Logger {
	return slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: slog.LevelError}))
}
