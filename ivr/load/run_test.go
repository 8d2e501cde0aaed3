package load_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"voiceportal/fixtures"
	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr/call"
	"voiceportal/ivr/load"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/mem"
)

// underLoad is a portal in memory that is filled for a load, and the least that a load needs.
func underLoad(t testing.TB, mailboxes int) (*mailbox.Accounts, load.Config) {
	t.Helper()
	keys, err := pin.NewKeys(bytes.Repeat([]byte{7}, pin.SecretSize))
	if err != nil {
		t.Fatal(err)
	}
	profiles, err := fixtures.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := profiles.Profile("broadcloud")
	if err != nil {
		t.Fatal(err)
	}
	accounts, err := mailbox.New(mailbox.Config{
		Store: mem.New(mem.Options{Chain: keys.Chain}), Keys: keys, Profiles: profiles,
		Now: time.Now, Rand: rand.NewChaCha8([32]byte{1}),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := accounts.Load(t.Context(), mailbox.By{Actor: "tester"}, load.Class(mailboxes, "broadcloud"), false); err != nil {
		t.Fatal(err)
	}
	mix, err := load.ParseMix("sign-in=70,wrong=20,change=10")
	if err != nil {
		t.Fatal(err)
	}
	return accounts, load.Config{
		Accounts: accounts, Speech: fixturetest.Prompts(t), Rules: rules.PIN,
		Mailboxes: mailboxes, Callers: min(4, mailboxes), Mix: mix,
	}
}

// audited counts entries of the audit by their act.
func audited(t *testing.T, a *mailbox.Accounts) map[string]int64 {
	t.Helper()
	entries, err := a.AuditLog(t.Context(), mailbox.AuditFilter{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int64{}
	for _, e := range entries {
		n[e.Act]++
	}
	return n
}

// What a load reports is what the accounts have seen, call by call.
func TestALoadMakesTheCallsThatItReports(t *testing.T) {
	t.Parallel()
	for _, mailboxes := range []int{1, 3, 50} {
		accounts, c := underLoad(t, mailboxes)
		c.Calls = 300
		var told atomic.Int64
		c.Progress = func(int) { told.Add(1) }
		r, err := load.Run(t.Context(), c)
		if err != nil || len(r.Failures) > 0 {
			t.Fatalf("%d mailboxes: %v, %v", mailboxes, r.Failures, err)
		}
		saw := audited(t, accounts)
		if r.Calls() != 300 || told.Load() != 300 || saw[mailbox.EntrySignIn] != 300 {
			t.Errorf("%d calls reported, %d told, %d sign-ins; want 300", r.Calls(), told.Load(), saw[mailbox.EntrySignIn])
		}
		wrong, changed := r.Times[load.Wrong].Count(), r.Times[load.Change].Count()
		if saw[mailbox.EntryWrongPIN] != wrong || saw[mailbox.EntryPINChanged] != changed || wrong == 0 || changed == 0 {
			t.Errorf("the accounts saw %v, the report says %d wrong and %d changed", saw, wrong, changed)
		}
	}
}

func TestALoadEndsWhenItsTimeIsOver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, c := underLoad(t, 4)
		c.For, c.Rate = 10*time.Second, 5
		r, err := load.Run(t.Context(), c)
		if err != nil || r.Calls() != 50 || r.Took < 9*time.Second || r.Took > 10*time.Second {
			t.Errorf("%d calls in %v, %v; want five in each of ten seconds", r.Calls(), r.Took, err)
		}
	})
}

// slowAccounts take a second for every sign-in.
type slowAccounts struct{ call.Accounts }

func (s slowAccounts) SignIn(ctx context.Context, at mailbox.Attempt) (mailbox.SignedInAs, error) {
	<-time.After(time.Second)
	return s.Accounts.SignIn(ctx, at)
}

// One caller who needs a second for a call cannot make two a second: the waiting of the later ones
// must be seen.
func TestWaitingForABusyCallerIsMeasured(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		accounts, c := underLoad(t, 1)
		c.Accounts, c.Callers, c.Calls, c.Rate = slowAccounts{accounts}, 1, 10, 2
		c.Mix = load.Mix{{Kind: load.SignIn, Parts: 1}}
		r, err := load.Run(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		// The last call is due at 4.5 s and ends at 10 s.
		if got := r.Times[load.SignIn].Longest(); got != 5500*time.Millisecond {
			t.Errorf("the longest call took %v, want 5.5s", got)
		}
	})
}

func TestALoadThatIsBrokenOffReportsWhatItDid(t *testing.T) {
	t.Parallel()
	_, c := underLoad(t, 4)
	ctx, cancel := context.WithCancel(t.Context())
	c.For = time.Hour
	c.Progress = func(done int) {
		if done == 20 {
			cancel()
		}
	}
	r, err := load.Run(ctx, c)
	if err != nil || r.Calls() < 20 || r.Calls() > 20+int64(c.Callers) {
		t.Errorf("%d calls, %v", r.Calls(), err)
	}
}

// lockedAccounts answer every sign-in as if the mailbox were locked.
type lockedAccounts struct{ call.Accounts }

func (lockedAccounts) SignIn(context.Context, mailbox.Attempt) (mailbox.SignedInAs, error) {
	return mailbox.SignedInAs{Verdict: mailbox.Locked}, nil
}

func TestACallThatEndsOtherwiseIsAFailure(t *testing.T) {
	t.Parallel()
	accounts, c := underLoad(t, 4)
	c.Accounts, c.Calls, c.Mix = lockedAccounts{accounts}, 12, load.Mix{{Kind: load.SignIn, Parts: 1}}
	r, err := load.Run(t.Context(), c)
	if err != nil || r.Calls() != 0 || r.Failures["sign-in in locked_out instead of main_menu"] != 12 {
		t.Errorf("%d calls, failures %v, %v", r.Calls(), r.Failures, err)
	}
}

// goneAccounts cannot even route a call.
type goneAccounts struct{ call.Accounts }

var errGone = errors.New("the store is gone")

func (goneAccounts) Dial(context.Context, mailbox.Key, string) (mailbox.Route, error) {
	return mailbox.Route{}, errGone
}

func TestAPortalThatCannotBeCalledEndsTheLoad(t *testing.T) {
	t.Parallel()
	accounts, c := underLoad(t, 4)
	c.Accounts, c.For = goneAccounts{accounts}, time.Hour
	if _, err := load.Run(t.Context(), c); !errors.Is(err, errGone) {
		t.Errorf("error %v, want %v", err, errGone)
	}
}

func TestALoadThatCannotBeSaysWhy(t *testing.T) {
	t.Parallel()
	_, sound := underLoad(t, 4)
	sound.Calls = 1
	for want, change := range map[string]func(*load.Config){
		"accounts and a speech are needed":                func(c *load.Config) { c.Accounts = nil },
		"0 mailboxes; there can be 1 to 100000":           func(c *load.Config) { c.Mailboxes = 0 },
		"5 callers; each needs a mailbox, of which":       func(c *load.Config) { c.Callers = 5 },
		"calls, time and rate cannot be negative":         func(c *load.Config) { c.Rate = -1 },
		"say how many calls, or for how long":             func(c *load.Config) { c.Calls = 0 },
		"the mix is empty":                                func(c *load.Config) { c.Mix = nil },
		"100001 mailboxes; there can be 1 to 100000":      func(c *load.Config) { c.Mailboxes = load.MaxMailboxes + 1 },
		"0 callers; each needs a mailbox, of which there": func(c *load.Config) { c.Callers = 0 },
	} {
		c := sound
		change(&c)
		if _, err := load.Run(t.Context(), c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
