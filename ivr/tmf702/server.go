package tmf702

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"voiceportal/ivr/mailbox"
)

// Config is what [New] needs. Accounts, Profiles, URL and Now are required.
type Config struct {
	Accounts *mailbox.Accounts
	Profiles mailbox.Profiles // explain the rules that a PIN breaks
	// URL is where clients reach the server, without a path: https://voice.example. It begins every
	// href.
	URL string
	Now func() time.Time // wall time, the accounts' own
	Log *slog.Logger     // nil for none; it never sees a PIN
	// Rate is how many requests a second each token may make, in the long run; twice as many at
	// once. Zero is no limit.
	Rate int
	// Callbacks are the addresses beside the public ones that events may be delivered to, such as
	// 127.0.0.0/8. See [Public].
	Callbacks []netip.Prefix
}

// Server is the REST front. It is safe for concurrent use; [New] makes one.
type Server struct {
	accounts  *mailbox.Accounts
	profiles  mailbox.Profiles
	url       string
	now       func() time.Time
	log       *slog.Logger
	limiter   *limiter
	callbacks callbacks
	registry  *prometheus.Registry
	metrics   *metrics
	document  document
	routes    []route
}

// New makes a server. It reads nothing from the store yet.
func New(c Config) (*Server, error) {
	for _, need := range []struct {
		name    string
		missing bool
	}{
		{"Accounts", c.Accounts == nil},
		{"Profiles", c.Profiles == nil},
		{"URL", c.URL == ""},
		{"Now", c.Now == nil},
	} {
		if need.missing {
			return nil, fmt.Errorf("make the REST front: Config.%s is missing", need.name)
		}
	}
	if err := checkURL(c.URL); err != nil {
		return nil, fmt.Errorf("make the REST front: Config.URL: %w", err)
	}
	if c.Rate < 0 {
		return nil, fmt.Errorf("make the REST front: Config.Rate %d is negative", c.Rate)
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	doc, err := readDocument(c.URL)
	if err != nil {
		return nil, fmt.Errorf("make the REST front: %w", err)
	}
	s := &Server{
		accounts: c.Accounts, profiles: c.Profiles, url: strings.TrimSuffix(c.URL, "/"), now: c.Now, log: c.Log,
		limiter: newLimiter(c.Rate, c.Now), callbacks: newCallbacks(c.Callbacks),
		registry: prometheus.NewRegistry(), document: doc,
	}
	s.metrics = newMetrics(s.registry, c.Accounts)
	s.routes = s.table()
	return s, nil
}

// checkURL refuses an address that is not that of a server.
func checkURL(text string) error {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return err
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return fmt.Errorf("%q does not begin with http:// or https:// and a host", text)
	case strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil:
		return fmt.Errorf("%q has more than a host", text)
	}
	return nil
}

// Handler answers the requests of clients.
func (s *Server) Handler() http.Handler { return s.handler() }
