package mailbox_test

import (
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
	"voiceportal/store/mem"
)

// morning is when every test begins, on the wall and in the portal.
var morning = time.Date(2025, time.November, 4, 9, 14, 0, 0, time.UTC)

const day = 24 * time.Hour

// The mailboxes of the tests and their owners' PINs, all of which their rules accept.
var (
	ana    = mailbox.Key{Tenant: "harbor", Number: "4012"} // broadcloud, own PIN, two messages
	ben    = mailbox.Key{Tenant: "harbor", Number: "4015"} // no e-mail address
	dara   = mailbox.Key{Tenant: "harbor", Number: "4023"} // temporary PIN, its mail waits
	gia    = mailbox.Key{Tenant: "harbor", Number: "4036"} // deactivated
	desk   = mailbox.Key{Tenant: "riverside", Number: "2000"}
	mia    = mailbox.Key{Tenant: "riverside", Number: "2001"} // essensys, on the default PIN
	noah   = mailbox.Key{Tenant: "riverside", Number: "2002"} // essensys, own PIN
	olga   = mailbox.Key{Tenant: "oakfield", Number: "3001"}  // company default, own PIN
	lena   = mailbox.Key{Tenant: "meridian", Number: "5001"}  // my-phone, own web password
	nobody = mailbox.Key{Tenant: "harbor", Number: "4999"}

	anaPIN  = pin.New("2580")
	benPIN  = pin.New("45249")
	daraPIN = pin.New("740582")
	deskPIN = pin.New("904613")
	miaPIN  = pin.New("258013") // the default PIN of her number
	noahPIN = pin.New("7294")
	olgaPIN = pin.New("6081734")
	wrong   = pin.New("1111")
	fresh   = pin.New("90817") // accepted as a new PIN by every tenant's rules
)

// lenaPassword is a web password that the rules accept.
var lenaPassword = password.New("Gull-over-7-piers")

// cheap is the least that hashing a password can cost.
var cheap = password.Cost{Memory: 8, Passes: 1, Lanes: 1}

var kim = mailbox.By{Actor: "kim", Reason: "asked by phone"}

// town is the class of the tests.
func town() mailbox.Seed {
	return mailbox.Seed{
		Name: "town", Time: morning, Mode: mailbox.ClockReal,
		Tenants: []mailbox.SeedTenant{
			{
				Tenant: mailbox.Tenant{
					ID: "harbor", Name: "Harbor", Profile: "broadcloud", PortalNumber: "7000",
					AdminEmail: "admin@harbor.example", Language: "en", Sites: []string{"Bristol", "Rotterdam"},
				},
				Mailboxes: []mailbox.SeedMailbox{
					{
						Number: "4012", PIN: anaPIN, Age: 12 * day, LastSignIn: 17 * time.Hour,
						Owner:    mailbox.Owner{First: "Ana", Last: "Duarte", Email: "ana@harbor.example", UserName: "ana", Site: "Bristol"},
						Previous: []pin.PIN{pin.New("9851"), pin.New("60274")},
						Greeting: mailbox.Greeting{Text: "This is Ana.", Own: true},
						Messages: []mailbox.SeedMessage{
							{From: "4015", Age: 16 * time.Hour, Duration: 11 * time.Second, Text: "The ferry is late."},
							{From: "4023", Age: time.Hour, Duration: 13 * time.Second, Text: "Bring a pen."},
						},
					},
					{Number: "4015", PIN: benPIN, Age: 3 * day, LastSignIn: 200 * day, Owner: mailbox.Owner{First: "Ben", Last: "Okafor"}},
					{
						Number: "4023", Credential: mailbox.CredentialTemporary, PIN: daraPIN, Age: time.Hour,
						Owner: mailbox.Owner{First: "Dara", Last: "Singh", Email: "dara@harbor.example"},
					},
					{Number: "4036", Deactivated: true, Owner: mailbox.Owner{First: "Gia", Last: "Romano", Email: "gia@harbor.example"}},
				},
			},
			{
				Tenant: mailbox.Tenant{ID: "riverside", Name: "Riverside", Profile: "essensys", PortalNumber: "7000", AdminEmail: "admin@riverside.example", Language: "en"},
				Mailboxes: []mailbox.SeedMailbox{
					{Number: "2000", Kind: mailbox.KindMain, DefaultPIN: deskPIN, Owner: mailbox.Owner{Last: "Front desk"}},
					{Number: "2001", Main: "2000", DefaultPIN: miaPIN, Owner: mailbox.Owner{First: "Mia", Last: "Kovac", Email: "mia@riverside.example"}},
					{Number: "2002", Main: "2000", PIN: noahPIN, DefaultPIN: pin.New("613904"), Age: 40 * day, LastSignIn: day, Owner: mailbox.Owner{First: "Noah", Last: "Price"}},
				},
			},
			{
				Tenant:     mailbox.Tenant{ID: "oakfield", Name: "Oakfield", Profile: "company-default", PortalNumber: "7000", AdminEmail: "admin@oakfield.example", Language: "en", Onboarding: mailbox.OnboardDefault},
				CompanyPIN: pin.New("1357924"),
				Mailboxes: []mailbox.SeedMailbox{
					{Number: "3001", PIN: olgaPIN, Age: 5 * day, LastSignIn: day, Owner: mailbox.Owner{First: "Olga", Last: "Brandt", Email: "olga@oakfield.example"}},
				},
			},
			{
				Tenant: mailbox.Tenant{ID: "meridian", Name: "Meridian", Profile: "my-phone", PortalNumber: "7000", AdminEmail: "admin@meridian.example", Language: "en"},
				Mailboxes: []mailbox.SeedMailbox{
					{
						Number: "5001", PIN: fresh, Age: 5 * day, LastSignIn: day,
						Owner: mailbox.Owner{First: "Lena", Last: "Matos", Email: "lena@post.example", UserName: "lena@meridian.example", Phone: "351210994001", AltID: "8830412"},
						Web:   &mailbox.SeedWeb{Password: lenaPassword, Age: 20 * day},
					},
				},
			},
		},
	}
}

// wall is a wall clock that stands until a test moves it.
type wall struct {
	mu  sync.Mutex
	now time.Time
}

func (w *wall) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *wall) Add(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// rulebook finds profiles by name; tests change its copies.
type rulebook map[string]*profile.Profile

func (r rulebook) Profile(name string) (*profile.Profile, error) {
	if p, ok := r[name]; ok {
		return p, nil
	}
	return nil, errors.New("no such profile: " + name)
}

// library reads the profiles once for all tests, which change copies only.
var library = sync.OnceValues(fixtures.Profiles)

// office is a portal with the class town, its clock and its rules.
type office struct {
	*mailbox.Accounts
	testing.TB
	store *mem.Store
	keys  *pin.Keys
	wall  *wall
	rules rulebook
}

// open opens an office. Each change is made to the profile that it names before the class is loaded.
func open(t testing.TB, changes ...func(rulebook)) *office {
	t.Helper()
	lib, err := library()
	if err != nil {
		t.Fatal(err)
	}
	rules := rulebook{}
	for _, name := range lib.Names() {
		p, err := lib.Profile(name)
		if err != nil {
			t.Fatal(err)
		}
		own := *p
		rules[name] = &own
	}
	for _, change := range changes {
		change(rules)
	}
	keys, err := pin.NewKeys(make([]byte, pin.SecretSize))
	if err != nil {
		t.Fatal(err)
	}
	o := &office{TB: t, store: mem.New(mem.Options{Chain: keys.Chain}), keys: keys, wall: &wall{now: morning}, rules: rules}
	t.Cleanup(func() { _ = o.store.Close() })
	o.Accounts = o.another(1)
	if err := o.Load(t.Context(), mailbox.By{Actor: "teacher"}, town(), false); err != nil {
		t.Fatal(err)
	}
	return o
}

// another opens the store once more, as another process would.
func (o *office) another(seed byte) *mailbox.Accounts {
	o.Helper()
	a, err := mailbox.New(mailbox.Config{
		Store: o.store, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now,
		Rand: rand.NewChaCha8([32]byte{seed}), Log: slog.New(slog.DiscardHandler), Cost: cheap,
	})
	if err != nil {
		o.Fatal(err)
	}
	return a
}

func (o *office) summary(k mailbox.Key) mailbox.Summary {
	o.Helper()
	s, err := o.Summary(o.Context(), k)
	if err != nil {
		o.Fatal(err)
	}
	return s
}

// signIn tries a PIN at the mailbox door.
func (o *office) signIn(k mailbox.Key, p pin.PIN) mailbox.SignedInAs {
	o.Helper()
	return o.signInAt(mailbox.DoorMailbox, k, p)
}

func (o *office) signInAt(door string, k mailbox.Key, p pin.PIN) mailbox.SignedInAs {
	o.Helper()
	out, err := o.SignIn(o.Context(), mailbox.Attempt{Mailbox: k, Door: door, PIN: p, Call: "call-1"})
	if err != nil {
		o.Fatal(err)
	}
	return out
}

// fail gives n wrong PINs.
func (o *office) fail(k mailbox.Key, n int) (last mailbox.SignedInAs) {
	o.Helper()
	for range n {
		last = o.signIn(k, wrong)
	}
	return last
}

func (o *office) apply(k mailbox.Key, act mailbox.Act) mailbox.Receipt {
	o.Helper()
	r, err := o.Apply(o.Context(), kim, k, act)
	if err != nil {
		o.Fatalf("%T on %s: %v", act, k, err)
	}
	return r
}

// refused expects that an act is refused, and why.
func (o *office) refused(k mailbox.Key, act mailbox.Act, want mailbox.RefusalCode) *mailbox.Refusal {
	o.Helper()
	_, err := o.Apply(o.Context(), kim, k, act)
	return o.refusal(err, want)
}

func (o *office) refusal(err error, want mailbox.RefusalCode) *mailbox.Refusal {
	o.Helper()
	r, ok := errors.AsType[*mailbox.Refusal](err)
	if !ok || r.Code != want {
		o.Fatalf("got error %v, want a refusal with code %s", err, want)
	}
	return r
}

// advance moves portal time by moving the wall.
func (o *office) advance(d time.Duration) { o.wall.Add(d) }

// log lists what the audit says of a mailbox, oldest first.
func (o *office) log(k mailbox.Key) (acts []string) {
	o.Helper()
	entries, err := o.AuditLog(o.Context(), mailbox.AuditFilter{Mailbox: k}, 0)
	if err != nil {
		o.Fatal(err)
	}
	for i := len(entries) - 1; i >= 0; i-- {
		acts = append(acts, entries[i].Act)
	}
	return acts
}

// mails lists the mails about a mailbox, oldest first.
func (o *office) mails(k mailbox.Key) (found []mailbox.Mail) {
	o.Helper()
	all, err := o.Mails(o.Context(), k.Tenant, 0)
	if err != nil {
		o.Fatal(err)
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Mailbox == k {
			found = append(found, all[i])
		}
	}
	return found
}

// mailed opens the newest mail about a mailbox and returns the PIN in it.
func (o *office) mailed(k mailbox.Key) pin.PIN {
	o.Helper()
	all := o.mails(k)
	if len(all) == 0 {
		o.Fatalf("no mail about %s", k)
	}
	p, err := o.Reveal(o.Context(), kim, all[len(all)-1].ID)
	if err != nil {
		o.Fatal(err)
	}
	return p
}

// state is all that a refused act or a preview must leave as it is.
func (o *office) state() string {
	o.Helper()
	s, err := o.Snapshot(o.Context(), "now")
	if err != nil {
		o.Fatal(err)
	}
	last, err := o.LastEntry(o.Context())
	if err != nil {
		o.Fatal(err)
	}
	return fmt.Sprintf("%+v audit=%d", s, last)
}
