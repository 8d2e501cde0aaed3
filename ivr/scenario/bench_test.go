package scenario_test

import (
	"runtime"
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/scenario"
	"voiceportal/store/mem"
)

// signIn is the shortest conversation that gets somewhere.
const signIn = `call from=harbor/4012 to=*98
press 2580#
expect state=main_menu
`

// BenchmarkSignIn measures a scenario that signs in: at most three times the bare work below.
func BenchmarkSignIn(b *testing.B) {
	p, s := player(b), load(b, signIn)
	for b.Loop() {
		r, err := p.Play(b.Context(), s)
		if err != nil || !r.Passed() {
			b.Fatal(err, failures(r))
		}
	}
}

// BenchmarkBareSignIn measures the machine and the store doing the same with nothing around them.
func BenchmarkBareSignIn(b *testing.B) {
	accounts, speech := bareAccounts(b)
	from := mailbox.Key{Tenant: "harbor", Number: "4012"}
	keys := []ivr.Key{'2', '5', '8', '0', '#'}
	for b.Loop() {
		v, err := call.Place(b.Context(), call.Config{Accounts: accounts, Speech: speech, From: from, To: "*98", ID: "a"})
		if err != nil {
			b.Fatal(err)
		}
		if err := v.Press(b.Context(), keys...); err != nil {
			b.Fatal(err)
		}
		if got := v.Snapshot().State; got != ivr.StateMainMenu {
			b.Fatal(got)
		}
	}
}

func bareAccounts(b *testing.B) (*mailbox.Accounts, ivr.Speech) {
	b.Helper()
	data, err := shared()
	if err != nil {
		b.Fatal(err)
	}
	keys, err := pin.NewKeys(make([]byte, pin.SecretSize))
	if err != nil {
		b.Fatal(err)
	}
	seed, err := fewPhones("training")
	if err != nil {
		b.Fatal(err)
	}
	accounts, err := mailbox.New(mailbox.Config{
		Store: mem.New(mem.Options{Chain: keys.Chain}), Keys: keys, Profiles: data.profiles,
		Now: func() time.Time { return seed.Time }, Rand: zeros{},
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := accounts.Load(b.Context(), mailbox.By{Actor: "bench"}, seed, true); err != nil {
		b.Fatal(err)
	}
	return accounts, data.speech
}

// zeros is randomness for a benchmark.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// BenchmarkThousand measures a thousand scenarios on all cores: under two seconds on two.
func BenchmarkThousand(b *testing.B) {
	p, s := player(b), load(b, lockout)
	all := make([]*scenario.Scenario, 1000)
	for i := range all {
		all[i] = s
	}
	for b.Loop() {
		err := p.PlayAll(b.Context(), all, runtime.NumCPU(), func(r scenario.Result) {
			if !r.Passed() {
				b.Error(failures(r))
			}
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
