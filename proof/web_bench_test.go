package proof_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"runtime"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
)

// webPassword is a web password that the rules accept.
var webPassword = password.New("Gull-over-7-piers")

// webUser is the name under which the i-th user signs in.
func webUser(i int) string { return fmt.Sprintf("guest%d@harbor.example", i) }

// makeWebPortal makes a portal whose users have web passwords, hashed as they are outside tests.
func makeWebPortal(b *testing.B, users int) *mailbox.Accounts {
	b.Helper()
	p := makePortal(b, 1)
	profiles, err := library()
	if err != nil {
		b.Fatal(err)
	}
	a, err := mailbox.New(mailbox.Config{
		Store: p.store, Keys: p.keys, Profiles: profiles, Now: time.Now, Rand: rand.Reader,
	})
	if err != nil {
		b.Fatal(err)
	}
	seed := crowd(users)
	seed.Tenants[0].Tenant.Profile = "my-phone"
	for i := range seed.Tenants[0].Mailboxes {
		m := &seed.Tenants[0].Mailboxes[i]
		m.Owner.UserName, m.Web = webUser(i), &mailbox.SeedWeb{Password: webPassword, Age: time.Hour}
	}
	if err := a.Load(b.Context(), tester, seed, false); err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkWebSignIn is a durable sign-in with a web password, two callers for each core, beside its
// floor: the two Argon2id hashes that each of them costs, on all cores at once.
func BenchmarkWebSignIn(b *testing.B) {
	cores := runtime.GOMAXPROCS(0)
	callers := 2 * cores
	b.Run("portal", func(b *testing.B) {
		a := makeWebPortal(b, callers)
		b.ResetTimer()
		crowded(b.Context(), callers, b.N, func(ctx context.Context, caller int) error {
			out, err := a.SignInWeb(ctx, mailbox.WebAttempt{
				User: webUser(caller), Password: webPassword, App: mailbox.MyPhone, Terminal: webUser(caller),
			})
			if err == nil && out.Verdict != mailbox.SignedIn {
				err = fmt.Errorf("the right password is answered by %s", out.Verdict)
			}
			return err
		}).report(b, 0)
	})
	b.Run("floor", func(b *testing.B) {
		c, salt, word := password.Standard(), make([]byte, 16), []byte(webPassword.Reveal())
		crowded(b.Context(), cores, b.N, func(context.Context, int) error {
			for range 2 {
				argon2.IDKey(word, salt, c.Passes, c.Memory, c.Lanes, 32)
			}
			return nil
		}).report(b, 0)
	})
}
