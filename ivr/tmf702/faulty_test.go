package tmf702_test

import (
	"context"
	"sync"
	"testing"

	"voiceportal/ivr/mailbox"
)

// faulty is a store in memory that fails when it is told to.
type faulty struct {
	mailbox.Store
	mu  sync.Mutex
	err error
}

// accounts fills a store with the class training and returns the acts on it.
func (f *faulty) accounts(t testing.TB) *mailbox.Accounts {
	t.Helper()
	f.Store = filled(t)
	return accountsOn(t, f)
}

func (f *faulty) fail(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

func (f *faulty) broken() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

func (f *faulty) View(ctx context.Context, fn func(mailbox.Reader) error) error {
	if err := f.broken(); err != nil {
		return err
	}
	return f.Store.View(ctx, fn)
}

func (f *faulty) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	if err := f.broken(); err != nil {
		return err
	}
	return f.Store.Update(ctx, fn)
}
