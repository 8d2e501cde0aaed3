package tmf702_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// signIn tries a PIN at a mailbox as a caller's call does.
func (p *portal) signIn(k mailbox.Key, digits string) mailbox.Verdict {
	p.Helper()
	as, err := p.SignIn(p.Context(), mailbox.Attempt{Mailbox: k, Door: mailbox.DoorMailbox, PIN: pin.New(digits)})
	if err != nil {
		p.Fatal(err)
	}
	return as.Verdict
}

func (p *portal) wantSignIn(k mailbox.Key, digits string, want mailbox.Verdict) {
	p.Helper()
	if got := p.signIn(k, digits); got != want {
		p.Errorf("signing in to %s: %s, want %s", k, got, want)
	}
}

// A chosen PIN can be sent in two spellings and four media types, and they all mean the same.
func TestAChosenPINInEverySpelling(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, media, body string }{
		{"newPin", "application/json", `{"newPin":"90817"}`},
		{"newPin with a charset", "application/json; charset=UTF-8", `{"newPin":"90817"}`},
		{"newPin as a merge patch", "application/merge-patch+json", `{"newPin":"90817"}`},
		{"the operator's own request", "application/json", `{"@type":"Voicemailbox","vmid":"4012","newPin":"90817"}`},
		{"a vmid with its tenant", "application/json", `{"vmid":"harbor/4012","newPin":"90817"}`},
		{"the characteristic", "application/json", `{"resourceCharacteristic":[{"name":"voicemailPassword","value":"90817"}]}`},
		{"the characteristic with its type", "application/merge-patch+json", `{"resourceCharacteristic":[{"name":"voicemailPassword","valueType":"string","value":"90817"}]}`},
		{"both spellings of one PIN", "application/json", `{"newPin":"90817","resourceCharacteristic":[{"name":"voicemailPassword","value":"90817"}]}`},
		{"beside what is so already", "application/json", `{"newPin":"90817","administrativeState":"unlocked","name":"Ana Duarte","resourceCharacteristic":[{"name":"pinState","value":"personal"}]}`},
		{"a JSON Patch that adds newPin", "application/json-patch+json", `[{"op":"add","path":"/newPin","value":"90817"}]`},
		{"a JSON Patch that replaces newPin", "application/json-patch+json", `[{"op":"replace","path":"/newPin","value":"90817"}]`},
		{"a JSON Patch that adds the characteristic", "application/json-patch+json", `[{"op":"add","path":"/resourceCharacteristic/-","value":{"name":"voicemailPassword","value":"90817"}}]`},
		{"a JSON Patch with a test that holds", "application/json-patch+json", `[{"op":"test","path":"/administrativeState","value":"unlocked"},{"op":"add","path":"/newPin","value":"90817"}]`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := newPortal(t)
			p.do(request{method: http.MethodPatch, path: "/resource/harbor-4012?@type=Voicemailbox", media: tt.media, body: tt.body}).want(200).
				wantAt("id", "harbor-4012").wantAt("vmid", "4012").wantAt("@type", "Voicemailbox").
				wantAt("resourceCharacteristic.pinState", "personal").wantAt("resourceCharacteristic.pinMustChange", true)
			p.wantSignIn(ana, "2580", mailbox.Refused)
			p.wantSignIn(ana, "90817", mailbox.MustChange)
		})
	}
}

func TestACustomersOwnChoiceNeedNotBeChanged(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	p.patch(ana, `{"newPin":"90817","customerChosen":true}`).want(200).wantAt("resourceCharacteristic.pinMustChange", false)
	p.wantSignIn(ana, "90817", mailbox.SignedIn)
}

func TestResetsGoBackToTheDefaultOrToATemporaryPIN(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	p.patch(noah, `{"resetPin":"default"}`).want(200).wantAt("resourceCharacteristic.pinState", "default").wantAt("resourceCharacteristic.pinMustChange", true)
	p.wantSignIn(noah, "7294", mailbox.Refused)
	p.patch(ana, `{"resetPin":"temporary"}`).want(200).wantAt("resourceCharacteristic.pinState", "temporary")
	p.wantSignIn(ana, "2580", mailbox.Refused)
	p.patch(ana, `{"resetPin":"default"}`).wantError(409, "no-default-pin")
}

func TestALockIsSetAndLiftedByTheAdministrativeState(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	p.get("/resource/harbor-4044").want(200).wantAt("administrativeState", "locked").wantAt("resourceCharacteristic.failedAttempts", 5.0)
	p.patch(ines, `{"administrativeState":"unlocked"}`).want(200).wantAt("administrativeState", "unlocked").wantAt("resourceCharacteristic.failedAttempts", 0.0)
	p.wantSignIn(ines, "6934", mailbox.SignedIn)
	p.do(request{
		method: http.MethodPatch, path: "/resource/harbor-4044", media: "application/json-patch+json",
		body: `[{"op":"replace","path":"/administrativeState","value":"locked"}]`,
	}).want(200).wantAt("administrativeState", "locked")
	p.wantSignIn(ines, "6934", mailbox.Locked)
}

func TestAnAdminsLockIsLiftedByTheScopeAdminAlone(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	reset := p.token(mailbox.ScopeReset, "harbor")
	unlock := request{method: http.MethodPatch, path: "/resource/harbor-4012", body: `{"administrativeState":"unlocked"}`}
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	unlock.token = reset
	p.do(unlock).wantError(409, "admin-lock")
	withPIN := unlock
	withPIN.body = `{"administrativeState":"unlocked","newPin":"90817"}`
	p.do(withPIN).wantError(409, "admin-lock")
	p.wantSignIn(ana, "2580", mailbox.Locked)
	unlock.token = ""
	p.do(unlock).want(200).wantAt("administrativeState", "unlocked")
}

func TestWhatIsSoAlreadyAsksForNothing(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	before := p.get("/resource/harbor-4012").want(200)
	for _, body := range []string{
		`{}`, `{"administrativeState":"unlocked"}`, `{"newPin":null,"resetPin":null,"customerChosen":null}`, strings.TrimSpace(before.raw),
	} {
		if after := p.patch(ana, body).want(200); after.raw != before.raw {
			t.Errorf("%s changed the resource:\n%s\n%s", body, before.raw, after.raw)
		}
	}
	p.wantSignIn(ana, "2580", mailbox.SignedIn)
}

// What a PATCH cannot mean is refused, with a code that says what is wrong, and changes nothing.
func TestAPatchThatCannotBeMeantIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	operations := "application/json-patch+json"
	for _, tt := range []struct {
		name, media, body string
		status            int
		code              string
	}{
		{"two PINs", "", `{"newPin":"90817","resourceCharacteristic":[{"name":"voicemailPassword","value":"60418"}]}`, 400, "conflicting-request"},
		{"two PINs in one list", "", `{"resourceCharacteristic":[{"name":"voicemailPassword","value":"90817"},{"name":"voicemailPassword","value":"60418"}]}`, 400, "conflicting-request"},
		{"a PIN and a reset", "", `{"newPin":"90817","resetPin":"temporary"}`, 400, "conflicting-request"},
		{"a PIN and a lock", "", `{"newPin":"90817","administrativeState":"locked"}`, 400, "conflicting-request"},
		{"a choice without a PIN", "", `{"customerChosen":true}`, 400, "conflicting-request"},
		{"another mailbox's vmid", "", `{"vmid":"4019","newPin":"90817"}`, 400, "conflicting-request"},
		{"a PIN as a number", "", `{"newPin":90817}`, 400, "invalid-body"},
		{"a PIN as a number in a characteristic", "", `{"resourceCharacteristic":[{"name":"voicemailPassword","value":90817}]}`, 400, "invalid-body"},
		{"an empty PIN", "", `{"newPin":""}`, 400, "invalid-body"},
		{"an unknown reset", "", `{"resetPin":"random"}`, 400, "invalid-body"},
		{"a reset that is no text", "", `{"resetPin":true}`, 400, "invalid-body"},
		{"a choice that is no truth value", "", `{"newPin":"90817","customerChosen":"yes"}`, 400, "invalid-body"},
		{"an unknown state", "", `{"administrativeState":"open"}`, 400, "invalid-body"},
		{"a shutdown", "", `{"administrativeState":"shutdown"}`, 400, "read-only-attribute"},
		{"no state", "", `{"administrativeState":null}`, 400, "read-only-attribute"},
		{"a new id", "", `{"id":"harbor-4019"}`, 400, "read-only-attribute"},
		{"another name", "", `{"name":"Somebody Else"}`, 400, "read-only-attribute"},
		{"an attribute of TM Forum's that mailboxes lack", "", `{"note":[{"text":"hello"}]}`, 400, "read-only-attribute"},
		{"a read-only characteristic", "", `{"resourceCharacteristic":[{"name":"failedAttempts","value":0},{"name":"pinState","value":"default"}]}`, 400, "read-only-attribute"},
		{"an unknown characteristic", "", `{"resourceCharacteristic":[{"name":"colour","value":"blue"}]}`, 400, "unknown-attribute"},
		{"a characteristic without a value", "", `{"resourceCharacteristic":[{"name":"voicemailPassword"}]}`, 400, "invalid-body"},
		{"characteristics that are no list", "", `{"resourceCharacteristic":{"name":"voicemailPassword","value":"90817"}}`, 400, "invalid-body"},
		{"an unknown attribute", "", `{"newPIN":"90817"}`, 400, "unknown-attribute"},
		{"another type", "", `{"@type":"Router","newPin":"90817"}`, 400, "read-only-attribute"},
		{"an attribute twice", "", `{"newPin":"90817","newPin":"60418"}`, 400, "invalid-body"},
		{"a list as a merge patch", "", `[{"op":"add","path":"/newPin","value":"90817"}]`, 400, "invalid-body"},
		{"an object as a JSON Patch", operations, `{"newPin":"90817"}`, 400, "invalid-body"},
		{"a test that does not hold", operations, `[{"op":"test","path":"/administrativeState","value":"locked"},{"op":"add","path":"/newPin","value":"90817"}]`, 409, "patch-does-not-apply"},
		{"a path that is not there", operations, `[{"op":"replace","path":"/nothing","value":"90817"}]`, 400, "patch-does-not-apply"},
		{"a removal", operations, `[{"op":"remove","path":"/name"}]`, 400, "read-only-attribute"},
		{"an unknown operation", operations, `[{"op":"increment","path":"/newPin","value":"1"}]`, 400, "invalid-body"},
		{"the whole replaced", operations, `[{"op":"replace","path":"","value":"90817"}]`, 400, ""},
		{"too many operations", operations, "[" + strings.Repeat(`{"op":"test","path":"/id","value":"harbor-4012"},`, 100) + `{"op":"add","path":"/newPin","value":"90817"}]`, 400, "invalid-body"},
		{"copies that grow", operations, growing(), 400, "patch-does-not-apply"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := p.do(request{method: http.MethodPatch, path: "/resource/harbor-4012", media: tt.media, body: tt.body, wrong: true})
			if tt.code == "" {
				tt.code = a.text("code")
			}
			a.wantError(tt.status, tt.code)
			if strings.Contains(a.raw, "90817") || strings.Contains(a.raw, "60418") {
				t.Error("the error quotes a PIN")
			}
		})
	}
	p.wantSignIn(ana, "2580", mailbox.SignedIn)
}

// growing is a JSON Patch that doubles what it copies at every step.
func growing() string {
	steps := []string{`{"op":"add","path":"/newPin","value":["0123456789"]}`}
	for range 60 {
		steps = append(steps, `{"op":"copy","from":"/newPin","path":"/newPin/-"}`)
	}
	return "[" + strings.Join(steps, ",") + "]"
}

func TestABrokenRuleIsNamedAndExplained(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, tt := range []struct{ pin, rules, explained string }{
		{"1234", "sequence", "A run of digits"},
		{"1212", "pattern", "repeat themselves"},
		{"84012", "sequence, extension", "mailbox number"},
		{"2580", "current", "current one"},
		{"123", "length, sequence", "4 to 8 digits"},
		{"12a4", "digits", "digits only"},
	} {
		a := p.patch(ana, fmt.Sprintf(`{"newPin":%q}`, tt.pin)).wantError(400, "rule")
		if !strings.HasSuffix(a.text("reason"), "breaks the rules "+tt.rules) || !strings.Contains(a.text("message"), tt.explained) {
			t.Errorf("told as %q, %q; want the rules %s and %q", a.text("reason"), a.text("message"), tt.rules, tt.explained)
		}
	}
	p.wantSignIn(ana, "2580", mailbox.SignedIn)
}

func TestARefusedActIsAConflict(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, body := range []string{`{"newPin":"90817"}`, `{"resetPin":"temporary"}`, `{"administrativeState":"unlocked"}`, `{"administrativeState":"locked"}`} {
		p.patch(gia, body).wantError(409, "deactivated")
	}
}

func TestThePatchIsAuditedWithItsCorrelation(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	a := p.do(request{
		method: http.MethodPatch, path: "/resource/harbor-4012", body: `{"newPin":"90817"}`, header: map[string]string{"X-Correlation-ID": "crm:4711"},
	}).want(200)
	if got := a.header.Get("X-Correlation-ID"); got != "crm:4711" {
		t.Errorf("the answer has correlation id %q, want the request's", got)
	}
	entries, err := p.AuditLog(t.Context(), mailbox.AuditFilter{Mailbox: ana}, 1)
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	if e := entries[0]; e.Act != "set-pin" || e.Actor != "api:crm" || e.Correlation != "crm:4711" {
		t.Errorf("audited as %s by %s, correlation %s", e.Act, e.Actor, e.Correlation)
	}
	if !strings.Contains(p.log.String(), `"correlation":"crm:4711"`) {
		t.Errorf("the log lacks the correlation id:\n%s", p.log)
	}
}

func TestACorrelationIDThatCannotStandInALogIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, id := range []string{"two words", strings.Repeat("x", 129), "a\"b"} {
		a := p.do(request{method: http.MethodGet, path: "/resource/harbor-4012", header: map[string]string{"X-Correlation-ID": id}, wrong: true}).wantError(400, "invalid-header")
		if own := a.header.Get("X-Correlation-ID"); own == "" || own == id {
			t.Errorf("the answer has correlation id %q, want one of the portal's own", own)
		}
	}
}
