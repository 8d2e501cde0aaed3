package tmf702_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"math/big"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/tmf702"
)

// listen opens a port on loopback.
func listen(t testing.TB) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A server that is to stop answers what it has begun, and takes nothing more.
func TestStoppingAnswersWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	held := &held{Store: filled(t), entered: make(chan struct{}), let: make(chan struct{})}
	p := openPortal(t, accountsOn(t, held))
	token := p.token(mailbox.ScopeReset, "")
	l := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- p.server.Serve(ctx, l, nil) }()

	held.hold()
	answered := make(chan int, 1)
	go func() {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPatch, "http://"+l.Addr().String()+base+"/resource/harbor-4012", strings.NewReader(`{"newPin":"90817"}`))
		if err != nil {
			t.Error(err)
		}
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Content-Type", "application/json")
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Errorf("the request under way failed: %v", err)
			answered <- 0
			return
		}
		_, _ = io.Copy(io.Discard, got.Body)
		_ = got.Body.Close()
		answered <- got.StatusCode
	}()
	<-held.entered
	stop()
	close(held.let)
	if status := <-answered; status != http.StatusOK {
		t.Errorf("it was answered %d", status)
	}
	if err := <-served; err != nil {
		t.Errorf("serve: %v", err)
	}
	if c, err := net.Dial("tcp", l.Addr().String()); err == nil {
		_ = c.Close()
		t.Error("the port is still open")
	}
}

// held is a store whose next write waits until it is let go.
type held struct {
	mailbox.Store
	entered, let chan struct{}
	holding      chan struct{}
}

func (h *held) hold() { h.holding = make(chan struct{}, 1); h.holding <- struct{}{} }

func (h *held) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	select {
	case <-h.holding:
		close(h.entered)
		<-h.let
	default:
	}
	return h.Store.Update(ctx, fn)
}

func TestTLSIsSpoken(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	token := p.token(mailbox.ScopeRead, "")
	pair, pool := certificate(t)
	l := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- p.server.Serve(ctx, l, &tls.Config{Certificates: []tls.Certificate{pair}}) }()
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://"+l.Addr().String()+base+"/resource/harbor-4012", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	got, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if _ = got.Body.Close(); got.StatusCode != 200 || got.ProtoMajor != 2 {
		t.Errorf("answered %d over HTTP/%d", got.StatusCode, got.ProtoMajor)
	}
	client.CloseIdleConnections()
	stop()
	if err := <-served; err != nil {
		t.Errorf("serve: %v", err)
	}
}

// certificate makes one for loopback that signs itself.
func certificate(t testing.TB) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

func TestAServerThatCannotBeMadeSaysWhy(t *testing.T) {
	t.Parallel()
	profiles, err := fixtures.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	good := func() tmf702.Config {
		return tmf702.Config{Accounts: accountsOn(t, filled(t)), Profiles: profiles, URL: "http://localhost:8080", Now: time.Now}
	}
	for want, spoil := range map[string]func(*tmf702.Config){
		"Config.Accounts is missing": func(c *tmf702.Config) { c.Accounts = nil },
		"Config.Profiles is missing": func(c *tmf702.Config) { c.Profiles = nil },
		"Config.URL is missing":      func(c *tmf702.Config) { c.URL = "" },
		"Config.Now is missing":      func(c *tmf702.Config) { c.Now = nil },
		"does not begin with http":   func(c *tmf702.Config) { c.URL = "localhost:8080" },
		"has more than a host":       func(c *tmf702.Config) { c.URL = "https://voice.example/api" },
		"Config.Rate -1 is negative": func(c *tmf702.Config) { c.Rate = -1 },
	} {
		c := good()
		spoil(&c)
		if _, err := tmf702.New(c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	if _, err := tmf702.New(good()); err != nil {
		t.Error(err)
	}
}

func TestTheMetricsCountWhatHappensInThePortal(t *testing.T) {
	t.Parallel()
	phones, p := worlds[0].make(t)
	p.run()
	counted := func() string {
		return p.do(request{method: http.MethodGet, path: "!/metrics", token: "-"}).want(200).raw
	}
	// The follower begins with the audit as it is when it starts; one act shows that it has.
	p.eventually("the metrics follow", func() bool {
		p.patch(ines, `{"resetPin":"temporary"}`)
		return strings.Contains(counted(), "voiceportal_resets_total")
	})
	c := phones.dial(ana).keys("1111#", "2580#")
	phones.dial(noah).keys("1#", "1#", "1#", "1#", "1#")
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	wants := []string{
		`voiceportal_sign_ins_total{outcome="wrong-pin"} `, `voiceportal_sign_ins_total{outcome="signed-in"} 1`,
		`voiceportal_locks_total{by="portal"} 1`, `voiceportal_locks_total{by="admin"} 1`, `voiceportal_calls 1`,
		`voiceportal_mails{state="queued"}`, `voiceportal_api_request_seconds_count{operation="patchResource",status="200"}`,
	}
	p.eventually("all is counted", func() bool {
		if err := p.Touch(t.Context()); err != nil { // so that something changes until then
			t.Error(err)
		}
		return strings.Contains(counted(), wants[3])
	})
	got := counted()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	for _, number := range []string{"4012", "4044"} {
		if strings.Contains(got, number) {
			t.Errorf("the metrics name a mailbox: %s", number)
		}
	}
	_ = c
}
