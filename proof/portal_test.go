package proof_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// tenant is the one tenant of these portals, under the BroadCloud passcode rules: five tries, then
// the lock.
const tenant = "harbor"

// The PINs of these portals. Every mailbox begins with right; wrong is never anybody's.
var (
	right = pin.New("2580")
	wrong = pin.New("9406")
)

// tester is who acts as an admin here.
var tester = mailbox.By{Actor: "tester", Reason: "proof"}

// library reads the profiles once for a process.
var library = sync.OnceValues(fixtures.Profiles)

// portal is a store on disk with the accounts in it, opened by this process.
type portal struct {
	*mailbox.Accounts
	store *bolt.Store
	keys  *pin.Keys
	path  string
}

// openPortal opens a store that [makePortal] has made.
func openPortal(path string, o bolt.Options) (*portal, error) {
	return openPortalAt(path, o, time.Now)
}

// openPortalAt is openPortal by another wall clock.
func openPortalAt(path string, o bolt.Options, now func() time.Time) (*portal, error) {
	keys, err := pin.ReadKeyFile(path + ".key")
	if err != nil {
		return nil, err
	}
	o.Chain, o.KeyID = keys.Chain, keys.ID()
	s, err := bolt.Open(path, o)
	if err != nil {
		return nil, err
	}
	p := &portal{store: s, keys: keys, path: path}
	p.Accounts, err = accountsOn(s, keys, now)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return p, nil
}

// accountsOn are the accounts on a store.
func accountsOn(s mailbox.Store, keys *pin.Keys, now func() time.Time) (*mailbox.Accounts, error) {
	profiles, err := library()
	if err != nil {
		return nil, err
	}
	return mailbox.New(mailbox.Config{
		Store: s, Keys: keys, Profiles: profiles, Now: now, Rand: rand.Reader,
		Cost: password.Cost{Memory: 8, Passes: 1, Lanes: 1}, // a test has no passwords to protect
	})
}

// makePortal makes a portal with so many mailboxes and opens it. It is closed at the end.
func makePortal(t testing.TB, boxes int) *portal {
	t.Helper()
	path := filepath.Join(t.TempDir(), "portal.db")
	if _, err := pin.CreateKeyFile(path+".key", rand.Reader); err != nil {
		t.Fatal(err)
	}
	p := reopen(t, path, bolt.Options{})
	if err := p.Load(t.Context(), tester, crowd(boxes), false); err != nil {
		t.Fatal(err)
	}
	return p
}

// reopen opens a portal once more, as another process would.
func reopen(t testing.TB, path string, o bolt.Options) *portal {
	t.Helper()
	p, err := openPortal(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.store.Close() })
	return p
}

// crowd is a class of so many mailboxes, all alike.
func crowd(boxes int) mailbox.Seed {
	st := mailbox.SeedTenant{Tenant: mailbox.Tenant{
		ID: tenant, Name: "Harbor", Profile: "broadcloud", PortalNumber: "7000",
		AdminEmail: "admin@harbor.example", Language: "en",
	}}
	for i := range boxes {
		number := box(i).Number
		st.Mailboxes = append(st.Mailboxes, mailbox.SeedMailbox{
			Number: number, PIN: right, Age: time.Hour,
			Owner: mailbox.Owner{First: "Guest", Last: number, Email: number + "@harbor.example"},
		})
	}
	return mailbox.Seed{Name: "crowd", Mode: mailbox.ClockReal, Tenants: []mailbox.SeedTenant{st}}
}

// box is the i-th mailbox of a crowd.
func box(i int) mailbox.Key {
	return mailbox.Key{Tenant: tenant, Number: strconv.Itoa(1_000_000 + i)}
}

// try is a sign-in at the mailbox door.
func (p *portal) try(ctx context.Context, k mailbox.Key, with pin.PIN, call string) (mailbox.SignedInAs, error) {
	return p.SignIn(ctx, mailbox.Attempt{Mailbox: k, Door: mailbox.DoorMailbox, PIN: with, Call: call})
}

// mustSignIn tries the right PIN, which must open.
func (p *portal) mustSignIn(ctx context.Context, k mailbox.Key) error {
	out, err := p.try(ctx, k, right, "")
	if err == nil && out.Verdict != mailbox.SignedIn {
		err = fmt.Errorf("the right PIN of %s is answered by %s", k, out.Verdict)
	}
	return err
}
