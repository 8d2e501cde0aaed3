package tui_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/tui"
	"voiceportal/tui/kit/kittest"
)

const keysPage = "../docs/keys.md"

func TestTheKeysPageIsFresh(t *testing.T) {
	t.Parallel()
	want := tui.KeysPage(newPortal(t).options)
	if kittest.Updating() {
		if err := os.WriteFile(keysPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(keysPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/keys.md is stale, run `make docs` (-want +got):\n%s", diff)
	}
}
