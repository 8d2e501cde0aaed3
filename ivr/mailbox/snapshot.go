package mailbox

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Snapshot is the content of a store but for its audit and its calls in progress, to be kept and
// restored. Its PINs are verifiers and sealed values, which only the key file of this store makes
// anything of.
type Snapshot struct {
	Class     Class
	At        time.Time // portal time
	Mode      ClockMode
	Tenants   []Tenant
	Mailboxes []Mailbox
	Messages  []Message
	Mails     []Mail // oldest first
}

// Snapshot copies the content of the store, as a class of the given name.
func (a *Accounts) Snapshot(ctx context.Context, name string) (Snapshot, error) {
	var s Snapshot
	err := a.view(ctx, func(v view) error {
		s = Snapshot{Class: Class{Name: name, Time: v.now}, At: v.now, Mode: v.clock.Mode}
		return v.copyInto(&s)
	})
	if err != nil {
		return Snapshot{}, fmt.Errorf("snapshot %s: %w", name, err)
	}
	return s, nil
}

func (v view) copyInto(s *Snapshot) error {
	var err error
	if s.Tenants, err = v.Tenants(); err != nil {
		return fmt.Errorf("list the tenants: %w", err)
	}
	for _, t := range s.Tenants {
		for box, err := range v.Mailboxes(t.ID, "") {
			if err != nil {
				return fmt.Errorf("list the mailboxes of %s: %w", t.ID, err)
			}
			messages, err := v.Messages(box.Key)
			if err != nil {
				return fmt.Errorf("messages of %s: %w", box.Key, err)
			}
			s.Mailboxes = append(s.Mailboxes, box)
			s.Messages = append(s.Messages, messages...)
		}
	}
	for m, err := range v.Mails() {
		if err != nil {
			return fmt.Errorf("list the mails: %w", err)
		}
		s.Mails = append(s.Mails, m)
	}
	slices.Reverse(s.Mails)
	return nil
}

// Restore empties the store, but for the audit, and fills it with a snapshot; portal time goes on
// from when it was taken. While calls are in progress it is refused like [Accounts.Load].
func (a *Accounts) Restore(ctx context.Context, by By, s Snapshot, force bool) error {
	return a.refill(ctx, by, s, EntryClassRestore, force)
}
