package smtp

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"strconv"

	"voiceportal/ivr/password"
)

// TLS is how a connection to a mail server is protected.
type TLS string

// The kinds of protection.
const (
	StartTLS TLS = "starttls" // begins in clear and must go on under TLS, or nothing is sent
	Implicit TLS = "tls"      // TLS from the first byte
	Clear    TLS = "none"     // for a server on the same machine or in a sealed network
)

// Protections lists every kind of protection, the usual one first.
func Protections() []TLS { return []TLS{StartTLS, Implicit, Clear} }

// Config says which mail server takes the letters, and how.
type Config struct {
	Server   string // host:port
	From     string // the sender's address, bare or with a name
	User     string // empty for a server that asks for none
	Password password.Password
	TLS      TLS            // empty for StartTLS
	Roots    *x509.CertPool // whom to trust; nil for what the system trusts
}

// settled is a config that was judged.
type settled struct {
	Config
	host string
	port int
	from *mail.Address
}

// settle judges a config. Its errors name the setting, the problem and the next step.
func (c Config) settle() (settled, error) {
	s := settled{Config: c}
	host, port, err := net.SplitHostPort(c.Server)
	if err != nil || host == "" {
		return s, fmt.Errorf("server %q: write it as host:port, such as mail.example.com:587", c.Server)
	}
	if s.port, err = strconv.Atoi(port); err != nil || s.port < 1 || s.port > 65535 {
		return s, fmt.Errorf("server %q: %q is no port; use a number from 1 to 65535", c.Server, port)
	}
	s.host = host
	if s.from, err = mail.ParseAddress(c.From); err != nil || hasControl(c.From) {
		return s, fmt.Errorf("sender %q is no address; write it as portal@example.com", c.From)
	}
	switch s.TLS {
	case "":
		s.TLS = StartTLS
	case StartTLS, Implicit, Clear:
	default:
		return s, fmt.Errorf("protection %q is unknown; use %s, %s or %s", c.TLS, StartTLS, Implicit, Clear)
	}
	switch {
	case (c.User == "") != c.Password.IsZero():
		return s, errors.New("a user name and a password go together; give both or neither")
	case c.User != "" && s.TLS == Clear:
		return s, errors.New("the password would go out in clear; protect the connection by starttls or tls")
	}
	return s, nil
}
