package profile_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite docs/profiles.md")

const page = "../../docs/profiles.md"

func TestTheReferenceIsFresh(t *testing.T) {
	t.Parallel()
	want := shipped(t).Reference()
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
		t.Errorf("docs/profiles.md is stale, run `make docs` (-want +got):\n%s", diff)
	}
}

func TestTheReferenceHasAllProfilesAndTheirRules(t *testing.T) {
	t.Parallel()
	library := shipped(t)
	got := library.Reference()
	for _, name := range library.Names() {
		if !strings.Contains(got, "\n## "+name+"\n") {
			t.Errorf("the reference has no section of %s", name)
		}
		for _, row := range named(t, name).Rows() {
			if !strings.Contains(got, "| `"+row.Field+"` | "+row.Text+" |") {
				t.Errorf("the reference does not say of %s: %s", name, row.Text)
			}
		}
	}
}
