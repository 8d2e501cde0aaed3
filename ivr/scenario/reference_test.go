package scenario_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/scenario"
)

const page = "../../docs/scenario-language.md"

func TestTheReferenceIsFresh(t *testing.T) {
	t.Parallel()
	want := scenario.Reference()
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/scenario-language.md is stale, run `make docs` (-want +got):\n%s", diff)
	}
}

func TestEveryExampleOfTheReferenceIsAScenario(t *testing.T) {
	t.Parallel()
	for _, v := range scenario.Verbs() {
		for _, f := range v.Forms {
			src := f.Example + "\n"
			if v.Outside { // alone it would be a scenario without a step
				src += "hangup\n"
			}
			file, err := scenario.Parse("example.call", []byte(src))
			if err != nil {
				t.Errorf("%s: %v", v.Name, err)
				continue
			}
			if got := file.Statements[0].Verb; got != v.Name {
				t.Errorf("the example of %s is about %s", v.Name, got)
			}
		}
	}
}

func TestTheFirstScenarioOfTheReferencePlays(t *testing.T) {
	t.Parallel()
	_, rest, _ := strings.Cut(scenario.Reference(), "```\n")
	src, _, _ := strings.Cut(rest, "```")
	if r := play(t, src); !r.Passed() {
		t.Errorf("%s", failures(r))
	}
	broken := strings.Replace(src, "failures=1", "failures=2", 1)
	r := play(t, broken)
	if want := "harbor/4012.failures is 1, expected 2"; !strings.Contains(failures(r), want) {
		t.Errorf("broken as the reference says, it tells:\n%s\nwant %q", failures(r), want)
	}
}
