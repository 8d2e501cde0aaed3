package scenario

import (
	"context"
	"errors"

	"voiceportal/ivr/mailbox"
)

// errInjected is what the store gives when a scenario makes it fail.
var errInjected = errors.New("the scenario makes the store fail")

// faults is a store that fails when a scenario says so.
type faults struct {
	mailbox.Store
	nextCommit, nextRead bool
}

// View fails once where the next read is to.
func (f *faults) View(ctx context.Context, fn func(mailbox.Reader) error) error {
	if f.nextRead {
		f.nextRead = false
		return errInjected
	}
	return f.Store.View(ctx, fn)
}

// Update runs fn, and then fails once where the next commit is to: like a disk that is full only
// when it comes to writing.
func (f *faults) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	return f.Store.Update(ctx, func(tx mailbox.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		if f.nextCommit {
			f.nextCommit = false
			return errInjected
		}
		return nil
	})
}

// arm makes the next read or commit fail.
func (f *faults) arm(what string) {
	switch what {
	case "next-commit":
		f.nextCommit = true
	case "next-read":
		f.nextRead = true
	}
}
