package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

// service is something that serve runs until the program is stopped.
type service struct {
	does string // for the user: "delivers mail through mail.example.com:587"
	// run returns nil soon after ctx ends, with everything settled. An error before that ends the
	// other services too.
	run func(ctx context.Context) error
}

// serveOption is a group of serve's flags that may ask for a service.
type serveOption interface {
	// flags declares the flags.
	flags(c *cobra.Command)
	// service is what the flags ask for; ok is false where they ask for nothing. It judges them
	// before anything is served.
	service(s *session, log *slog.Logger) (_ service, ok bool, err error)
}

func (p *program) serveCommand() *cobra.Command {
	options := []serveOption{&smtpOption{program: p}, retainOption{}, &httpOption{program: p}}
	c := &cobra.Command{
		Use:   "serve",
		Short: "Work in the background: serve the REST API, deliver mail",
		Long: "Work for the portal in the background, until ctrl+c or SIGTERM: what is under way is then brought to its\n" +
			"end. Others go on using the store meanwhile, and several may serve it.\n\n" +
			"With --http, programs look mailboxes up and reset them by TMF702, with a token of voiceportal token create;\n" +
			"docs/tmf702.md is the guide. /healthz, /readyz and /metrics need no token.\n\n" +
			"With --smtp, the mails in the outbox leave through a mail server; without, they wait there. A mail leaves\n" +
			"at least once, with the same Message-ID at every try. What the server refuses for now is tried again after\n" +
			"15 seconds, then after twice as long each time, up to half an hour, for five days; what it refuses for good\n" +
			"is failed in the outbox. Once a mail has left, the PIN in it is no longer in the store.\n\n" +
			"Where the config file says retain_audit, older audit entries are removed once a day.\n\n" +
			"The password of the mail server comes from --smtp-password-file or VOICEPORTAL_SMTP_PASSWORD, never from\n" +
			"the command line, which others can see.",
		Example: "voiceportal serve --http 127.0.0.1:8080\n" +
			"voiceportal serve --http 0.0.0.0:8443 --tls-cert voice.pem --tls-key voice.key \\\n" +
			"  --http-url https://voice.example:8443\n" +
			"voiceportal serve --smtp mail.example.com:587 --smtp-from portal@example.com \\\n" +
			"  --smtp-user portal --smtp-password-file /run/secrets/smtp\n" +
			"voiceportal serve --smtp localhost:25 --smtp-tls none",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error { return p.serve(c, options) },
	}
	for _, o := range options {
		o.flags(c)
	}
	return c
}

func (p *program) serve(c *cobra.Command, options []serveOption) error {
	return p.with(c.Context(), func(s *session) error {
		log := p.serveLog()
		var services []service
		for _, o := range options {
			svc, ok, err := o.service(s, log)
			if err != nil {
				return err
			}
			if ok {
				services = append(services, svc)
			}
		}
		if len(services) == 0 {
			return usage(helpOf(c), "nothing to serve: say --http HOST:PORT or --smtp HOST:PORT")
		}
		return p.serveAll(c.Context(), services)
	})
}

// serveAll runs the services side by side until ctx ends, which is no error, or one of them fails.
func (p *program) serveAll(ctx context.Context, services []service) error {
	g, serving := errgroup.WithContext(ctx)
	for _, svc := range services {
		p.say("%s; ctrl+c stops", svc.does)
		g.Go(func() error { return svc.run(serving) })
	}
	err := g.Wait()
	if err == nil || ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		p.say("stopped")
		return nil
	}
	return err
}

// serveLog is where services tell what they do: stderr, as text, or as JSON with --json.
func (p *program) serveLog() *slog.Logger {
	if p.flags.json {
		return slog.New(slog.NewJSONHandler(p.stderr, nil))
	}
	return slog.New(slog.NewTextHandler(p.stderr, nil))
}
