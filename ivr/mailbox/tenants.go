package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Tenants lists the tenants by id.
func (a *Accounts) Tenants(ctx context.Context) ([]Tenant, error) {
	var all []Tenant
	err := a.view(ctx, func(v view) error {
		var err error
		all, err = v.Tenants()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the tenants: %w", err)
	}
	return all, nil
}

// Tenant finds one tenant; an unknown one is [ErrNoTenant], with what comes near.
func (a *Accounts) Tenant(ctx context.Context, id string) (Tenant, error) {
	var t Tenant
	err := a.view(ctx, func(v view) error {
		var err error
		if t, err = v.Tenant(id); err != nil {
			return v.noTenant(id, err)
		}
		return nil
	})
	return t, err
}

// TenantEdit changes a tenant. Nil fields stay as they are.
type TenantEdit struct {
	Name, Profile, PortalNumber, AdminEmail, Language *string
	Sites                                             *[]string
}

// CreateTenant makes a tenant without mailboxes. Its company PIN is given by
// [Accounts.SetOnboarding].
func (a *Accounts) CreateTenant(ctx context.Context, by By, t Tenant) error {
	t.CompanyPIN, t.Onboarding = nil, OnboardByProfile
	return a.tenantAct(ctx, by, t.ID, "created", func(tu *turn, old Tenant, known bool) (Tenant, error) {
		if known {
			return t, &Refusal{Code: RefusedTaken, Problem: fmt.Sprintf("tenant %s exists already", t.ID), Next: "choose another id"}
		}
		if !isTenantID(t.ID) {
			return t, badTenant(t.ID, "id", fmt.Sprintf("%q is no tenant id", t.ID), "use lower-case letters, digits and hyphens")
		}
		return t, nil
	})
}

// EditTenant changes a tenant. A new profile holds from now on for everything that its rules judge:
// the PINs in force stay.
func (a *Accounts) EditTenant(ctx context.Context, by By, id string, edit TenantEdit) error {
	return a.tenantAct(ctx, by, id, edit.words(), func(tu *turn, t Tenant, known bool) (Tenant, error) {
		if !known {
			return t, tu.noTenant(id, ErrNoTenant)
		}
		if edit.words() == "" {
			return t, &Refusal{Code: RefusedAlready, Problem: fmt.Sprintf("tenant %s: nothing to change", id), Next: "name at least one value"}
		}
		edit.apply(&t)
		return t, nil
	})
}

func (e TenantEdit) fields(t *Tenant) []struct {
	name string
	to   *string
	at   *string
} {
	return []struct {
		name string
		to   *string
		at   *string
	}{
		{"name", e.Name, &t.Name},
		{"profile", e.Profile, &t.Profile},
		{"portal number", e.PortalNumber, &t.PortalNumber},
		{"admin address", e.AdminEmail, &t.AdminEmail},
		{"language", e.Language, &t.Language},
	}
}

func (e TenantEdit) apply(t *Tenant) {
	for _, f := range e.fields(t) {
		if f.to != nil {
			*f.at = strings.TrimSpace(*f.to)
		}
	}
	if e.Sites != nil {
		t.Sites = *e.Sites
	}
}

func (e TenantEdit) words() string {
	var names []string
	for _, f := range e.fields(&Tenant{}) {
		if f.to != nil {
			names = append(names, f.name)
		}
	}
	if e.Sites != nil {
		names = append(names, "sites")
	}
	return strings.Join(names, ", ")
}

// tenantAct changes one tenant in one audited transaction.
func (a *Accounts) tenantAct(ctx context.Context, by By, id, words string, change func(*turn, Tenant, bool) (Tenant, error)) error {
	err := a.update(ctx, func(t *turn) error {
		old, err := t.Tenant(id)
		known := err == nil
		if err != nil && !errors.Is(err, ErrNoTenant) {
			return err
		}
		next, err := change(t, old, known)
		if err != nil {
			return err
		}
		if err := t.checkTenant(next); err != nil {
			return err
		}
		if err := t.tx.PutTenant(next); err != nil {
			return err
		}
		act := EntryTenant
		if known && next.Onboarding != old.Onboarding || string(next.CompanyPIN) != string(old.CompanyPIN) {
			act = EntryOnboarding
		}
		_, err = t.recordBy(by, AuditEntry{Act: act, Detail: joinDetail(id, words)})
		return err
	})
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal
	}
	if err != nil {
		return fmt.Errorf("change tenant %s: %w", id, err)
	}
	return nil
}

// checkTenant refuses a tenant whose data cannot be used.
func (t *turn) checkTenant(next Tenant) error {
	id := next.ID
	if next.Name == "" {
		return badTenant(id, "name", "it is empty", "give the tenant a name")
	}
	if _, err := t.a.profiles.Profile(next.Profile); err != nil {
		return badTenant(id, "profile", err.Error(), "")
	}
	if next.AdminEmail != "" && !isAddress(next.AdminEmail) {
		return badTenant(id, "admin address", fmt.Sprintf("%q is no address", next.AdminEmail), "write it as name@company.example")
	}
	if next.Language == "" {
		return badTenant(id, "language", "it is empty", "name one, such as en")
	}
	if !isNumber(next.PortalNumber) {
		return badTenant(id, "portal number", fmt.Sprintf("%q is no number", next.PortalNumber), fmt.Sprintf("use 1 to %d digits", maxNumber))
	}
	if _, err := t.Mailbox(Key{id, next.PortalNumber}); !errors.Is(err, ErrNoMailbox) && !errors.Is(err, ErrNoTenant) {
		if err != nil {
			return fmt.Errorf("mailbox %s/%s: %w", id, next.PortalNumber, err)
		}
		return badTenant(id, "portal number", "a mailbox has "+next.PortalNumber, "choose another")
	}
	return nil
}

func badTenant(id, field, problem, next string) *Refusal {
	return &Refusal{Code: RefusedBadValue, Next: next, Problem: fmt.Sprintf("tenant %s: %s: %s", id, field, problem)}
}

// isTenantID reports whether a text can name a tenant, in harbor/4012 and in file names.
func isTenantID(s string) bool {
	return s != "" && len(s) <= 32 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && s[0] != '-'
}
