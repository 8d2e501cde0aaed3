package mailbox_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// onboarding says how new users of a tenant get their PIN.
func (o *office) onboarding(tenant string, mode mailbox.OnboardingMode, p pin.PIN) {
	o.Helper()
	if err := o.SetOnboarding(o.Context(), kim, tenant, mode, p); err != nil {
		o.Fatal(err)
	}
}

func (o *office) tenant(id string) mailbox.Tenant {
	o.Helper()
	t, err := o.Tenant(o.Context(), id)
	if err != nil {
		o.Fatal(err)
	}
	return t
}

func TestTenantsAreListedByID(t *testing.T) {
	t.Parallel()
	o := open(t)
	all, err := o.Tenants(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, tenant := range all {
		ids = append(ids, tenant.ID)
	}
	if diff := cmp.Diff([]string{"harbor", "meridian", "oakfield", "riverside"}, ids); diff != "" {
		t.Errorf("tenants (-want +got):\n%s", diff)
	}
}

func TestAMistypedTenantIsSuggested(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, err := o.Tenant(t.Context(), "habor")
	if !errors.Is(err, mailbox.ErrNoTenant) || err.Error() != "no such tenant: habor; did you mean harbor?" {
		t.Errorf("error %v", err)
	}
}

func TestATenantCanBeEdited(t *testing.T) {
	t.Parallel()
	o := open(t)
	err := o.EditTenant(t.Context(), kim, "harbor", mailbox.TenantEdit{Name: to("Harbour"), AdminEmail: to(""), Language: to("fr")})
	if err != nil {
		t.Fatal(err)
	}
	got := o.tenant("harbor")
	if got.Name != "Harbour" || got.AdminEmail != "" || got.Language != "fr" || got.Profile != "broadcloud" {
		t.Errorf("tenant %+v", got)
	}
	o.fail(ana, 5)
	if mails := o.mails(ana); len(mails) != 0 {
		t.Errorf("a lock was mailed to nobody: %+v", mails)
	}
}

func TestATenantIsRefusedWhatItCannotUse(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		edit mailbox.TenantEdit
		want string
	}{
		{"no name", mailbox.TenantEdit{Name: to(" ")}, "tenant harbor: name: it is empty; give the tenant a name"},
		{"an unknown profile", mailbox.TenantEdit{Profile: to("nortel")}, "tenant harbor: profile: no such profile: nortel"},
		{"a bad address", mailbox.TenantEdit{AdminEmail: to("admin")}, `tenant harbor: admin address: "admin" is no address; write it as name@company.example`},
		{"no language", mailbox.TenantEdit{Language: to("")}, "tenant harbor: language: it is empty; name one, such as en"},
		{"a portal number that is none", mailbox.TenantEdit{PortalNumber: to("7k")}, `tenant harbor: portal number: "7k" is no number; use 1 to 20 digits`},
		{"a portal number that a mailbox has", mailbox.TenantEdit{PortalNumber: to("4012")}, "tenant harbor: portal number: a mailbox has 4012; choose another"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			before := o.state()
			err := o.EditTenant(t.Context(), kim, "harbor", tt.edit)
			if r := o.refusal(err, mailbox.RefusedBadValue); r.Error() != tt.want {
				t.Errorf("refusal %q, want %q", r, tt.want)
			}
			if o.state() != before {
				t.Error("a refused edit changed the store")
			}
		})
	}
}

func TestAnEmptyEditOfATenantIsRefused(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.refusal(o.EditTenant(t.Context(), kim, "harbor", mailbox.TenantEdit{}), mailbox.RefusedAlready)
	if err := o.EditTenant(t.Context(), kim, "habor", mailbox.TenantEdit{Name: to("x")}); !errors.Is(err, mailbox.ErrNoTenant) {
		t.Errorf("an unknown tenant: %v", err)
	}
	sites := []string{"Leith"}
	if err := o.EditTenant(t.Context(), kim, "harbor", mailbox.TenantEdit{Sites: &sites}); err != nil {
		t.Fatal(err)
	}
	o.apply(ana, mailbox.Edit{Site: to("Leith")})
}

func TestANewTenantTakesMailboxes(t *testing.T) {
	t.Parallel()
	o := open(t)
	mill := mailbox.Tenant{ID: "mill", Name: "Mill", Profile: "essensys", PortalNumber: "700", Language: "en", Onboarding: mailbox.OnboardDefault}
	if err := o.CreateTenant(t.Context(), kim, mill); err != nil {
		t.Fatal(err)
	}
	k := mailbox.Key{Tenant: "mill", Number: "12"}
	o.apply(k, mailbox.Create{})
	if out := o.signIn(k, o.defaultPIN(k)); out.Due != mailbox.DueDefault {
		t.Errorf("first sign-in: %+v", out)
	}
	o.refusal(o.CreateTenant(t.Context(), kim, mill), mailbox.RefusedTaken)
	mill.ID = "The Mill"
	o.refusal(o.CreateTenant(t.Context(), kim, mill), mailbox.RefusedBadValue)
}

func TestACompanyPINIsSevenDigitsThatTheRulesAccept(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		tenant string
		mode   mailbox.OnboardingMode
		pin    pin.PIN
		want   mailbox.RefusalCode
		rules  []pin.Rule
	}{
		{"six digits", "oakfield", mailbox.OnboardDefault, pin.New("135792"), mailbox.RefusedRule, []pin.Rule{pin.RuleLength}},
		{"eight digits", "oakfield", mailbox.OnboardDefault, pin.New("13579241"), mailbox.RefusedRule, []pin.Rule{pin.RuleLength}},
		{"none", "oakfield", mailbox.OnboardDefault, pin.PIN{}, mailbox.RefusedRule, []pin.Rule{pin.RuleLength}},
		{"a run", "oakfield", mailbox.OnboardDefault, pin.New("1234680"), mailbox.RefusedRule, []pin.Rule{pin.RuleSequence}},
		{"letters", "oakfield", mailbox.OnboardDefault, pin.New("13579a4"), mailbox.RefusedRule, []pin.Rule{pin.RuleDigits}},
		{"no mode", "oakfield", "sometimes", pin.PIN{}, mailbox.RefusedBadValue, nil},
		{"a profile that decides alone", "harbor", mailbox.OnboardDefault, pin.New("1357924"), mailbox.RefusedBadValue, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			before := o.state()
			r := o.refusal(o.SetOnboarding(t.Context(), kim, tt.tenant, tt.mode, tt.pin), tt.want)
			if diff := cmp.Diff(tt.rules, rulesOf(r.Violations)); diff != "" {
				t.Errorf("rules (-want +got):\n%s", diff)
			}
			if o.state() != before {
				t.Error("a refused setting changed the store")
			}
			if !tt.pin.IsZero() && strings.Contains(r.Error(), tt.pin.Reveal()) {
				t.Error("the refusal shows the PIN")
			}
		})
	}
}

func TestTheOnboardingSettingTouchesNoPINThatExists(t *testing.T) {
	t.Parallel()
	o := open(t)
	before := o.summary(olga)
	o.onboarding("oakfield", mailbox.OnboardSystem, pin.PIN{})
	if o.tenant("oakfield").CompanyPIN != nil {
		t.Error("the company's PIN is still kept")
	}
	o.onboarding("oakfield", mailbox.OnboardDefault, pin.New("8304617"))
	if diff := cmp.Diff(before, o.summary(olga)); diff != "" {
		t.Errorf("a mailbox changed (-before +after):\n%s", diff)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{mailbox.EntryOnboarding}}, 0)
	if err != nil || len(entries) != 2 || entries[0].Detail != "oakfield, default" {
		t.Errorf("audit %+v, %v", entries, err)
	}
}
