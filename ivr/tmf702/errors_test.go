package tmf702_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/tmf702"
)

// operations are all that need a token, with the scope that they need.
var operations = []struct {
	call  request
	scope mailbox.Scope
}{
	{request{method: http.MethodGet, path: "/resource"}, mailbox.ScopeRead},
	{request{method: http.MethodPost, path: "/resource", body: `{"vmid":"4990"}`}, mailbox.ScopeAdmin},
	{request{method: http.MethodGet, path: "/resource/harbor-4012"}, mailbox.ScopeRead},
	{request{method: http.MethodPatch, path: "/resource/harbor-4012", body: `{"resetPin":"temporary"}`}, mailbox.ScopeReset},
	{request{method: http.MethodDelete, path: "/resource/harbor-4012"}, mailbox.ScopeAdmin},
	{request{method: http.MethodPost, path: "/voicemailbox/resetDormant", body: `{"tenant":"harbor","since":"90d"}`}, mailbox.ScopeAdmin},
	{request{method: http.MethodGet, path: "/monitor"}, mailbox.ScopeRead},
	{request{method: http.MethodGet, path: "/monitor/none"}, mailbox.ScopeRead},
	{request{method: http.MethodGet, path: "/hub"}, mailbox.ScopeRead},
	{request{method: http.MethodPost, path: "/hub", body: `{"callback":"https://crm.example"}`}, mailbox.ScopeRead},
	{request{method: http.MethodGet, path: "/hub/none"}, mailbox.ScopeRead},
	{request{method: http.MethodDelete, path: "/hub/none"}, mailbox.ScopeRead},
}

func TestWithoutAGoodTokenNothingIsAnswered(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	good := p.token(mailbox.ScopeAdmin, "")
	id, secret, _ := strings.Cut(strings.TrimPrefix(good, "vp_"), "_")
	for _, op := range operations {
		for _, token := range []string{"-", "nonsense", "vp_" + id + "_" + secret[1:], "vp_" + id + "_", "vp_000000000000_" + secret, good + "x"} {
			op.call.token = token
			a := p.do(op.call).wantError(401, "unauthorized")
			if !strings.HasPrefix(a.header.Get("WWW-Authenticate"), "Bearer") {
				t.Errorf("%s %s: no WWW-Authenticate", op.call.method, op.call.path)
			}
		}
	}
	p.do(request{method: http.MethodGet, path: "/resource", token: "-", header: map[string]string{"Authorization": "Basic YTpi"}}).wantError(401, "unauthorized")
	p.do(request{method: http.MethodGet, path: "/resource", token: "-", header: map[string]string{"Authorization": "bearer " + good}}).want(200)
}

func TestEachScopeDoesWhatItIncludesAndNoMore(t *testing.T) {
	t.Parallel()
	for _, scope := range mailbox.Scopes() {
		t.Run(string(scope), func(t *testing.T) {
			t.Parallel()
			p := newPortal(t)
			for _, op := range operations {
				op.call.token = p.token(scope, "harbor")
				a := p.do(op.call)
				if forbidden := a.status == http.StatusForbidden; forbidden == scope.Includes(op.scope) {
					t.Errorf("%s %s answers %d", op.call.method, op.call.path, a.status)
				}
				if a.status == http.StatusForbidden {
					a.wantError(403, "forbidden")
				}
			}
		})
	}
}

func TestARevokedTokenLetsNobodyIn(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := request{method: http.MethodGet, path: "/resource/harbor-4012", token: p.token(mailbox.ScopeRead, "")}
	p.do(c).want(200)
	all, err := p.Tokens(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if err := p.RevokeToken(t.Context(), mailbox.By{Actor: "test"}, all[0].ID); err != nil {
		t.Fatal(err)
	}
	p.do(c).wantError(401, "unauthorized")
}

func TestUnknownPathsAndMethodsAreErrorsLikeAllOthers(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, path := range []string{
		"!/", "!/tmf-api", "/", "/resources", "/resource/harbor-4012/pin", "!//" + base[1:] + "/resource", "/resource/../resource",
		"/resource/harbor%2F4012", "/resource/4012", "/resource/harbor-", "/resource/harbor-9999", "/monitor/none", "/hub/none", "/schema/None.json",
	} {
		p.do(request{method: http.MethodGet, path: path, wrong: true}).wantError(404, "not-found")
	}
	for _, tt := range []struct{ method, path, allow string }{
		{http.MethodDelete, "/resource", "GET, HEAD, POST"},
		{http.MethodPut, "/resource/harbor-4012", "DELETE, GET, HEAD, PATCH"},
		{http.MethodPatch, "/hub", "GET, HEAD, POST"},
		{http.MethodPost, "/monitor", "GET, HEAD"},
		{http.MethodOptions, "/resource", "GET, HEAD, POST"},
		{"BREW", "/resource", "GET, HEAD, POST"},
		{http.MethodGet, "/voicemailbox/resetDormant", "POST"},
		{http.MethodPost, "!/healthz", "GET, HEAD"},
	} {
		a := p.do(request{method: tt.method, path: tt.path, wrong: true}).wantError(405, "method-not-allowed")
		if got := a.header.Get("Allow"); got != tt.allow {
			t.Errorf("%s %s allows %q, want %q", tt.method, tt.path, got, tt.allow)
		}
	}
	p.get("/resource/harbor-4012/").want(200)
	p.get("/resource/").want(200)
	if head := p.do(request{method: http.MethodHead, path: "/resource/harbor-4012", wrong: true}); head.status != 200 || head.raw != "" {
		t.Errorf("HEAD answers %d, %q", head.status, head.raw)
	}
}

func TestTheMediaTypeMustBeUnderstood(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, media := range []string{"text/plain", "application/xml", "application/json; charset=latin1", "application/x-www-form-urlencoded", "nonsense"} {
		a := p.do(request{method: http.MethodPatch, path: "/resource/harbor-4012", media: media, body: `{"resetPin":"temporary"}`, wrong: true}).wantError(415, "unsupported-media-type")
		if got := a.header.Get("Accept-Patch"); got != "application/json, application/merge-patch+json, application/json-patch+json" {
			t.Errorf("%s: Accept-Patch is %q", media, got)
		}
	}
	p.do(request{method: http.MethodPost, path: "/resource", media: "application/merge-patch+json", body: `{"vmid":"4990"}`, wrong: true}).wantError(415, "unsupported-media-type")
	p.do(request{method: http.MethodDelete, path: "/resource/harbor-4012", media: "text/plain", body: "ignored", wrong: true}).want(204)
}

func TestATypeInTheQueryMustBeTheMailboxes(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, query := range []string{"@type=Router", "type=Voicemailbox", "@type=Voicemailbox&force=true"} {
		p.do(request{method: http.MethodPatch, path: "/resource/harbor-4012?" + query, body: `{"newPin":"90817"}`, wrong: true}).wantError(400, "invalid-query")
	}
}

func TestATokenThatAsksTooMuchIsToldToWait(t *testing.T) {
	t.Parallel()
	now := time.Now()
	p := newPortal(t, func(c *tmf702.Config) { c.Rate, c.Now = 2, func() time.Time { return now } })
	busy := request{method: http.MethodGet, path: "/resource?limit=1", token: p.token(mailbox.ScopeRead, "harbor")}
	for range 4 { // two seconds' worth at once
		p.do(busy).want(200)
	}
	a := p.do(busy).wantError(429, "too-many-requests")
	if got := a.header.Get("Retry-After"); got != "1" {
		t.Errorf("Retry-After is %q, want 1", got)
	}
	other := busy
	other.token = p.token(mailbox.ScopeRead, "riverside")
	p.do(other).want(200) // another token is not held back
	now = now.Add(500 * time.Millisecond)
	p.do(busy).want(200)
	p.do(busy).wantError(429, "too-many-requests")
}

func TestAStoreThatCannotBeUsedIsNoInternalError(t *testing.T) {
	t.Parallel()
	broken := &faulty{}
	p := openPortal(t, broken.accounts(t))
	p.get("/resource/harbor-4012").want(200)
	p.do(request{method: http.MethodGet, path: "!/readyz", token: "-"}).want(200).wantAt("status", "ready")
	broken.fail(mailbox.ErrClosed)
	for _, c := range []request{{method: http.MethodGet, path: "/resource/harbor-4012"}, {method: http.MethodPatch, path: "/resource/harbor-4012", body: `{"newPin":"90817"}`}} {
		if a := p.do(c).wantError(503, "unavailable"); a.header.Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
	}
	p.do(request{method: http.MethodGet, path: "!/readyz", token: "-"}).wantError(503, "unavailable")
	p.do(request{method: http.MethodGet, path: "!/healthz", token: "-"}).want(200).wantAt("status", "ok")
	broken.fail(context.DeadlineExceeded)
	a := p.get("/resource/harbor-4012").wantError(500, "internal-error")
	if !strings.Contains(p.log.String(), a.header.Get("X-Correlation-ID")) {
		t.Error("the log does not tell the cause under the correlation id")
	}
}
