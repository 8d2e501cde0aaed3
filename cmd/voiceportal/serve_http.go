package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"net/netip"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"voiceportal/ivr/tmf702"
)

// defaultRate is how many requests a second a token may make where nobody says.
const defaultRate = 50

// httpOption are the flags about the REST API.
type httpOption struct {
	program   *program
	address   string
	url       string
	plain     bool
	cert, key string
	rate      int
	callbacks []string
}

func (o *httpOption) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.address, "http", "", "serve the REST API at this address, `host:port`; without a host at 127.0.0.1")
	f.StringVar(&o.url, "http-url", "", "where clients reach it, as `https://voice.example`; default the address")
	f.BoolVar(&o.plain, "http-plain", false, "serve other machines without TLS, for a proxy that adds it")
	f.StringVar(&o.cert, "tls-cert", "", "the `file` with the certificate chain, PEM")
	f.StringVar(&o.key, "tls-key", "", "the `file` with its private key, PEM")
	f.IntVar(&o.rate, "http-rate", defaultRate, "requests a second that each token may make; 0 for no limit")
	f.StringSliceVar(&o.callbacks, "hub-allow", nil, "a `network` beside the public ones that events may go to, as 127.0.0.0/8")
}

// service serves the REST API, where an address is named.
func (o *httpOption) service(s *session, log *slog.Logger) (service, bool, error) {
	address := cmp.Or(o.address, o.program.env["VOICEPORTAL_HTTP"])
	if address == "" {
		if o.url != "" || o.plain || o.cert != "" || o.key != "" || len(o.callbacks) > 0 {
			return service{}, false, usage("serve --help", "the flags of the REST API need an address: say --http HOST:PORT")
		}
		return service{}, false, nil
	}
	secure, err := o.secure()
	if err != nil {
		return service{}, false, err
	}
	allowed, err := o.allowed()
	if err != nil {
		return service{}, false, err
	}
	l, err := o.listen(address, secure != nil)
	if err != nil {
		return service{}, false, err
	}
	scheme := "http"
	if secure != nil {
		scheme = "https"
	}
	own := scheme + "://" + l.Addr().String()
	server, err := tmf702.New(tmf702.Config{
		Accounts: s.accounts, Profiles: s.profiles, URL: cmp.Or(o.url, own), Now: o.program.now, Log: log,
		Rate: o.rate, Callbacks: allowed,
	})
	if err != nil {
		return service{}, false, usage("serve --help", "%v", err)
	}
	return service{
		does: "serves the REST API at " + own + tmf702.Base,
		run: func(ctx context.Context) error {
			g, serving := errgroup.WithContext(ctx)
			g.Go(func() error { return server.Serve(serving, l, secure) })
			g.Go(func() error { return server.Run(serving) })
			return g.Wait()
		},
	}, true, nil
}

// secure is the TLS configuration, nil for none.
func (o *httpOption) secure() (*tls.Config, error) {
	if o.cert == "" && o.key == "" {
		return nil, nil
	}
	if o.cert == "" || o.key == "" {
		return nil, usage("serve --help", "TLS needs both --tls-cert and --tls-key")
	}
	pair, err := tls.LoadX509KeyPair(o.cert, o.key)
	if err != nil {
		return nil, fmt.Errorf("read the certificate and its key: %w", err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, nil
}

// allowed are the networks of --hub-allow.
func (o *httpOption) allowed() ([]netip.Prefix, error) {
	networks := make([]netip.Prefix, 0, len(o.callbacks))
	for _, text := range o.callbacks {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, usage("serve --help", "--hub-allow: %q is no network; write it as 127.0.0.0/8", text)
		}
		networks = append(networks, network)
	}
	return networks, nil
}

// listen opens the port. A token is a secret, so other machines are served by TLS, or by a proxy
// that adds it.
func (o *httpOption) listen(address string, secure bool) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usage("serve --help", "--http: %q is no address; write it as 127.0.0.1:8080", address)
	}
	host = cmp.Or(host, "127.0.0.1")
	if !secure && !o.plain && !isLoopback(host) {
		return nil, usage("serve --help", "--http: %s can be reached from other machines; say --tls-cert and --tls-key, or --http-plain behind a proxy that adds TLS", address)
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, &hinted{fmt.Errorf("serve the REST API: %w", err), "choose another port; 0 takes a free one"}
	}
	return l, nil
}

func isLoopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
