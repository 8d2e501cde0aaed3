package scenario_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/scenario"
	"voiceportal/store/mem"
)

func TestAPlayerSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	data, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	whole := scenario.Config{
		Classes: fixtures.Class, Profiles: data.profiles, Speech: data.speech,
		Open: func(*pin.Keys) (mailbox.Store, error) { return mem.New(mem.Options{}), nil },
	}
	for _, tt := range []struct {
		want   string
		remove func(*scenario.Config)
	}{
		{"Config.Classes", func(c *scenario.Config) { c.Classes = nil }},
		{"Config.Profiles", func(c *scenario.Config) { c.Profiles = nil }},
		{"Config.Speech", func(c *scenario.Config) { c.Speech = nil }},
		{"Config.Open", func(c *scenario.Config) { c.Open = nil }},
	} {
		c := whole
		tt.remove(&c)
		if _, err := scenario.NewPlayer(c); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("a player without it = %v, want an error that names %s", err, tt.want)
		}
	}
	p, err := scenario.NewPlayer(whole) // no Copy: every run fills its own store
	if err != nil {
		t.Fatal(err)
	}
	if r, err := p.Play(t.Context(), load(t, lockout)); err != nil || !r.Passed() {
		t.Errorf("without Copy: %v\n%s", err, failures(r))
	}
}

func TestRunsHaveNothingInCommon(t *testing.T) {
	t.Parallel()
	p, s := player(t), load(t, "table\n  n\n  1\n  2\nexpect harbor/4012.failures=0\ncall from=harbor/4012 to=*98\npress 1111#\nexpect harbor/4012.failures=1\n")
	for range 2 {
		if r, err := p.Play(t.Context(), s); err != nil || !r.Passed() {
			t.Errorf("%v\n%s", err, failures(r))
		}
	}
}

func TestAResultTellsWhatWasPlayed(t *testing.T) {
	t.Parallel()
	r := play(t, "goal Sign in twice.\ntable\n  n\n  1\n  2\nstep One\n  call from=harbor/4012 to=*98\n  wait prompt\n  press 2580#\n  note Nothing.\n")
	r.Reached = nil
	want := scenario.Result{Scenario: "test", Path: "test.call", Goal: "Sign in twice.", Runs: 2, Steps: 6, Length: r.Length}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
	if one := play(t, "call from=harbor/4012 to=*98\nwait prompt\n"); r.Length != 2*one.Length {
		t.Errorf("two runs take %v of calls, one takes %v", r.Length, one.Length)
	}
}

func TestAClassThatIsNotThereIsNoFailureOfTheScenario(t *testing.T) {
	t.Parallel()
	_, err := player(t).Play(t.Context(), load(t, "class nowhere\nhangup\n"))
	if err == nil || !strings.Contains(err.Error(), `play test.call: no class "nowhere"`) {
		t.Errorf("play = %v, want an error that names the file and the class", err)
	}
}

func TestResultsComeInTheOrderOfTheScenarios(t *testing.T) {
	t.Parallel()
	var all []*scenario.Scenario
	var want []string
	for i := range 20 {
		s, err := scenario.Load(files(fmt.Sprintf("%02d.call", i), strings.Repeat("call from=harbor/4012 to=*98\n", 20-i)), fmt.Sprintf("%02d.call", i))
		if err != nil {
			t.Fatal(err)
		}
		all, want = append(all, s), append(want, s.Name)
	}
	for _, workers := range []int{0, 1, 3, 50} {
		var got []string
		err := player(t).PlayAll(t.Context(), all, workers, func(r scenario.Result) { got = append(got, r.Scenario) })
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("on %d workers (-want +got):\n%s", workers, diff)
		}
	}
}

func TestTheFirstErrorEndsTheRun(t *testing.T) {
	t.Parallel()
	good, bad := load(t, "hangup\n"), load(t, "class nowhere\nhangup\n")
	got := 0
	err := player(t).PlayAll(t.Context(), []*scenario.Scenario{good, bad, good}, 2, func(scenario.Result) { got++ })
	if err == nil || got != 1 {
		t.Errorf("%d results and %v, want the one before the error", got, err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	gone := errors.New("gone for lunch")
	cancel(gone)
	err = player(t).PlayAll(ctx, []*scenario.Scenario{good}, 2, func(scenario.Result) {})
	if !errors.Is(err, gone) {
		t.Errorf("cancelled, it ends with %v, want the cause", err)
	}
}

func TestTheSameFileGivesTheSameBytesAThousandTimes(t *testing.T) {
	t.Parallel()
	p := player(t)
	s := load(t, "admin reset-temporary harbor/4012\nmail open to=ana.duarte@harbor.example save pin=\\d{6}\n"+
		"call from=harbor/4012 to=*98\npress ${pin}#5937#5937#\nexpect state=released\n")
	first := ""
	for i := range 1000 {
		r, err := p.Play(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		got := failures(r)
		if i == 0 {
			first = got
		}
		if got != first || got == "" {
			t.Fatalf("time %d (-first +now):\n%s", i+1, cmp.Diff(first, got))
		}
	}
}

func TestAnotherSeedGivesOtherPINs(t *testing.T) {
	t.Parallel()
	s := load(t, "admin reset-temporary harbor/4012\nmail open to=ana.duarte@harbor.example save pin=\\d{6}\n"+
		"admin edit harbor/4012 last=${pin}\nexpect harbor/4012.name=nobody\n")
	seen := map[string]bool{}
	for seed := range uint64(3) {
		p, err := wire(fewPhones, seed)
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Play(t.Context(), s)
		if err != nil || r.Passed() || len(r.Failures[0].Got) == 0 {
			t.Fatalf("seed %d: %v, and not the failure that shows the PIN", seed, err)
		}
		seen[r.Failures[0].Got[0]] = true
	}
	if len(seen) != 3 {
		t.Errorf("three seeds gave %d different PINs", len(seen))
	}
}

func TestCoverageAddsUp(t *testing.T) {
	t.Parallel()
	none := scenario.NewCoverage()
	if got := none.Percent(); got != 0 {
		t.Errorf("nothing played reaches %v%%", got)
	}
	one := play(t, "call from=harbor/4012 to=*98\nwait prompt\n").Reached
	two := play(t, "call from=harbor/4012 to=999\nwait prompt\n").Reached
	both := scenario.NewCoverage()
	both.Add(one)
	both.Add(two)
	if both.Percent() <= one.Percent() || both.Percent() <= two.Percent() {
		t.Errorf("together they reach %v%%, alone %v%% and %v%%", both.Percent(), one.Percent(), two.Percent())
	}
	if got := one.Parts()[0]; got.Name != "states" || got.Reached() != 3 || got.Reached()+len(got.Missed) != got.Total {
		t.Errorf("states of a call that waits for a PIN: %+v, want on_hook, welcome and collect_pin", got)
	}
	if got := one.Parts()[2]; got.Name != "prompts" || got.Reached() != 2 {
		t.Errorf("prompts of that call: %d reached, want welcome and enter_passcode", got.Reached())
	}
}
