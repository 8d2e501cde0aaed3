package tmf702_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"voiceportal/ivr/mailbox"
)

// Whatever a client sends, it is told of its mistake in TM Forum's form, and nothing breaks.
func TestNothingThatAClientSendsBreaksTheServer(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	targets := []request{
		{method: http.MethodPost, path: "/resource"},
		{method: http.MethodPatch, path: "/resource/harbor-4012"},
		{method: http.MethodPatch, path: "/resource/harbor-4012", media: "application/merge-patch+json"},
		{method: http.MethodPatch, path: "/resource/harbor-4012", media: "application/json-patch+json"},
		{method: http.MethodPost, path: "/voicemailbox/resetDormant"},
		{method: http.MethodPost, path: "/hub"},
	}
	bodies := map[string]string{
		"nothing": " ", "no JSON": `{"newPin"`, "half a string": `{"a":"`, "an array": `[]`, "a text": `"text"`, "a number": `17`, "null": `null`,
		"true": `true`, "bad UTF-8": "{\"newPin\":\"\xff\xfe\"}", "bad UTF-8 in a name": "{\"\xc3\x28\":1}", "a lone surrogate": `{"\ud800":"x"}`,
		"two values": `{} {}`, "a comment": `{/* */}`, "a trailing comma": `{"a":1,}`, "a byte order mark": "\ufeff{}", "a zero byte": "{\"a\":\"\x00\"}",
		"an unknown name": `{"surprise":1}`, "a deep list": strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		"a deep object": strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5000),
		"a huge body":   `{"name":"` + strings.Repeat("x", 70<<10) + `"}`, "a huge number": `{"newPin":1e999999}`,
		"a name twice": `{"callback":"http://a.example","callback":"http://b.example"}`,
	}
	for _, name := range []string{
		"@type", "vmid", "newPin", "resetPin", "customerChosen", "administrativeState", "resourceCharacteristic", "name", "category",
		"callback", "query", "tenant", "since", "includeLocked", "dryRun", "id", "relatedParty",
	} {
		for _, value := range []string{`7`, `"\u0000"`, `true`, `[]`, `{}`, `[[]]`, `[null]`, `[{"name":1,"value":2}]`, `""`, `-1.5`} {
			bodies[fmt.Sprintf("%s as %s", name, value)] = fmt.Sprintf(`{%q:%s}`, name, value)
		}
	}
	for what, body := range bodies {
		for _, c := range targets {
			c.body, c.wrong = body, true
			a := p.do(c)
			acceptable := a.status >= 400 && a.status < 500 || a.status == 200 && c.method == http.MethodPatch // asks for nothing
			if !acceptable || a.status >= 400 && (a.text("code") == "" || a.text("reason") == "" || a.text("@type") != "Error") {
				t.Errorf("%s to %s %s (%s) answers %d: %s", what, c.method, c.path, c.media, a.status, a.raw)
			}
		}
	}
	p.wantSignIn(ana, "2580", mailbox.SignedIn)
}

func TestAHugeBodyIsRefusedAsSuch(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	huge := `{"newPin":"` + strings.Repeat("7", 65<<10) + `"}`
	p.do(request{method: http.MethodPatch, path: "/resource/harbor-4012", body: huge, wrong: true}).wantError(413, "body-too-large")
}

func TestQueriesBreakNothing(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, q := range []string{
		"%00", "=", "==", "&&&", "?", "a.b.c.d.e.f", ".", "..", ".eq", "name.", ".name", "name..regex=x", "name=%ff%fe", "limit=99999999999999999999",
		"offset=1e3", "fields=,,,", "sort=,", "sort=--name", "%3E", "%3E%3D", "*=", "name*", "!=x", "fields=%00", "resourceCharacteristic.=x", "@type",
		"name.regex=" + strings.Repeat("(a*)*", 20), "offset=9223372036854775807&limit=9223372036854775807",
	} {
		for _, path := range []string{"/resource", "/monitor", "/resource/harbor-4012", "/monitor/none"} {
			if a := p.do(request{method: http.MethodGet, path: path + "?" + q, wrong: true}); a.status >= 500 || a.status >= 400 && a.text("code") == "" {
				t.Errorf("%s?%s answers %d: %s", path, q, a.status, a.raw)
			}
		}
	}
}

func FuzzPatch(f *testing.F) {
	for _, body := range []string{
		`{"newPin":"90817"}`, `{"resetPin":"temporary"}`, `{"administrativeState":"locked"}`, `[{"op":"add","path":"/newPin","value":"1"}]`,
		`{"resourceCharacteristic":[{"name":"voicemailPassword","value":"90817"}]}`, `[{"op":"move","from":"/id","path":"/name"}]`,
	} {
		f.Add(body, false)
		f.Add(body, true)
	}
	p := newPortal(f)
	p.token(mailbox.ScopeAdmin, "")
	f.Fuzz(func(t *testing.T, body string, operations bool) {
		c := request{method: http.MethodPatch, path: "/resource/harbor-4012", body: body, media: "application/merge-patch+json", wrong: true}
		if operations {
			c.media = "application/json-patch+json"
		}
		here := *p
		here.TB = t
		if a := here.do(c); a.status >= 500 || a.status >= 400 && a.text("code") == "" {
			t.Errorf("%q answers %d: %s", body, a.status, a.raw)
		}
	})
}
