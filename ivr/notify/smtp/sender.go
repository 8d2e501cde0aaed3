package smtp

import (
	"context"
	"crypto/tls"
	"fmt"
	"time"

	gomail "github.com/wneessen/go-mail"

	"voiceportal/ivr/notify"
)

var _ notify.Sender = (*Sender)(nil)

// answerTimeout is how long the server may take to answer: to a connection, and to the letter. It
// leaves room within [notify.SendTimeout] for both.
const answerTimeout = 30 * time.Second

// Sender hands letters to one mail server. It is safe for concurrent use.
type Sender struct{ config settled }

// New returns a sender. It judges the settings and connects to nobody.
func New(c Config) (*Sender, error) {
	s, err := c.settle()
	if err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	if _, err := s.client(); err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	return &Sender{s}, nil
}

// Send hands one letter over. Its errors say what the server said, and never what the letter says.
func (s *Sender) Send(ctx context.Context, l notify.Letter) error {
	m, err := s.config.message(l)
	if err != nil {
		return err
	}
	client, err := s.config.client()
	if err != nil {
		return fmt.Errorf("mail server %s: %w", s.config.Server, err)
	}
	conn, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return fmt.Errorf("reach mail server %s: %w", s.config.Server, err)
	}
	// What fails once the server has taken the letter over, such as saying goodbye, is of no matter.
	defer client.CloseWithSMTPClient(conn) //nolint:errcheck // see above
	if err := client.SendWithSMTPClient(conn, m); err != nil && !m.IsDelivered() {
		return s.config.judge(err)
	}
	return nil
}

// client is a fresh one for each letter: it keeps what it finds out about a connection.
func (s settled) client() (*gomail.Client, error) {
	options := []gomail.Option{
		gomail.WithPort(s.port),
		gomail.WithTimeout(answerTimeout),
		gomail.WithTLSConfig(&tls.Config{ServerName: s.host, RootCAs: s.Roots, MinVersion: tls.VersionTLS12}),
	}
	switch s.TLS {
	case Implicit:
		options = append(options, gomail.WithSSL())
	case Clear:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover),
			gomail.WithUsername(s.User), gomail.WithPassword(s.Password.Reveal()))
	}
	return gomail.NewClient(s.host, options...)
}
