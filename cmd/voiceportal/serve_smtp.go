package main

import (
	"cmp"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr/notify"
	"voiceportal/ivr/notify/smtp"
	"voiceportal/ivr/password"
)

// smtpPasswordVariable holds the password of the mail server where no file does.
const smtpPasswordVariable = "VOICEPORTAL_SMTP_PASSWORD"

// smtpOption are the flags about mail that leaves.
type smtpOption struct {
	program      *program
	server       string
	from         string
	user         string
	passwordFile string
	tls          string
}

func (o *smtpOption) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.server, "smtp", "", "deliver mail through this server, `host:port`")
	f.StringVar(&o.from, "smtp-from", "", "the sender's `address`; default voiceportal@ and the name of this machine")
	f.StringVar(&o.user, "smtp-user", "", "the `name` to sign in to the server with")
	f.StringVar(&o.passwordFile, "smtp-password-file", "", "the `file` with its password; default $"+smtpPasswordVariable)
	f.StringVar(&o.tls, "smtp-tls", string(smtp.StartTLS), "how the connection is protected: starttls, tls or none")
}

// service delivers the outbox, where a server is named.
func (o *smtpOption) service(s *session, log *slog.Logger) (service, bool, error) {
	server := cmp.Or(o.server, o.program.env["VOICEPORTAL_SMTP"])
	if server == "" {
		if o.from != "" || o.user != "" || o.passwordFile != "" {
			return service{}, false, usage("serve --help", "the --smtp- flags need a server: say --smtp HOST:PORT")
		}
		return service{}, false, nil
	}
	secret, err := o.password()
	if err != nil {
		return service{}, false, err
	}
	sender, err := smtp.New(smtp.Config{
		Server: server, From: cmp.Or(o.from, ownAddress()), User: o.user, Password: secret, TLS: smtp.TLS(o.tls),
	})
	if err != nil {
		return service{}, false, usage("serve --help", "%v", err)
	}
	d, err := notify.NewDeliverer(s.accounts, sender, o.program.now, log)
	if err != nil {
		return service{}, false, err
	}
	return service{does: "delivers mail through " + server, run: d.Run}, true, nil
}

// password is read when it is needed, from the file or from the environment. The end of the line
// is no part of it.
func (o *smtpOption) password() (password.Password, error) {
	if o.user == "" {
		if o.passwordFile != "" {
			return password.Password{}, usage("serve --help", "--smtp-password-file needs --smtp-user")
		}
		return password.Password{}, nil
	}
	if o.passwordFile == "" {
		return password.New(o.program.env[smtpPasswordVariable]), nil
	}
	content, err := os.ReadFile(o.passwordFile)
	if err != nil {
		return password.Password{}, fmt.Errorf("read the password of the mail server: %w", err)
	}
	return password.New(strings.TrimRight(string(content), "\r\n")), nil
}

// ownAddress is a sender's address for portals that were given none.
func ownAddress() string {
	host, err := os.Hostname()
	if err != nil || host == "" {
		host = "localhost"
	}
	return "voiceportal@" + host
}
