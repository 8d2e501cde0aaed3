package tmf702_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"voiceportal/ivr/mailbox"
)

func TestIfMatchLetsTheFirstOfARaceWin(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	tag := p.get("/resource/harbor-4012").want(200).header.Get("ETag")
	withTag := func(tag, body string) answer {
		return p.do(request{method: http.MethodPatch, path: "/resource/harbor-4012", body: body, header: map[string]string{"If-Match": tag}})
	}
	for _, wrong := range []string{`"0.0"`, "W/" + tag, `"elsewhere"`, `"9.9", "8.8"`, "nonsense"} {
		withTag(wrong, `{"newPin":"90817"}`).wantError(412, "stale")
	}
	first := withTag(`"0.0", `+tag, `{"newPin":"90817"}`).want(200)
	if got := first.header.Get("ETag"); got == tag || got == "" {
		t.Errorf("after the act the ETag is %q, before it was %q", got, tag)
	}
	withTag(tag, `{"newPin":"60418"}`).wantError(412, "stale")
	withTag(tag, `{"administrativeState":"unlocked"}`).wantError(412, "stale") // which asks for nothing
	withTag("*", `{"newPin":"60418"}`).want(200)
	p.do(request{method: http.MethodDelete, path: "/resource/harbor-4012", header: map[string]string{"If-Match": tag}}).wantError(412, "stale")
	p.wantSignIn(ana, "60418", mailbox.MustChange)
	now := p.get("/resource/harbor-4012").header.Get("ETag")
	if now == first.header.Get("ETag") {
		t.Error("a sign-in leaves the ETag as it was")
	}
	p.do(request{method: http.MethodDelete, path: "/resource/harbor-4012", header: map[string]string{"If-Match": now}}).want(204)
}

func TestOfManyThatHaveTheSameTagOneWins(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	tag := p.get("/resource/harbor-4012").want(200).header.Get("ETag")
	p.token(mailbox.ScopeAdmin, "") // made before they race for it
	var wg sync.WaitGroup
	statuses := make([]int, 8)
	for i := range statuses {
		wg.Go(func() {
			statuses[i] = p.do(request{
				method: http.MethodPatch, path: "/resource/harbor-4012", body: fmt.Sprintf(`{"newPin":"90%d17"}`, i), header: map[string]string{"If-Match": tag},
			}).status
		})
	}
	wg.Wait()
	won := 0
	for _, s := range statuses {
		if s == 200 {
			won++
		} else if s != 412 {
			t.Errorf("a loser was answered %d", s)
		}
	}
	if won != 1 {
		t.Errorf("%d won: %v", won, statuses)
	}
}

// A request that is sent again because its answer was lost is not done again.
func TestARequestWithAKeyIsDoneOnce(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, tt := range []struct {
		name string
		call request
		act  string // its name in the audit
	}{
		{"a PATCH", request{method: http.MethodPatch, path: "/resource/harbor-4012", body: `{"resetPin":"temporary"}`}, "reset-temporary"},
		{"a JSON Patch whose test no longer holds", request{
			method: http.MethodPatch, path: "/resource/harbor-4044", media: "application/json-patch+json",
			body: `[{"op":"test","path":"/administrativeState","value":"locked"},{"op":"replace","path":"/administrativeState","value":"unlocked"}]`,
		}, "unlock"},
		{"a new mailbox", request{method: http.MethodPost, path: "/resource", body: `{"vmid":"4990","name":"Nia Ito","resourceCharacteristic":[{"name":"tenant","value":"harbor"},{"name":"email","value":"nia@harbor.example"}]}`}, "create"},
		{"a subscription", request{method: http.MethodPost, path: "/hub", body: `{"callback":"https://crm.example/events"}`}, "subscribed"},
		{"a bulk reset", request{method: http.MethodPost, path: "/voicemailbox/resetDormant", body: `{"tenant":"riverside","since":"90d"}`}, "dormant-reset-begun"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.call.header = map[string]string{"Idempotency-Key": "key of " + tt.name}
			first := p.do(tt.call)
			again := p.do(tt.call).want(first.status)
			if first.status >= 300 || first.header.Get("Idempotency-Replayed") != "" || again.header.Get("Idempotency-Replayed") != "true" {
				t.Errorf("answered %d, replayed %q and then %q", first.status, first.header.Get("Idempotency-Replayed"), again.header.Get("Idempotency-Replayed"))
			}
			if a, b := first.header.Get("Location"), again.header.Get("Location"); a != b {
				t.Errorf("two things were made: %s and %s", a, b)
			}
			entries, err := p.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{tt.act}}, 0)
			if err != nil || len(entries) != 1 {
				t.Errorf("audited %d times, %v; want once", len(entries), err)
			}
			other := tt.call
			other.body = strings.Replace(tt.call.body, "{", "{ ", 1)
			p.do(other).wantError(409, "key-reused")
		})
	}
}

func TestAKeyIsTheTokensOwn(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := request{method: http.MethodPatch, path: "/resource/harbor-4012", body: `{"resetPin":"temporary"}`, header: map[string]string{"Idempotency-Key": "1"}}
	p.do(c).want(200)
	c.token = p.token(mailbox.ScopeReset, "harbor")
	if a := p.do(c).want(200); a.header.Get("Idempotency-Replayed") != "" {
		t.Error("another program's request was taken for done")
	}
	for _, key := range []string{"", strings.Repeat("k", 256)} {
		c.header["Idempotency-Key"] = key
		c.wrong = true
		p.do(c).wantError(400, "invalid-header")
	}
}

func TestARefusedRequestMayBeSentAgain(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	c := request{method: http.MethodPatch, path: "/resource/harbor-4036", body: `{"resetPin":"temporary"}`, header: map[string]string{"Idempotency-Key": "1"}}
	p.do(c).wantError(409, "deactivated")
	if _, err := p.Apply(t.Context(), mailbox.By{Actor: "test"}, gia, mailbox.Activate{}); err != nil {
		t.Fatal(err)
	}
	if a := p.do(c).want(200); a.header.Get("Idempotency-Replayed") != "" {
		t.Error("what was refused was taken for done")
	}
}
