package tmf702_test

import (
	"sync"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/tmf702"
)

// hands is a wall clock that stands until a test moves it.
type hands struct {
	mu  sync.Mutex
	now time.Time
}

// Now is the time that it shows.
func (h *hands) Now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *hands) add(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

// atTime has a server go by a clock of the test's.
func atTime(h *hands) option { return func(c *tmf702.Config) { c.Now = h.Now } }

// accountsOnAt are the accounts on a store, with a wall clock of their own.
func accountsOnAt(t testing.TB, store mailbox.Store, now func() time.Time) *mailbox.Accounts {
	t.Helper()
	accounts, err := openAt(store, now)
	if err != nil {
		t.Fatal(err)
	}
	return accounts
}
