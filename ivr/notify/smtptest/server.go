package smtptest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"math/big"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	server "github.com/emersion/go-smtp"
)

// The user and the password that a [Server] knows.
const (
	User     = "portal"
	Password = "Wild-Geese-7"
)

// Delivery is a letter as the server got it.
type Delivery struct {
	From, To string
	Text     string // head and body
	Secure   bool   // it came under TLS
	User     string // who signed in; empty for nobody
}

// Server is a real SMTP server on a port of the kernel's choice.
type Server struct {
	Addr  string
	Roots *x509.CertPool // who trusts these trusts the server

	answers Answers
	mu      sync.Mutex
	got     []Delivery
}

// Answers are what a server says to each step; nil is yes. They must not change while it runs.
type Answers struct {
	Mail, Rcpt, Data error
	NeedAuth         bool // no letter without the password
}

// Offer is the protection that a server offers.
type Offer int

// The kinds of protection.
const (
	StartTLS Offer = iota
	Implicit
	Clear
)

// Listen starts a server that ends with the test.
func Listen(t testing.TB, offer Offer, answers Answers) *Server {
	t.Helper()
	m := &Server{answers: answers}
	s := server.NewServer(server.BackendFunc(func(c *server.Conn) (server.Session, error) {
		_, secure := c.TLSConnectionState()
		return &session{server: m, Delivery: Delivery{Secure: secure}}, nil
	}))
	s.Domain = "mail.example"
	s.ReadTimeout, s.WriteTimeout = 10*time.Second, 10*time.Second
	s.ErrorLog = discard{}
	s.AllowInsecureAuth = offer == Clear
	var config *tls.Config
	config, m.Roots = certify(t)
	if offer == StartTLS {
		s.TLSConfig = config
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m.Addr = l.Addr().String()
	if offer == Implicit {
		l = tls.NewListener(l, config)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = s.Serve(l) // ends when it is closed
	}()
	t.Cleanup(func() {
		_ = s.Close()
		_ = l.Close() // a server that has not begun to serve yet does not know its listener
		<-ended
	})
	return m
}

// Deliveries are the letters that the server took.
func (m *Server) Deliveries() []Delivery {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]Delivery(nil), m.got...)
}

// session is one connection of a client.
type session struct {
	server *Server
	Delivery
}

func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, name, word string) error {
		if name != User || word != Password {
			return server.ErrAuthFailed
		}
		s.Delivery.User = name
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *server.MailOptions) error {
	if s.server.answers.NeedAuth && s.Delivery.User == "" {
		return server.ErrAuthRequired
	}
	s.From = from
	return s.server.answers.Mail
}

func (s *session) Rcpt(to string, _ *server.RcptOptions) error {
	s.To = to
	return s.server.answers.Rcpt
}

func (s *session) Data(r io.Reader) error {
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if s.server.answers.Data != nil {
		return s.server.answers.Data
	}
	s.Text = string(content)
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	s.server.got = append(s.server.got, s.Delivery)
	return nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// Refusal is an answer with a code of RFC 5321, for [Answers].
func Refusal(code int) error {
	return &server.SMTPError{Code: code, EnhancedCode: server.EnhancedCode{code / 100, 1, 1}, Message: "because"}
}

// certify makes a certificate for 127.0.0.1 and the roots that trust it.
func certify(t testing.TB) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail.example"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, roots
}

// discard is the log of a server that is meant to fail.
type discard struct{}

func (discard) Printf(string, ...any) {}
func (discard) Println(...any)        {}
