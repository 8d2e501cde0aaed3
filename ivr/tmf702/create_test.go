package tmf702_test

import (
	"net/http"
	"strings"
	"testing"

	"voiceportal/ivr/mailbox"
)

func TestANewMailboxIsOnboardedAsItsProfileSays(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	a := p.post("/resource?@type=Voicemailbox", `{
		"@type": "Voicemailbox", "vmid": "4990", "name": "Nia Sofia Ito", "category": "extension",
		"resourceCharacteristic": [
			{"name": "tenant", "value": "harbor"}, {"name": "number", "value": "4990"}, {"name": "email", "value": "nia@harbor.example"},
			{"name": "phone", "value": "+351 210 994 990"}, {"name": "site", "value": "Bristol"}
		]}`).want(201)
	location := a.header.Get("Location")
	if !strings.HasSuffix(location, base+"/resource/harbor-4990") || a.text("href") != location || a.header.Get("ETag") == "" {
		t.Errorf("Location %s, href %s, ETag %s", location, a.text("href"), a.header.Get("ETag"))
	}
	a.wantAt("name", "Nia Sofia Ito").wantAt("resourceCharacteristic.phone", "351210994990").wantAt("resourceCharacteristic.pinState", "temporary")
	p.wantMail("nia@harbor.example", mailbox.MailWelcomeTemporary)
	p.get("/resource/harbor-4990").want(200).wantAt("resourceCharacteristic.site", "Bristol")

	// Its own default PIN, where the profile has one; no mail then, for its admin tells it.
	p.do(request{
		method: http.MethodPost, path: "/resource", token: p.token(mailbox.ScopeAdmin, "riverside"),
		body: `{"vmid":"2990","name":"Otto","newPin":"904671","resourceCharacteristic":[{"name":"mainNumber","value":"2000"},{"name":"voicemailPassword","value":"904671"}]}`,
	}).want(201).wantAt("resourceCharacteristic.pinState", "default")
	p.wantSignIn(mailbox.Key{Tenant: "riverside", Number: "2990"}, "904671", mailbox.MustChange)
}

func TestANewMailboxThatCannotBeMadeIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	in := func(tenant, rest string) string {
		return `{"resourceCharacteristic":[{"name":"tenant","value":"` + tenant + `"}` + rest + `}`
	}
	for _, tt := range []struct {
		name, body string
		status     int
		code       string
	}{
		{"a number that is taken", in("harbor", `,{"name":"email","value":"a@b.example"}],"vmid":"4012"`), 409, "taken"},
		{"no address for its PIN", in("harbor", `],"vmid":"4990"`), 409, "no-email"},
		{"no address but a text", in("harbor", `,{"name":"email","value":"nobody"}],"vmid":"4990"`), 400, "bad-value"},
		{"no number but a text", in("harbor", `],"vmid":"40x"`), 400, "bad-value"},
		{"no number", in("harbor", `]`), 400, "invalid-body"},
		{"no tenant", `{"vmid":"4990"}`, 400, "invalid-body"},
		{"an unknown tenant", in("nowhere", `],"vmid":"4990"`), 400, "invalid-body"},
		{"two numbers", in("harbor", `,{"name":"number","value":"4991"}],"vmid":"4990"`), 400, "conflicting-request"},
		{"a default PIN where there are none", in("harbor", `,{"name":"email","value":"a@b.example"}],"vmid":"4990","newPin":"904671"`), 409, "no-default-pin"},
		{"a default PIN against the rules", in("riverside", `],"vmid":"2990","newPin":"1234"`), 400, "rule"},
		{"an unknown kind", in("harbor", `],"vmid":"4990","category":"gold"`), 400, "bad-value"},
		{"a read-only characteristic", in("harbor", `,{"name":"pinState","value":"personal"}],"vmid":"4990"`), 400, "read-only-attribute"},
		{"an unknown characteristic", in("harbor", `,{"name":"colour","value":"blue"}],"vmid":"4990"`), 400, "unknown-attribute"},
		{"a state", in("harbor", `],"vmid":"4990","administrativeState":"locked"`), 400, "read-only-attribute"},
		{"an unknown attribute", in("harbor", `],"vmid":"4990","colour":"blue"`), 400, "unknown-attribute"},
		{"another type", in("harbor", `],"vmid":"4990","@type":"Router"`), 400, "invalid-body"},
		{"a number that is no text", in("harbor", `],"vmid":4990`), 400, "invalid-body"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p.do(request{method: http.MethodPost, path: "/resource", body: tt.body, wrong: true}).wantError(tt.status, tt.code)
		})
	}
}

func TestARemovedMailboxIsGone(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	if a := p.do(request{method: http.MethodDelete, path: "/resource/harbor-4012"}).want(204); a.raw != "" {
		t.Errorf("a removal answers %q", a.raw)
	}
	p.get("/resource/harbor-4012").wantError(404, "not-found")
	p.do(request{method: http.MethodDelete, path: "/resource/harbor-4012"}).wantError(404, "not-found")
	p.patch(ana, `{"newPin":"90817"}`).wantError(404, "not-found")
}

// wantMail wants the newest mail to an address to be of a kind.
func (p *portal) wantMail(to string, kind mailbox.MailKind) mailbox.Mail {
	p.Helper()
	mails, err := p.Mails(p.Context(), "", 0)
	if err != nil {
		p.Fatal(err)
	}
	for _, m := range mails {
		if m.ToAddress == to {
			if m.Kind != kind {
				p.Errorf("the newest mail to %s is %s, want %s", to, m.Kind, kind)
			}
			return m
		}
	}
	p.Fatalf("no mail to %s, want %s", to, kind)
	return mailbox.Mail{}
}
