package scenario_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/fixtures"
	"voiceportal/ivr/scenario"
)

// update rewrites what tests compare with.
var update = flag.Bool("update", false, "rewrite golden files, the reference and the form of shipped scenarios")

// shippedFiles are the names of the scenarios that the program comes with.
func shippedFiles(t testing.TB) []string {
	t.Helper()
	files, err := fs.Glob(fixtures.Scenarios(), "*"+scenario.Extension)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// shipped are these scenarios, ready to be played.
func shipped(t testing.TB) []*scenario.Scenario {
	t.Helper()
	var all []*scenario.Scenario
	for _, name := range shippedFiles(t) {
		s, err := scenario.Load(fixtures.Scenarios(), name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

func TestShippedScenariosPass(t *testing.T) {
	t.Parallel()
	err := player(t).PlayAll(t.Context(), shipped(t), runtime.NumCPU(), func(r scenario.Result) {
		if !r.Passed() {
			t.Errorf("%s", failures(r))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestShippedScenariosReachEverything(t *testing.T) {
	t.Parallel()
	reached := scenario.NewCoverage()
	err := player(t).PlayAll(t.Context(), shipped(t), runtime.NumCPU(), func(r scenario.Result) { reached.Add(r.Reached) })
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range reached.Parts() {
		if len(p.Missed) > 0 {
			t.Errorf("no shipped scenario reaches these %s:\n  %s", p.Name, strings.Join(p.Missed, "\n  "))
		}
	}
	if reached.Percent() != 100 {
		t.Errorf("coverage is %v%%, want 100%%", reached.Percent())
	}
}

func TestShippedScenariosAreEnoughAndNamedByBehaviour(t *testing.T) {
	t.Parallel()
	all := shipped(t)
	if len(all) < 40 {
		t.Errorf("%d scenarios are shipped, want 40 at least", len(all))
	}
	tags := map[string][]string{}
	for _, s := range all {
		if s.Goal == "" {
			t.Errorf("%s has no goal", s.Path)
		}
		for _, tag := range s.Tags {
			tags[tag] = append(tags[tag], s.Name)
		}
	}
	lessons := []string{
		"default-pin", "expired-pin", "first-call", "pin-lockout", "redial-guessing", "reset-during-call",
		"silence-and-slips", "spring-clean", "temporary-pin", "weak-pins",
	}
	if diff := cmp.Diff(lessons, tags["lesson"]); diff != "" {
		t.Errorf("lessons (-want +got):\n%s", diff)
	}
	// The five systems that the portal imitates.
	for _, system := range []string{"essensys", "company", "my-phone", "broadcloud", "tmf702"} {
		if len(tags[system]) == 0 {
			t.Errorf("no scenario has the tag %s", system)
		}
	}
}

func TestShippedScenariosAreInTheirCanonicalForm(t *testing.T) {
	t.Parallel()
	for _, name := range shippedFiles(t) {
		src, err := fs.ReadFile(fixtures.Scenarios(), name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := scenario.Parse(name, src)
		if err != nil {
			t.Fatal(err)
		}
		formatted := f.Format()
		if *update {
			if err := os.WriteFile(filepath.Join("..", "..", "fixtures", "scenarios", name), formatted, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if !bytes.Equal(src, formatted) {
			t.Errorf("%s is not formatted; run voiceportal run --fmt on it:\n%s", name, cmp.Diff(string(src), string(formatted)))
		}
	}
}

func TestTheSameFileGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(transcripts(t, 1), transcripts(t, 7)); diff != "" {
		t.Errorf("on seven workers (-one +seven):\n%s", diff)
	}
}

// transcripts is everything that a failing end of each shipped scenario would show.
func transcripts(t *testing.T, workers int) string {
	t.Helper()
	all := shipped(t)
	for i, s := range all {
		all[i] = failing(t, s)
	}
	var b strings.Builder
	err := player(t).PlayAll(t.Context(), all, workers, func(r scenario.Result) {
		b.WriteString(r.Path + "\n" + failures(r))
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// failing is a scenario with an end that fails, so that its result shows all that happened.
func failing(t *testing.T, s *scenario.Scenario) *scenario.Scenario {
	t.Helper()
	src, err := fs.ReadFile(fixtures.Scenarios(), s.Path)
	if err != nil {
		t.Fatal(err)
	}
	never := bytes.Index(src, []byte("\nnever"))
	if never < 0 {
		never = len(src)
	}
	f, err := scenario.Parse(s.Path, append(bytes.Clone(src[:never]), "\nexpect calls count=9999\n"...))
	if err != nil {
		t.Fatal(err)
	}
	s, err = scenario.Link(fixtures.Scenarios(), f)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
