package mailbox

import (
	"fmt"
	"time"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// account is a mailbox with the tenant and the rules it lives under.
type account struct {
	tenant Tenant
	rules  *profile.Profile
	box    Mailbox
}

// rulesOf finds a tenant and its profile.
func (v view) rulesOf(tenant string) (Tenant, *profile.Profile, error) {
	t, err := v.Tenant(tenant)
	if err != nil {
		return Tenant{}, nil, fmt.Errorf("tenant %w", err)
	}
	p, err := v.a.profiles.Profile(t.Profile)
	if err != nil {
		return Tenant{}, nil, fmt.Errorf("rules of tenant %s: %w", tenant, err)
	}
	return t, p, nil
}

// account reads a mailbox as it is at this instant: time has lifted the locks that end by
// themselves.
func (v view) account(k Key) (account, error) {
	t, p, err := v.rulesOf(k.Tenant)
	if err != nil {
		return account{}, err
	}
	box, err := v.Mailbox(k)
	if err != nil {
		return account{}, fmt.Errorf("mailbox %w", err)
	}
	return account{tenant: t, rules: p, box: box.settled(v.now, p.Lockout)}, nil
}

// hasDefault reports whether a reset can put a default PIN back: only where every number has its
// own. A company's default PIN is for onboarding alone.
func (c account) hasDefault() bool { return c.rules.HasDefault() }

// agesAt is when a personal PIN ages out; zero for never.
func (c account) agesAt() time.Time {
	if c.rules.MaxAge <= 0 || c.box.Credential.Kind != CredentialPersonal {
		return time.Time{}
	}
	return c.box.Credential.SetAt.Add(c.rules.MaxAge)
}

// due is why a change is due, by precedence: what kind of PIN it is, then its age, then the wish
// of an admin.
func (c account) due(now time.Time) Due {
	switch c.box.Credential.Kind {
	case CredentialTemporary:
		return DueTemporary
	case CredentialDefault:
		return DueDefault
	}
	if at := c.agesAt(); !at.IsZero() && !now.Before(at) {
		return DueExpired
	}
	return c.box.Credential.Due
}

// dead reports whether the credential opens nothing, even for who knows it.
func (c account) dead(now time.Time) bool {
	cr := c.box.Credential
	return cr.Spent || len(cr.Verifier.Sum) == 0 ||
		!cr.ExpiresAt.IsZero() && !now.Before(cr.ExpiresAt)
}

// lastSeen is the last sign-in, or the creation where there was none.
func (c account) lastSeen() time.Time {
	if c.box.LastSignIn.IsZero() {
		return c.box.CreatedAt
	}
	return c.box.LastSignIn
}

func (c account) dormant(now time.Time) bool {
	return c.rules.DormantAfter > 0 && !now.Before(c.lastSeen().Add(c.rules.DormantAfter))
}

// defaultPIN opens the number's default PIN, or the company's. The zero PIN means that there is
// none.
func (v vault) defaultPIN(c account) (pin.PIN, error) {
	if c.hasDefault() && c.box.DefaultPIN != nil {
		return v.open(c.box.DefaultPIN, placeOfDefault(c.box.subject()))
	}
	if c.rules.Default.Company && c.tenant.CompanyPIN != nil {
		return v.open(c.tenant.CompanyPIN, placeOfCompany(c.tenant.ID))
	}
	return pin.PIN{}, nil
}

// context is what a new PIN of the mailbox is judged against.
func (v vault) context(c account) (pin.Context, error) {
	def, err := v.defaultPIN(c)
	if err != nil {
		return pin.Context{}, err
	}
	ctx := pin.Context{
		Extension: c.box.Number,
		Phone:     c.box.Owner.Phone,
		Name:      c.box.Owner.Name(),
		Current:   v.current(c.box),
		History:   v.history(c.box),
	}
	if !def.IsZero() {
		ctx.Default = def
	}
	return ctx, nil
}
