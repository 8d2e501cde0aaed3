package smtp_test

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

	"voiceportal/ivr/notify/smtp"
)

// user and its password are the ones that a [mailServer] knows.
const (
	user    = "portal"
	theWord = "Wild-Geese-7"
)

// delivery is a letter as the server got it.
type delivery struct {
	From, To string
	Data     string
	Secure   bool // it came under TLS
	User     string
}

// mailServer is a real SMTP server on a port of the kernel's choice. What it answers to each step is
// set before it is used.
type mailServer struct {
	addr     string
	roots    *x509.CertPool // who trusts these trusts the server
	mail     error
	rcpt     error
	data     error
	needAuth bool

	mu  sync.Mutex
	got []delivery
}

// protection is what a server offers.
type protection int

const (
	offersStartTLS protection = iota
	speaksTLS
	inClear
)

// listen starts a server that ends with the test.
func listen(t *testing.T, p protection, set func(*mailServer)) *mailServer {
	t.Helper()
	m := &mailServer{}
	if set != nil {
		set(m)
	}
	s := server.NewServer(server.BackendFunc(func(c *server.Conn) (server.Session, error) {
		_, secure := c.TLSConnectionState()
		return &session{server: m, delivery: delivery{Secure: secure}}, nil
	}))
	s.Domain = "mail.example"
	s.ReadTimeout, s.WriteTimeout = 10*time.Second, 10*time.Second
	s.ErrorLog = discard{}
	s.AllowInsecureAuth = p == inClear
	var config *tls.Config
	config, m.roots = certify(t)
	if p == offersStartTLS {
		s.TLSConfig = config
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m.addr = l.Addr().String()
	if p == speaksTLS {
		l = tls.NewListener(l, config)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = s.Serve(l) // ends when it is closed
	}()
	t.Cleanup(func() {
		_ = s.Close()
		<-ended
	})
	return m
}

// deliveries are the letters that the server took.
func (m *mailServer) deliveries() []delivery {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]delivery(nil), m.got...)
}

// sender sends through the server, with changes to the usual settings.
func (m *mailServer) sender(t testing.TB, change func(*smtp.Config)) *smtp.Sender {
	t.Helper()
	c := smtp.Config{Server: m.addr, From: "Voice Portal <portal@example.com>", Roots: m.roots}
	if change != nil {
		change(&c)
	}
	s, err := smtp.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type session struct {
	server *mailServer
	delivery
}

func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, name, word string) error {
		if name != user || word != theWord {
			return server.ErrAuthFailed
		}
		s.User = name
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *server.MailOptions) error {
	if s.server.needAuth && s.User == "" {
		return server.ErrAuthRequired
	}
	s.From = from
	return s.server.mail
}

func (s *session) Rcpt(to string, _ *server.RcptOptions) error {
	s.To = to
	return s.server.rcpt
}

func (s *session) Data(r io.Reader) error {
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if s.server.data != nil {
		return s.server.data
	}
	s.delivery.Data = string(content)
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	s.server.got = append(s.server.got, s.delivery)
	return nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// refusal is an answer of the server.
func refusal(code int) error {
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
