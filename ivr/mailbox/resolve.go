package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"voiceportal/ivr/spelling"
)

// ErrAmbiguous is a number that mailboxes of several tenants have.
var ErrAmbiguous = errors.New("more than one mailbox has this number")

// Resolve finds a mailbox by "tenant/number", or by number alone where only one tenant has it. An
// unknown one is [ErrNoMailbox], a number of several tenants [ErrAmbiguous]; both name what was
// asked for, and what comes near.
func (a *Accounts) Resolve(ctx context.Context, name string) (Key, error) {
	if name == "" {
		return Key{}, fmt.Errorf("%w: name one, as harbor/4012", ErrNoMailbox)
	}
	var found Key
	err := a.view(ctx, func(v view) error {
		var err error
		if tenant, number, ok := strings.Cut(name, "/"); ok {
			found, err = v.resolveIn(tenant, number)
		} else {
			found, err = v.resolveAnywhere(name)
		}
		return err
	})
	return found, err
}

func (v view) resolveIn(tenant, number string) (Key, error) {
	k := Key{tenant, number}
	if _, err := v.Tenant(tenant); err != nil {
		return Key{}, v.noTenant(tenant, err)
	}
	if _, err := v.Mailbox(k); err != nil {
		if !errors.Is(err, ErrNoMailbox) {
			return Key{}, fmt.Errorf("mailbox %w", err)
		}
		return Key{}, fmt.Errorf("%w: %s%s", ErrNoMailbox, k, v.nearNumber(tenant, number))
	}
	return k, nil
}

// noTenant says which tenant was perhaps meant.
func (v view) noTenant(id string, err error) error {
	if !errors.Is(err, ErrNoTenant) {
		return fmt.Errorf("tenant %w", err)
	}
	tenants, listErr := v.Tenants()
	if listErr != nil {
		return fmt.Errorf("list the tenants: %w", listErr)
	}
	var ids []string
	for _, t := range tenants {
		ids = append(ids, t.ID)
	}
	return fmt.Errorf("%w: %s%s", ErrNoTenant, id, spelling.DidYouMean(id, ids))
}

func (v view) resolveAnywhere(number string) (Key, error) {
	tenants, err := v.Tenants()
	if err != nil {
		return Key{}, fmt.Errorf("list the tenants: %w", err)
	}
	var found []Key
	var names []string
	for _, t := range tenants {
		k := Key{t.ID, number}
		switch _, err := v.Mailbox(k); {
		case err == nil:
			found, names = append(found, k), append(names, k.String())
		case !errors.Is(err, ErrNoMailbox):
			return Key{}, fmt.Errorf("mailbox %w", err)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Key{}, fmt.Errorf("%w: %s", ErrNoMailbox, number)
	}
	return Key{}, fmt.Errorf("%w: %s; say which: %s", ErrAmbiguous, number, strings.Join(names, ", "))
}

// nearNumber suggests a number of the tenant that one slip of a finger away is this one.
func (v view) nearNumber(tenant, number string) string {
	var numbers []string
	for box, err := range v.Mailboxes(tenant, "") {
		if err != nil {
			return ""
		}
		numbers = append(numbers, box.Number)
	}
	return spelling.DidYouMean(number, numbers)
}
