package tmf702_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/tmf702"
)

const base = tmf702.Base

// The mailboxes of the class training that the tests use.
var (
	ana  = mailbox.Key{Tenant: "harbor", Number: "4012"}    // own PIN 2580
	gia  = mailbox.Key{Tenant: "harbor", Number: "4036"}    // deactivated
	ines = mailbox.Key{Tenant: "harbor", Number: "4044"}    // locked by the portal
	noah = mailbox.Key{Tenant: "riverside", Number: "2002"} // own PIN 7294
)

// portal is a portal in memory with a REST front on loopback. Every exchange is checked against TM
// Forum's definition and the server's own document.
type portal struct {
	*mailbox.Accounts
	testing.TB
	server *tmf702.Server
	front  *httptest.Server
	log    *journal
	tokens map[string]string // by scope and tenant
	rules  *contract
}

// journal is a log that tests read while others write it.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

// option changes how a portal is made.
type option func(*tmf702.Config)

func newPortal(t testing.TB, options ...option) *portal {
	t.Helper()
	return openPortal(t, accountsOn(t, filled(t)), options...)
}

// openPortal puts a REST front before accounts.
func openPortal(t testing.TB, accounts *mailbox.Accounts, options ...option) *portal {
	t.Helper()
	profiles, err := fixtures.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	p := &portal{Accounts: accounts, TB: t, log: &journal{}, tokens: map[string]string{}, rules: theContract(t)}
	p.front = httptest.NewUnstartedServer(nil)
	config := tmf702.Config{
		Accounts: accounts, Profiles: profiles, URL: "http://" + p.front.Listener.Addr().String(), Now: time.Now,
		Log:       slog.New(slog.NewJSONHandler(p.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Callbacks: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
	}
	for _, o := range options {
		o(&config)
	}
	if p.server, err = tmf702.New(config); err != nil {
		t.Fatal(err)
	}
	p.front.Config.Handler = p.server.Handler()
	p.front.Start()
	t.Cleanup(p.front.Close)
	return p
}

// token makes a token once for each scope and tenant.
func (p *portal) token(scope mailbox.Scope, tenant string) string {
	p.Helper()
	key := string(scope) + " " + tenant
	if shown, ok := p.tokens[key]; ok {
		return shown
	}
	_, shown, err := p.CreateToken(p.Context(), mailbox.By{Actor: "test"}, mailbox.Token{Name: "crm", Scope: scope, Tenant: tenant})
	if err != nil {
		p.Fatal(err)
	}
	p.tokens[key] = shown
	return shown
}

// request is what a test sends.
type request struct {
	method, path string // the path without the base
	body         string
	media        string // of the body; application/json where nothing is said
	token        string // admin of all tenants where nothing is said; "-" for none
	header       map[string]string
	wrong        bool // the request breaks the contract on purpose
}

// answer is what came back.
type answer struct {
	t      testing.TB
	status int
	header http.Header
	raw    string
	json   any
}

func (p *portal) get(path string) answer {
	p.Helper()
	return p.do(request{method: http.MethodGet, path: path})
}

func (p *portal) patch(k mailbox.Key, body string) answer {
	p.Helper()
	return p.do(request{method: http.MethodPatch, path: "/resource/" + idOf(k) + "?@type=Voicemailbox", body: body})
}

func (p *portal) post(path, body string) answer {
	p.Helper()
	return p.do(request{method: http.MethodPost, path: path, body: body})
}

func idOf(k mailbox.Key) string { return k.Tenant + "-" + k.Number }

// do sends a request, and checks it and its answer against the contract.
func (p *portal) do(c request) answer {
	p.Helper()
	path := base + c.path
	if strings.HasPrefix(c.path, "!") { // not below the base
		path = c.path[1:]
	}
	r, err := http.NewRequestWithContext(p.Context(), c.method, p.front.URL+path, strings.NewReader(c.body))
	if err != nil {
		p.Fatal(err)
	}
	if c.body != "" || c.media != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.media != "" {
		r.Header.Set("Content-Type", c.media)
	}
	switch c.token {
	case "-":
	case "":
		r.Header.Set("Authorization", "Bearer "+p.token(mailbox.ScopeAdmin, ""))
	default:
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	for name, value := range c.header {
		r.Header.Set(name, value)
	}
	got, err := p.front.Client().Do(r)
	if err != nil {
		p.Fatalf("%s %s: %v", c.method, c.path, err)
	}
	defer got.Body.Close() //nolint:errcheck // nothing was written through it
	raw, err := io.ReadAll(got.Body)
	if err != nil {
		p.Fatal(err)
	}
	a := answer{t: p.TB, status: got.StatusCode, header: got.Header, raw: string(raw)}
	if len(raw) > 0 && strings.Contains(got.Header.Get("Content-Type"), "json") {
		if err := json.Unmarshal(raw, &a.json); err != nil {
			p.Fatalf("%s %s: the answer is no JSON: %v", c.method, c.path, err)
		}
	}
	p.rules.check(p.TB, r, c, got, raw)
	return a
}

// want checks the status, and of an error that it has the form of one.
func (a answer) want(status int) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("status %d, want %d: %s", a.status, status, a.raw)
	}
	return a
}

// wantError checks an error's status and code.
func (a answer) wantError(status int, code string) answer {
	a.t.Helper()
	a.want(status)
	if got := a.text("code"); got != code {
		a.t.Errorf("code %q, want %q: %s", got, code, a.raw)
	}
	if a.text("reason") == "" || a.text("@type") != "Error" {
		a.t.Errorf("an error without a reason or a type: %s", a.raw)
	}
	return a
}

// at is the value under a dotted path; a characteristic is found by its name.
func (a answer) at(path string) any {
	v := a.json
	for name := range strings.SplitSeq(path, ".") {
		switch in := v.(type) {
		case map[string]any:
			v = in[name]
		case []any:
			v = nil
			for _, entry := range in {
				if o, _ := entry.(map[string]any); o["name"] == name {
					v = o["value"]
				}
			}
		default:
			return nil
		}
	}
	return v
}

func (a answer) text(path string) string { s, _ := a.at(path).(string); return s }

// wantAt checks one value.
func (a answer) wantAt(path string, want any) answer {
	a.t.Helper()
	if got := a.at(path); got != want {
		a.t.Errorf("%s is %v, want %v: %s", path, got, want, a.raw)
	}
	return a
}

// ids are the ids of a list.
func (a answer) ids() []string {
	a.t.Helper()
	list, ok := a.json.([]any)
	if !ok {
		a.t.Fatalf("no list: %s", a.raw)
	}
	ids := []string{}
	for _, entry := range list {
		ids = append(ids, entry.(map[string]any)["id"].(string))
	}
	return ids
}
