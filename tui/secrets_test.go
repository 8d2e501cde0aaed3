package tui_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"voiceportal/fixtures"
	"voiceportal/tui"
)

// TestWhatLeavesTheProgramHoldsNoPIN plays the lockout from both sides and copies and exports all
// that can be: a PIN that was keyed in is in none of it.
func TestWhatLeavesTheProgramHoldsNoPIN(t *testing.T) {
	t.Parallel()
	out := map[string]string{}
	synctest.Test(t, func(t *testing.T) {
		o := newPortal(t).options
		o.Copy = func(_ context.Context, text string) error { out["clipboard"] += text; return nil }
		o.Keep = func(name string, text []byte) (string, error) { out[name] = string(text); return name, nil }
		s := tui.NewStage(t, o, 80, 24)
		lockout(s)
		s.Press("y", "h", "g", "a", "u", "y", "E", "g", "l", "y", "E", "g", "o", "y", "E", "g", "h", "E")
		s.Leave()
	})
	if len(out) != 6 {
		t.Errorf("%d things left the program, want the clipboard, three tables and the report twice", len(out))
	}
	for name, text := range out {
		for i, secret := range []string{wrongPIN, fixtures.TrainingPIN} {
			if strings.Contains(text, secret) || strings.Contains(text, strings.Join(strings.Split(secret, ""), " ")) {
				t.Errorf("%s holds PIN number %d", name, i)
			}
		}
	}
	for _, want := range []string{"Your voice portal access is", "harbor/4012\tAna Duarte", "unlocked", "To: "} {
		if !strings.Contains(out["clipboard"], want) {
			t.Errorf("%q was not copied:\n%s", want, out["clipboard"])
		}
	}
	for name, text := range out {
		if strings.HasSuffix(name, ".md") && (!strings.Contains(text, "mailbox 4012") || !strings.Contains(text, "4012 Ana Duarte, unlocked")) {
			t.Errorf("the report lacks the call or the unlock:\n%s", text)
		}
	}
}
