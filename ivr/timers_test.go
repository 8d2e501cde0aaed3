package ivr_test

import (
	"testing"
	"time"

	"voiceportal/ivr"
)

// prompted is a call that has come to a state and heard what is played there.
func prompted(tb testing.TB, f ivr.Flow, s ivr.State) *leg {
	tb.Helper()
	l := arrive(tb, f, s)
	if l.m.Snapshot().Playing != 0 {
		l.listenOnce()
	}
	l.in(s)
	return l
}

func TestTimersFireAtTheirInstantAndNotBefore(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		at    func(testing.TB) *leg
		timer ivr.Timer
		after time.Duration
		then  ivr.State
	}{
		{"ringing", at(ivr.StateRinging), ivr.TimerRing, 4 * time.Second, ivr.StateLeaveMessage},
		{"greeting never reported", arriving(ivr.StateLeaveMessage), ivr.TimerWatchdog, 2*prompt + 5*time.Second, ivr.StateLeaveMessage},
		{"longest message", at(ivr.StateLeaveMessage), ivr.TimerMessage, 3 * time.Minute, ivr.StateKeepMessage},
		{"message not kept in time", at(ivr.StateKeepMessage), ivr.TimerAccounts, 5 * time.Second, ivr.StateUnavailable},
		{"welcome never reported", arriving(ivr.StateWelcome), ivr.TimerWatchdog, prompt + 5*time.Second, ivr.StateCollectPIN},
		{"no mailbox number", at(ivr.StateCollectMailbox), ivr.TimerFirstDigit, 10 * time.Second, ivr.StateCollectMailbox},
		{"mailbox number without #", typing(ivr.StateCollectMailbox, "4"), ivr.TimerInterDigit, 4 * time.Second, ivr.StateCollectPIN},
		{"no PIN", at(ivr.StateCollectPIN), ivr.TimerFirstDigit, 10 * time.Second, ivr.StateCollectPIN},
		{"PIN too short without #", typing(ivr.StateCollectPIN, "258"), ivr.TimerInterDigit, 4 * time.Second, ivr.StateCollectPIN},
		{"PIN without #", typing(ivr.StateCollectPIN, "2580"), ivr.TimerInterDigit, 4 * time.Second, ivr.StateVerifyPIN},
		{"sign-in not answered", at(ivr.StateVerifyPIN), ivr.TimerAccounts, 5 * time.Second, ivr.StateUnavailable},
		{"no new PIN", at(ivr.StateCollectNewPIN), ivr.TimerFirstDigit, 10 * time.Second, ivr.StateCollectNewPIN},
		{"new PIN without #", typing(ivr.StateCollectNewPIN, "2947"), ivr.TimerInterDigit, 4 * time.Second, ivr.StateCheckNewPIN},
		{"rules not answered", at(ivr.StateCheckNewPIN), ivr.TimerAccounts, 5 * time.Second, ivr.StateUnavailable},
		{"no confirmation", at(ivr.StateConfirmNewPIN), ivr.TimerFirstDigit, 10 * time.Second, ivr.StateConfirmNewPIN},
		{"confirmation without #", typing(ivr.StateConfirmNewPIN, "2947"), ivr.TimerInterDigit, 4 * time.Second, ivr.StateCommitPIN},
		{"commit not answered", at(ivr.StateCommitPIN), ivr.TimerAccounts, 5 * time.Second, ivr.StateUnavailable},
		{"no choice in the main menu", at(ivr.StateMainMenu), ivr.TimerMenu, 15 * time.Second, ivr.StateMainMenu},
		{"messages not answered", at(ivr.StateFetchMessage), ivr.TimerAccounts, 5 * time.Second, ivr.StateUnavailable},
		{"no choice among messages", at(ivr.StateMessages), ivr.TimerMenu, 15 * time.Second, ivr.StateMessages},
		{"greeting not answered", at(ivr.StateFetchGreeting), ivr.TimerAccounts, 5 * time.Second, ivr.StateUnavailable},
		{"no choice about the greeting", at(ivr.StateGreeting), ivr.TimerMenu, 15 * time.Second, ivr.StateGreeting},
		{"lockout never reported", arriving(ivr.StateLockedOut), ivr.TimerWatchdog, prompt + 5*time.Second, ivr.StateGoodbye},
		{"goodbye never reported", arriving(ivr.StateGoodbye), ivr.TimerWatchdog, prompt + 5*time.Second, ivr.StateReleased},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := tt.at(t)
			start, due := l.now, l.now+tt.after
			if s := l.m.Snapshot(); s.Timer != tt.timer || s.TimerAt != due || s.TimerFor != tt.after {
				t.Fatalf("timer %s of %v due at %v, want %s of %v at %v", s.Timer, s.TimerFor, s.TimerAt, tt.timer, tt.after, due)
			}
			l.now = due - time.Millisecond
			before := len(l.tape)
			l.step(ivr.Tick{})
			if len(l.tape) != before {
				t.Fatalf("something happened %v after %v\n%s", l.now-start, start, l.tail())
			}
			l.now = due
			l.step(ivr.Tick{})
			if got := l.tape[before]; got != (ivr.Record{At: due, What: ivr.TimedOut{Timer: tt.timer}}) {
				t.Errorf("first record at the deadline is %s", got)
			}
			l.in(tt.then)
		})
	}
}

// at, arriving and typing are the places where a timer is tested: the prompt heard, just begun,
// and keys pressed.
func at(s ivr.State) func(testing.TB) *leg {
	return func(tb testing.TB) *leg { return prompted(tb, flow(), s) }
}

func arriving(s ivr.State) func(testing.TB) *leg {
	return func(tb testing.TB) *leg { return arrive(tb, flow(), s) }
}

func typing(s ivr.State, keys string) func(testing.TB) *leg {
	return func(tb testing.TB) *leg {
		l := prompted(tb, flow(), s)
		l.press(keys)
		return l
	}
}

func TestAtTheDeadlineTheTimerWinsOverTheKey(t *testing.T) {
	t.Parallel()
	l := typing(ivr.StateCollectPIN, "258")(t)
	before := len(l.tape)
	l.now += 4 * time.Second
	l.press("0")
	if got := l.tape[before].What; got != (ivr.TimedOut{Timer: ivr.TimerInterDigit}) {
		t.Errorf("at the deadline %T came first\n%s", got, l.tail())
	}
	// The three digits were too short; the fourth begins an entry of its own.
	if s := l.m.Snapshot(); s.State != ivr.StateCollectPIN || s.Digits != 1 || s.Silences != 1 {
		t.Errorf("in %s with %d digits and %d slips, want collect_pin with 1 and 1\n%s", s.State, s.Digits, s.Silences, l.tail())
	}
}

func TestAMillisecondBeforeTheDeadlineTheKeyWins(t *testing.T) {
	t.Parallel()
	l := typing(ivr.StateCollectPIN, "258")(t)
	l.wait(4*time.Second - time.Millisecond)
	l.press("0#")
	l.in(ivr.StateVerifyPIN)
	if got := l.secrets[0].Len(); got != 4 {
		t.Errorf("an entry of %d digits was submitted, want all 4", got)
	}
}

func TestALateStepHandlesEveryDeadlineAtItsOwnInstant(t *testing.T) {
	t.Parallel()
	early, late := prompted(t, flow(), ivr.StateCollectPIN), prompted(t, flow(), ivr.StateCollectPIN)
	for early.m.Snapshot().State != ivr.StateReleased {
		at, ok := early.m.Deadline()
		if !ok {
			t.Fatalf("no deadline in %s", early.m.Snapshot().State)
		}
		early.now = at
		early.step(ivr.Tick{})
	}
	late.wait(time.Hour)
	if a, b := early.transcript(), late.transcript(); a != b {
		t.Errorf("step by step:\n%s\nat once:\n%s", a, b)
	}
}

func TestTimeNeverGoesBackAndKnowsMilliseconds(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectPIN)
	then := l.now
	l.now = then + 1500*time.Microsecond
	l.press("2")
	l.now = then - time.Second
	l.press("5")
	for _, r := range l.tape[len(l.tape)-2:] {
		if r.At != then+time.Millisecond {
			t.Errorf("key recorded at %v, want %v", r.At, then+time.Millisecond)
		}
	}
	if got := l.m.Snapshot().At; got != then+time.Millisecond {
		t.Errorf("leg time is %v after going back, want %v", got, then+time.Millisecond)
	}
}

func TestASlowCallerHasTwiceTheTime(t *testing.T) {
	t.Parallel()
	slow := flow()
	slow.SlowCaller = true
	for _, tt := range []struct {
		state ivr.State
		keys  string
		want  time.Duration
	}{
		{ivr.StateCollectPIN, "", 20 * time.Second},
		{ivr.StateCollectPIN, "25", 8 * time.Second},
		{ivr.StateMainMenu, "", 30 * time.Second},
		{ivr.StateVerifyPIN, "", 10 * time.Second},
		{ivr.StateRinging, "", 8 * time.Second},
	} {
		l := prompted(t, slow, tt.state)
		l.press(tt.keys)
		if got := l.m.Snapshot().TimerFor; got != tt.want {
			t.Errorf("%s after %d keys: timer of %v, want %v", tt.state, len(tt.keys), got, tt.want)
		}
	}
}

func TestNoTimerRunsOnHook(t *testing.T) {
	t.Parallel()
	l := newLeg(t, flow())
	l.wait(time.Hour)
	if at, ok := l.m.Deadline(); ok {
		t.Errorf("a timer runs on hook, due at %v", at)
	}
	l.step(offer(ivr.DoorPortal))
	if at, ok := l.m.Deadline(); !ok || at != time.Hour+prompt+5*time.Second {
		t.Errorf("deadline of the welcome is %v, %t", at, ok)
	}
}

func TestSilenceEndsEveryCall(t *testing.T) {
	t.Parallel()
	const enough = 20 // three silences, each with its prompt, and goodbye
	for _, s := range ivr.States() {
		if !s.Live() {
			continue
		}
		l := arrive(t, flow(), s)
		steps := 0
		for ; l.m.Snapshot().State != ivr.StateReleased && steps < enough; steps++ {
			at, ok := l.m.Deadline()
			if !ok || at <= l.now {
				t.Fatalf("deadline in %s is %v, %t at %v", l.m.Snapshot().State, at, ok, l.now)
			}
			l.now = at
			l.step(ivr.Tick{})
		}
		if steps == enough {
			t.Errorf("silence in %s does not end the call in %d steps\n%s", s, enough, l.tail())
		}
	}
}

func TestTheEndOfTimeIsNoTrap(t *testing.T) {
	t.Parallel()
	l := newLeg(t, flow())
	l.now = 1<<63 - 1
	l.step(offer(ivr.DoorPortal))
	if at, ok := l.m.Deadline(); !ok || at <= l.m.Snapshot().At {
		t.Errorf("deadline %v, %t at %v", at, ok, l.m.Snapshot().At)
	}
	l.step(ivr.HungUp{})
	l.released(ivr.CauseCaller)
}
