package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Class is what the store was filled from.
type Class struct {
	Name   string
	Time   time.Time // portal time at load, to which the clock of a lab is reset
	Loaded time.Time // wall time
	Acts   uint64    // audit sequence at load
}

// Class tells what the store was filled from; a zero Class for a store that never was.
func (a *Accounts) Class(ctx context.Context) (Class, error) {
	var c Class
	err := a.view(ctx, func(v view) error {
		var err error
		c, err = v.Class()
		return err
	})
	if err != nil {
		return Class{}, fmt.Errorf("read the class: %w", err)
	}
	return c, nil
}

// Load empties the store, but for the audit, and fills it from a class. Loading the class that the
// store was filled from is its reset. While calls are in progress it is refused with
// [RefusedOnCall] unless forced; forced, it ends them.
func (a *Accounts) Load(ctx context.Context, by By, seed Seed, force bool) error {
	content, err := a.plant(ctx, seed)
	if err != nil {
		return fmt.Errorf("load class %s: %w", seed.Name, err)
	}
	return a.refill(ctx, by, content, EntryClassLoad, force)
}

// LoadFirst loads a class into a store that was never filled, and reports whether it did. Of any
// number of processes that start on a new store at the same instant, one does.
func (a *Accounts) LoadFirst(ctx context.Context, by By, seed Seed) (loaded bool, err error) {
	content, err := a.plant(ctx, seed)
	if err != nil {
		return false, fmt.Errorf("load class %s: %w", seed.Name, err)
	}
	err = a.update(ctx, func(t *turn) error {
		before, err := t.Class()
		if err != nil {
			return fmt.Errorf("read the class: %w", err)
		}
		if loaded = before.Loaded.IsZero(); !loaded {
			return nil
		}
		return t.refill(by, content, EntryClassLoad, false)
	})
	if err != nil {
		return false, fmt.Errorf("%s %s: %w", EntryClassLoad, seed.Name, err)
	}
	return loaded, nil
}

// refill replaces everything in the store, but for the audit.
func (a *Accounts) refill(ctx context.Context, by By, content Snapshot, entry string, force bool) error {
	err := a.update(ctx, func(t *turn) error { return t.refill(by, content, entry, force) })
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal
	}
	if err != nil {
		return fmt.Errorf("%s %s: %w", entry, content.Class.Name, err)
	}
	return nil
}

func (t *turn) refill(by By, content Snapshot, entry string, force bool) error {
	if err := t.mayRefill(force); err != nil {
		return err
	}
	before, err := t.Class()
	if err != nil {
		return fmt.Errorf("read the class: %w", err)
	}
	if entry == EntryClassLoad && before.Name == content.Class.Name && !before.Loaded.IsZero() {
		entry = EntryClassReset
	}
	if err := t.tx.Clear(); err != nil {
		return fmt.Errorf("empty the store: %w", err)
	}
	if err := t.fill(content); err != nil {
		return err
	}
	t.clock = Clock{Mode: content.Mode}.showing(content.At, t.wall)
	t.now = content.At
	seq, err := t.recordBy(by, AuditEntry{Act: entry, Detail: content.Class.Name})
	if err != nil {
		return err
	}
	class := content.Class
	class.Loaded, class.Acts = t.wall, seq
	return t.tx.PutClass(class)
}

func (t *turn) mayRefill(force bool) error {
	calls, err := t.live()
	if err != nil || force || len(calls) == 0 {
		return err
	}
	return &Refusal{
		Code:    RefusedOnCall,
		Problem: "the store is in use by " + counted(len(calls), "call"),
		Next:    "wait until no call is in progress, or force it",
	}
}

// fill puts a content into an emptied store. Credentials get generations that no earlier one had,
// so that a call that outlives the refill commits nothing.
func (t *turn) fill(content Snapshot) error {
	generation, err := t.firstGeneration()
	if err != nil {
		return err
	}
	for _, tenant := range content.Tenants {
		if err := t.tx.PutTenant(tenant); err != nil {
			return fmt.Errorf("tenant %s: %w", tenant.ID, err)
		}
	}
	for _, m := range content.Mailboxes {
		m.Credential.Generation = generation + 1
		if m.Web != nil {
			web := *m.Web
			web.Generation = generation + 1
			m.Web = &web
		}
		if err := t.keep(&m); err != nil {
			return err
		}
	}
	for _, m := range content.Messages {
		m.ID = 0
		if _, err := t.tx.PutMessage(m); err != nil {
			return fmt.Errorf("message for %s: %w", m.Mailbox, err)
		}
	}
	for _, m := range content.Mails {
		m.ID = 0
		if _, err := t.tx.PutMail(m); err != nil {
			return fmt.Errorf("mail to %s: %w", m.ToAddress, err)
		}
	}
	return nil
}
