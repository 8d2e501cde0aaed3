package mailbox_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/mem"
)

func TestAccountsNeedEverythingButALog(t *testing.T) {
	t.Parallel()
	o := open(t)
	whole := mailbox.Config{Store: o.store, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: zeros{}}
	if _, err := mailbox.New(whole); err != nil {
		t.Errorf("without a log: %v", err)
	}
	for field, drop := range map[string]func(*mailbox.Config){
		"Store":    func(c *mailbox.Config) { c.Store = nil },
		"Keys":     func(c *mailbox.Config) { c.Keys = nil },
		"Profiles": func(c *mailbox.Config) { c.Profiles = nil },
		"Now":      func(c *mailbox.Config) { c.Now = nil },
		"Rand":     func(c *mailbox.Config) { c.Rand = nil },
	} {
		c := whole
		drop(&c)
		if _, err := mailbox.New(c); err == nil || !strings.Contains(err.Error(), "Config."+field+" ") {
			t.Errorf("without %s: %v", field, err)
		}
	}
}

func TestWithoutRandomnessNoPINIsMade(t *testing.T) {
	t.Parallel()
	o := open(t)
	a, err := mailbox.New(mailbox.Config{Store: o.store, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: new(bytes.Buffer)})
	if err != nil {
		t.Fatal(err)
	}
	before := o.state()
	for _, act := range []mailbox.Act{mailbox.Reset{To: mailbox.CredentialTemporary}, mailbox.SetPIN{PIN: fresh}} {
		if _, err := a.Apply(t.Context(), kim, ana, act); err == nil {
			t.Errorf("%T was done without randomness", act)
		}
	}
	if _, err := a.OpenCall(t.Context(), mailbox.Call{}); err == nil {
		t.Error("a call was named without randomness")
	}
	if o.state() != before {
		t.Error("the store changed")
	}
}

func TestATenantOfAnUnknownProfileIsAnErrorEverywhere(t *testing.T) {
	t.Parallel()
	o := open(t)
	delete(o.rules, "broadcloud")
	_, signErr := o.SignIn(t.Context(), mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: anaPIN})
	_, checkErr := o.CheckPIN(t.Context(), ana, fresh)
	_, listErr := o.Summaries(t.Context(), "")
	_, dialErr := o.Dial(t.Context(), ana, "7000")
	_, actErr := o.Apply(t.Context(), kim, ana, mailbox.Unlock{})
	for what, err := range map[string]error{"sign-in": signErr, "check": checkErr, "list": listErr, "dial": dialErr, "act": actErr} {
		if err == nil || !strings.Contains(err.Error(), "rules of tenant harbor: no such profile: broadcloud") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestACancelledContextChangesNothing(t *testing.T) {
	t.Parallel()
	o := open(t)
	before := o.state()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := o.SignIn(ctx, mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: wrong}); !errors.Is(err, context.Canceled) {
		t.Errorf("sign-in: %v", err)
	}
	if _, err := o.Apply(ctx, kim, ana, mailbox.LockOut{}); !errors.Is(err, context.Canceled) {
		t.Errorf("act: %v", err)
	}
	if o.state() != before {
		t.Error("the store changed")
	}
}

// Accounts are made on a store and filled with a class. Here a caller locks herself out, and an
// admin lets her in again.
func ExampleAccounts() {
	ctx := context.Background()
	profiles, _ := fixtures.Profiles()
	keys, _ := pin.NewKeys(make([]byte, pin.SecretSize))
	accounts, err := mailbox.New(mailbox.Config{
		Store: mem.New(mem.Options{Chain: keys.Chain}), Keys: keys, Profiles: profiles, Now: time.Now, Rand: rand.Reader,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	admin := mailbox.By{Actor: "kim"}
	class, _ := fixtures.Class("training")
	if err := accounts.Load(ctx, admin, class, false); err != nil {
		fmt.Println(err)
		return
	}

	ana := mailbox.Key{Tenant: "harbor", Number: "4012"}
	try := func(entry string) {
		out, err := accounts.SignIn(ctx, mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: pin.New(entry)})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(out.Verdict, out.Left)
	}
	for range 5 {
		try("1111")
	}
	try("2580")
	if _, err := accounts.Apply(ctx, admin, ana, mailbox.Unlock{}); err != nil {
		fmt.Println(err)
		return
	}
	try("2580")
	// Output:
	// refused 4
	// refused 3
	// refused 2
	// refused 1
	// locked 0
	// locked 0
	// signed-in 5
}

func TestFrontsHearOfEveryChange(t *testing.T) {
	t.Parallel()
	o := open(t)
	changes, err := o.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.apply(ana, mailbox.LockOut{})
	for c := range changes {
		if c.Kind == mailbox.ChangedMailbox && c.Record == ana.String() {
			return
		}
	}
	t.Error("the lock was not reported")
}
