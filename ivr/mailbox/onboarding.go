package mailbox

import (
	"context"
	"fmt"

	"voiceportal/ivr/pin"
)

// SetOnboarding says how new users of a tenant get their first PIN, where the profile leaves that
// to the company: with a generated PIN, or with a company default PIN. It touches no PIN that
// exists. The company PIN is of exactly the profile's length, obeys its rules, and is only kept
// sealed; with [OnboardSystem] it is forgotten.
func (a *Accounts) SetOnboarding(ctx context.Context, by By, id string, mode OnboardingMode, company pin.PIN) error {
	return a.tenantAct(ctx, by, id, string(mode), func(tu *turn, t Tenant, known bool) (Tenant, error) {
		if !known {
			return t, tu.noTenant(id, ErrNoTenant)
		}
		return tu.onboarding(t, mode, company)
	})
}

func (t *turn) onboarding(tenant Tenant, mode OnboardingMode, company pin.PIN) (Tenant, error) {
	rules, err := t.a.profiles.Profile(tenant.Profile)
	if err != nil {
		return tenant, fmt.Errorf("rules of tenant %s: %w", tenant.ID, err)
	}
	if !rules.Default.Company {
		return tenant, badTenant(tenant.ID, "onboarding", "its profile "+rules.Name+" decides alone how users are onboarded", "choose a profile that leaves it to the company")
	}
	tenant.Onboarding, tenant.CompanyPIN = mode, nil
	switch mode {
	case OnboardSystem:
		return tenant, nil
	case OnboardDefault:
	default:
		return tenant, badTenant(tenant.ID, "onboarding", fmt.Sprintf("%q is no mode", mode), "use system-generated or default")
	}
	if want := rules.Default.Length; company.Len() != want {
		r := badTenant(tenant.ID, "default PIN", fmt.Sprintf("it has %d digits", company.Len()), fmt.Sprintf("use exactly %d", want))
		r.Code, r.Violations = RefusedRule, []pin.Violation{{Rule: pin.RuleLength}}
		return tenant, r
	}
	if broken := rules.CompanyPIN().Check(company, pin.Context{}); len(broken) > 0 {
		return tenant, refuseRules(Key{}, "tenant "+tenant.ID, broken)
	}
	tenant.CompanyPIN, err = t.a.vault.seal(company, placeOfCompany(tenant.ID))
	return tenant, err
}
