package call_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// live is a call in real time, in a bubble where time passes only when everybody waits.
type live struct {
	t      *testing.T
	keypad *call.Keypad
	tempo  *call.Tempo
	over   chan call.Result

	mu   sync.Mutex
	last ivr.Snapshot
	tape []ivr.Record
}

func (w *world) ring(ctx context.Context, t *testing.T, from, to string, rate float64) *live {
	t.Helper()
	l := &live{t: t, keypad: call.NewKeypad(nil), tempo: call.NewTempo(rate), over: make(chan call.Result, 1)}
	cfg := w.config(from, to)
	cfg.Observe = func(u call.Update) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.last, l.tape = u.Snapshot, append(l.tape, u.Records...)
	}
	go func() {
		defer l.keypad.Close()
		r, err := call.Run(ctx, cfg, l.keypad, l.tempo)
		if err != nil {
			t.Error(err)
		}
		l.over <- r
	}()
	return l
}

func (l *live) press(keys string) *live {
	ks := make([]ivr.Key, len(keys))
	for i := range len(keys) {
		ks[i] = ivr.Key(keys[i])
	}
	l.keypad.Press(ks...)
	return l
}

// after lets time pass and tells the state that the leg has come to.
func (l *live) after(d time.Duration) ivr.State {
	<-time.After(d) // inside a bubble: no real time passes
	synctest.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last.State
}

func TestACallInRealTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		l := w.ring(t.Context(), t, "harbor/4012", "*98", 1)
		if got := l.after(time.Second); got != ivr.StateWelcome {
			t.Errorf("state while the welcome is said = %s", got)
		}
		if got := l.after(5 * time.Second); got != ivr.StateCollectPIN {
			t.Errorf("state after the welcome = %s", got)
		}
		if got := l.press("2580#").after(time.Second); got != ivr.StateMainMenu {
			t.Errorf("state after the PIN = %s", got)
		}
		l.keypad.HangUp()
		if r := <-l.over; r.Cause != ivr.CauseCaller || r.Length != 7*time.Second {
			t.Errorf("ended by %s after %s, want caller after 7s", r.Cause, r.Length)
		}
	})
}

func TestSilenceEndsACallInRealTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		if r := <-w.ring(t.Context(), t, "harbor/4012", "*98", 1).over; r.Cause != ivr.CauseSilence {
			t.Errorf("ended by %s, want silence", r.Cause)
		}
	})
}

func TestEndingTheContextHangsUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		ctx, cancel := context.WithCancel(t.Context())
		l := w.ring(ctx, t, "harbor/4012", "*98", 1)
		l.after(time.Second)
		cancel()
		if r := <-l.over; r.Cause != ivr.CauseCaller {
			t.Errorf("ended by %s, want caller", r.Cause)
		}
	})
}

func TestLegTimeStandsStillAndRunsOn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		l := w.ring(t.Context(), t, "harbor/4012", "*98", 1)
		l.after(time.Second)
		l.tempo.Set(0)
		if got := l.after(time.Hour); got != ivr.StateWelcome {
			t.Errorf("state after an hour at a standstill = %s", got)
		}
		l.tempo.Set(4)
		if got := l.after(time.Second); got != ivr.StateCollectPIN {
			t.Errorf("state a second later at four times the pace = %s", got)
		}
		l.keypad.HangUp()
		<-l.over
	})
}

func TestPastedGuessesCostOneFailureInRealTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		l := w.ring(t.Context(), t, "harbor/4012", "*98", 1)
		l.after(10 * time.Second)
		l.press("1111#2222#3333#").after(time.Second)
		if got := w.status(t, "harbor", "4012").Failures; got != 1 {
			t.Errorf("failures = %d, want 1", got)
		}
		l.keypad.HangUp()
		<-l.over
	})
}

func TestAnAdminActReachesACallInRealTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t).withBoard(t)
		l := w.ring(t.Context(), t, "harbor/4012", "*98", 1)
		l.after(10 * time.Second)
		l.press("2580#").after(time.Second)
		w.apply(t, "harbor", "4012", mailbox.Deactivate{})
		if got := l.after(500 * time.Millisecond); got != ivr.StateAccountChanged {
			t.Errorf("half a second after the act: state = %s", got)
		}
		if r := <-l.over; r.Cause != ivr.CauseAccountChanged {
			t.Errorf("ended by %s", r.Cause)
		}
	})
}

func TestCallsInProgressAreListed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t).withBoard(t)
		l := w.ring(t.Context(), t, "harbor/4015", "7000", 1)
		l.after(10 * time.Second)
		l.press("4012#2580#").after(time.Minute) // several leases long, silence and all
		calls, err := w.Calls(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(calls) != 1 {
			t.Fatalf("%d calls listed, want 1", len(calls))
		}
		c := calls[0]
		if c.From != "4015" || c.To != "7000" || c.Mailbox != (mailbox.Key{Tenant: "harbor", Number: "4012"}) || c.Owner != "test" {
			t.Errorf("listed call = %+v", c)
		}
		l.keypad.HangUp()
		<-l.over
		if calls, err = w.Calls(t.Context()); err != nil || len(calls) != 0 {
			t.Errorf("after the call %d are listed, err %v", len(calls), err)
		}
	})
}

// slowAccounts answer a sign-in only when told to.
type slowAccounts struct {
	call.Accounts
	asked  chan struct{}
	answer chan struct{}
}

func (s slowAccounts) SignIn(ctx context.Context, at mailbox.Attempt) (mailbox.SignedInAs, error) {
	close(s.asked)
	<-s.answer
	return s.Accounts.SignIn(ctx, at)
}

func TestHangingUpDoesNotTakeAWrongPINBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		slow := slowAccounts{w.Accounts, make(chan struct{}), make(chan struct{})}
		keypad := call.NewKeypad(nil)
		defer keypad.Close()
		cfg := w.config("harbor/4012", "*98")
		cfg.Accounts = slow
		over := make(chan error, 1)
		go func() {
			_, err := call.Run(t.Context(), cfg, keypad, nil)
			over <- err
		}()
		for _, k := range []byte("1111#") {
			keypad.Press(ivr.Key(k))
		}
		<-slow.asked
		keypad.HangUp()
		synctest.Wait()
		close(slow.answer)
		if err := <-over; err != nil {
			t.Fatal(err)
		}
		if got := w.status(t, "harbor", "4012").Failures; got != 1 {
			t.Errorf("failures after the hang-up = %d, want 1", got)
		}
	})
}

func TestNothingIsHeardBeforeTheAccountsAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		slow := slowAccounts{w.Accounts, make(chan struct{}), make(chan struct{})}
		l := &live{t: t, keypad: call.NewKeypad(nil)}
		defer l.keypad.Close()
		cfg := w.config("harbor/4012", "*98")
		cfg.Accounts = slow
		said := make(chan ivr.PromptID, 100)
		cfg.Observe = func(u call.Update) {
			for _, r := range u.Records {
				if p, ok := r.What.(ivr.Play); ok {
					said <- p.Say[0].Prompt
				}
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		over := make(chan struct{})
		go func() {
			defer close(over)
			_, _ = call.Run(ctx, cfg, l.keypad, nil)
		}()
		<-time.After(10 * time.Second)
		l.press("1111#")
		<-slow.asked
		synctest.Wait()
		for len(said) > 0 {
			if id := <-said; id == ivr.Incorrect {
				t.Error("the refusal was heard before the accounts answered")
			}
		}
		close(slow.answer)
		synctest.Wait()
		if id := <-said; id != ivr.Incorrect {
			t.Errorf("heard %s after the answer, want %s", id, ivr.Incorrect)
		}
		cancel()
		<-over
	})
}

// brokenAccounts cannot reach their store.
type brokenAccounts struct{ call.Accounts }

func (brokenAccounts) SignIn(context.Context, mailbox.Attempt) (mailbox.SignedInAs, error) {
	return mailbox.SignedInAs{}, errors.New("disk on fire")
}

func TestABrokenStoreSoundsUnavailable(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	cfg := w.config("harbor/4012", "*98")
	cfg.Accounts = brokenAccounts{w.Accounts}
	v, err := call.Place(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	c := caller{t, v, new([]ivr.Record)}
	c.keys("2580#").wantReleased(ivr.CauseUnavailable)
}
