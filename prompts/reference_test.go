package prompts

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

var update = flag.Bool("update", false, "rewrite docs/prompts.md")

const page = "../docs/prompts.md"

func TestTheReferenceIsFresh(t *testing.T) {
	t.Parallel()
	want := load(t).Reference()
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
		t.Errorf("docs/prompts.md is stale, run `make docs` (-want +got):\n%s", diff)
	}
}

func TestTheReferenceNamesEveryPromptAndItsForms(t *testing.T) {
	t.Parallel()
	got := load(t).Reference()
	for _, id := range ivr.Prompts() {
		if !strings.Contains(got, "| `"+string(id)+"` | ") {
			t.Errorf("the reference does not list %s", id)
		}
	}
	if want := "{days}: today / tomorrow / in {n} days"; !strings.Contains(got, want) {
		t.Errorf("the reference does not show the forms of a counted value: no %q", want)
	}
}
