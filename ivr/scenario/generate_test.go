package scenario_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
)

// fewPhones is the class training with only so many numbers that all can be tried.
func fewPhones(name string) (mailbox.Seed, error) {
	seed, err := fixtures.Class(name)
	seed.Tenants = seed.Tenants[:1]
	harbor := &seed.Tenants[0]
	harbor.Mailboxes = slices.DeleteFunc(slices.Clone(harbor.Mailboxes), func(m mailbox.SeedMailbox) bool {
		return !slices.Contains([]string{"4012", "4044", "4091"}, m.Number)
	})
	return seed, err
}

func TestGeneratedScenariosReachWhatTheySay(t *testing.T) {
	t.Parallel()
	p, err := wire(fewPhones, 1)
	if err != nil {
		t.Fatal(err)
	}
	// What is reached by hand needs no search: a third of the flow is left to be found.
	reached := scenario.NewCoverage()
	if err := player(t).PlayAll(t.Context(), tagged(t, "lesson"), 1, func(r scenario.Result) { reached.Add(r.Reached) }); err != nil {
		t.Fatal(err)
	}
	wanted := missedTransitions(reached)
	files, lost, err := p.Generate(t.Context(), "training", reached)
	if err != nil {
		t.Fatal(err)
	}
	if wanted < 40 || len(files)+len(lost) != wanted || len(lost) > 8 {
		t.Errorf("of %d transitions %d were found and %d lost: %v", wanted, len(files), len(lost), lost)
	}
	for _, f := range files {
		s, err := scenario.Link(fstest.MapFS{}, f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Play(t.Context(), s)
		if err != nil || !r.Passed() {
			t.Errorf("%s: %v\n%s\n%s", f.Name, err, f.Format(), failures(r))
		}
		reached.Add(r.Reached)
	}
	if got := missedTransitions(reached); got != len(lost) {
		t.Errorf("played, they miss %d transitions, want the %d that were lost", got, len(lost))
	}
}

// tagged are the shipped scenarios with a tag.
func tagged(t *testing.T, tag string) []*scenario.Scenario {
	t.Helper()
	return slices.DeleteFunc(shipped(t), func(s *scenario.Scenario) bool { return !s.HasTag(tag) })
}

// missedTransitions is how many transitions were not reached.
func missedTransitions(c *scenario.Coverage) int {
	for _, p := range c.Parts() {
		if p.Name == "transitions" {
			return len(p.Missed)
		}
	}
	return 0
}

func TestNothingIsGeneratedWhereAllWasReached(t *testing.T) {
	t.Parallel()
	p := player(t)
	reached := scenario.NewCoverage()
	if err := p.PlayAll(t.Context(), shipped(t), 1, func(r scenario.Result) { reached.Add(r.Reached) }); err != nil {
		t.Fatal(err)
	}
	files, lost, err := p.Generate(t.Context(), "training", reached)
	if err != nil || len(files) > 0 || len(lost) > 0 {
		t.Errorf("generated %d, lost %v, %v; want nothing", len(files), lost, err)
	}
}
