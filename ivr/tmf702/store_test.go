package tmf702_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/mem"
)

// training is a store that holds the class training, filled once; tests work on copies of it.
var training = sync.OnceValues(func() (*mem.Store, error) {
	store := mem.New(mem.Options{})
	accounts, err := open(store)
	if err != nil {
		return nil, err
	}
	return store, load(context.Background(), accounts)
})

// load fills a store with the class training.
func load(ctx context.Context, accounts *mailbox.Accounts) error {
	seed, err := fixtures.Class(fixtures.TrainingClass)
	if err != nil {
		return err
	}
	return accounts.Load(ctx, mailbox.By{Actor: "test"}, seed, false)
}

// filled is a store of its own that holds the class training.
func filled(t testing.TB) *mem.Store {
	t.Helper()
	store, err := training()
	if err != nil {
		t.Fatal(err)
	}
	return store.Copy()
}

// accountsOn are the accounts on a store.
func accountsOn(t testing.TB, store mailbox.Store) *mailbox.Accounts {
	t.Helper()
	accounts, err := open(store)
	if err != nil {
		t.Fatal(err)
	}
	return accounts
}

// testKeys are the keys of all stores of the tests.
func testKeys() (*pin.Keys, error) { return pin.NewKeys(bytes.Repeat([]byte{7}, pin.SecretSize)) }

// open makes the accounts on a store, each with randomness of its own.
func open(store mailbox.Store) (*mailbox.Accounts, error) { return openAt(store, time.Now) }

// openAt is open with a wall clock.
func openAt(store mailbox.Store, now func() time.Time) (*mailbox.Accounts, error) {
	keys, err := testKeys()
	if err != nil {
		return nil, err
	}
	profiles, err := fixtures.Profiles()
	if err != nil {
		return nil, err
	}
	var seed [32]byte
	for i := range seed {
		seed[i] = byte(rand.Uint32()) // two servers on one store must not draw the same names
	}
	return mailbox.New(mailbox.Config{Store: store, Keys: keys, Profiles: profiles, Now: now, Rand: rand.NewChaCha8(seed)})
}
