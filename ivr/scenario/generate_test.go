package scenario_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"voiceportal/fixtures"
	"voiceportal/ivr"
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
	p := playerOf(t, fewPhones)
	files, lost, err := p.Generate(t.Context(), "training", scenario.NewCoverage())
	if err != nil {
		t.Fatal(err)
	}
	if found, all := len(files), len(ivr.Transitions()); found < all*9/10 || found+len(lost) != all {
		t.Errorf("%d of %d transitions found, %d lost: %v", found, all, len(lost), lost)
	}
	reached := scenario.NewCoverage()
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
	for _, part := range reached.Parts() {
		if part.Name == "transitions" && len(part.Missed) != len(lost) {
			t.Errorf("played, they miss %d transitions, want the %d that were lost", len(part.Missed), len(lost))
		}
	}
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
