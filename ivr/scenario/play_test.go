package scenario_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
	"voiceportal/ivr/scenario"
	"voiceportal/prompts"
	"voiceportal/store/mem"
)

// player is a player as the program wires it, on stores in memory. All tests share it: it loads a
// class once for all of them.
func player(t testing.TB) *scenario.Player {
	t.Helper()
	p, err := wired()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var wired = sync.OnceValues(func() (*scenario.Player, error) { return wire(fixtures.Class, 1) })

// wire makes a player.
func wire(classes func(string) (mailbox.Seed, error), seed uint64) (*scenario.Player, error) {
	data, err := shared()
	if err != nil {
		return nil, err
	}
	return scenario.NewPlayer(scenario.Config{
		Classes: classes, Profiles: data.profiles, Speech: data.speech, Seed: seed,
		Open: func(k *pin.Keys) (mailbox.Store, error) { return mem.New(mem.Options{Chain: k.Chain}), nil },
		Copy: func(s mailbox.Store) mailbox.Store { return s.(*mem.Store).Copy() },
	})
}

// data is what all players share; it never changes.
type data struct {
	profiles *profile.Library
	speech   *prompts.Catalog
}

// shared reads the data once for all tests.
var shared = sync.OnceValues(func() (data, error) {
	profiles, err := fixtures.Profiles()
	if err != nil {
		return data{}, err
	}
	speech, err := prompts.Load("en")
	return data{profiles, speech}, err
})

// load makes a scenario of a text.
func load(t testing.TB, src string) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Load(fstest.MapFS{"test.call": {Data: []byte(src)}}, "test.call")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// play plays a text.
func play(t testing.TB, src string) scenario.Result {
	t.Helper()
	r, err := player(t).Play(t.Context(), load(t, src))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// failures are what went wrong, as people read it.
func failures(r scenario.Result) string {
	var b strings.Builder
	for _, f := range r.Failures {
		fmt.Fprintf(&b, "%s %s\n  %s\n  %s\n  %s\n", f.Place, f.Run, f.Line, f.Problem, strings.Join(f.Got, "\n  "))
		for _, tr := range f.Transcripts {
			fmt.Fprintf(&b, "  call %s\n    %s\n", tr.Call, strings.Join(tr.Lines, "\n    "))
		}
	}
	return b.String()
}

func TestTheDescribedScenarioPasses(t *testing.T) {
	t.Parallel()
	if r := play(t, lockout); !r.Passed() {
		t.Errorf("%s", failures(r))
	}
}
