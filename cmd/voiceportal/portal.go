package main

import (
	"context"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"voiceportal/tui/myphone"
	"voiceportal/tui/plain"
)

func (p *program) portalCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "portal",
		Short: "My Phone: sign in with a web password, change it, or have forgotten it",
		Long: "My Phone, for users who have a web password beside their PIN: sign in, forgot password, change\n" +
			"password, and the UC-One app, which shares the password and shows that a change has worked. On a\n" +
			"screen, or with --plain in lines of text: a choice, then what it asks for, a line each.\n\n" +
			"Wrong passwords lock nobody out. After ten in five minutes, at one user name or from one terminal,\n" +
			"the next try has to wait.",
		Example: "voiceportal portal\n" +
			"printf '%s\\n' 1 lmatos@meridian.example 'Gull-over-7-piers' 0 0 | voiceportal portal --plain",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				if !p.lines(s.settings) {
					return p.screens(c.Context(), s, screenPlan{portal: true})
				}
				portal := plain.Portal{Users: s.accounts, Terminal: p.terminal(), In: p.stdin, Out: p.stdout, Echo: p.echo()}
				return portal.Run(c.Context())
			})
		},
	}
}

// myPhone is My Phone as a screen.
func (p *program) myPhone(ctx context.Context, s *session) *myphone.Screen {
	return myphone.New(ctx, myphone.Options{Accounts: s.accounts, Terminal: p.terminal()})
}

// terminal is what tells this terminal from others on the same store: the machine, and the terminal's
// name there where it has one. Whatever feeds the program without one counts together.
func (p *program) terminal() string {
	host, err := os.Hostname()
	if err != nil {
		host = "localhost"
	}
	f, ok := terminalOf(p.stdin)
	if !ok {
		return host
	}
	if name, err := os.Readlink("/proc/self/fd/" + strconv.FormatUint(uint64(f.Fd()), 10)); err == nil {
		return host + " " + name
	}
	return host + " " + p.env.first("TTY", "SSH_TTY", "TERM_SESSION_ID")
}
