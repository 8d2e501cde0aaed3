package call_test

import (
	"testing"
	"time"

	"voiceportal/ivr"
)

func TestASlowAnswerIsWaitedForButNotForEver(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		delay time.Duration
		want  ivr.State
		after time.Duration
	}{
		{"before the answer", 3 * time.Second, ivr.StateVerifyPIN, 2 * time.Second},
		{"after the answer", 3 * time.Second, ivr.StateMainMenu, 3 * time.Second},
		{"the portal's patience wins a tie", 5 * time.Second, ivr.StateUnavailable, 5 * time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c := w.dial(t, "harbor/4012", "*98").settle()
			c.Delay(tt.delay)
			c.press("2580#")
			if err := c.Wait(t.Context(), tt.after); err != nil {
				t.Fatal(err)
			}
			if got := c.Snapshot().State; got != tt.want {
				t.Errorf("%v after the entry the call is in %s, want %s", tt.after, got, tt.want)
			}
		})
	}
}

func TestARequestIsCarriedOutAfterTheCallerHasGone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.dial(t, "harbor/4012", "*98").settle()
	c.Delay(2 * time.Second)
	c.press("1111#")
	if err := c.HangUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.wantReleased(ivr.CauseCaller)
	if got := w.status(t, "harbor", "4012").Failures; got != 0 {
		t.Errorf("failures before the accounts are done = %d, want 0", got)
	}
	if err := c.Wait(t.Context(), 2*time.Second); err != nil {
		t.Fatal(err)
	}
	if got := w.status(t, "harbor", "4012").Failures; got != 1 {
		t.Errorf("failures once the accounts are done = %d, want 1", got)
	}
}
