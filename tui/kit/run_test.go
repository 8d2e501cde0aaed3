package kit_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
)

func TestRunsCoverEveryCellOnce(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(6, 2)
	f.Area().Text(1, 0, kit.Danger.Plain(), "日b")
	f.Area().Text(4, 1, kit.Danger.Plain(), "cd")
	want := []kit.Run{
		{X: 0, Y: 0, Width: 1, Text: " "},
		{X: 1, Y: 0, Width: 3, Text: "日b", Style: kit.Danger.Plain()},
		{X: 4, Y: 0, Width: 2, Text: "  "},
		{X: 0, Y: 1, Width: 4, Text: "    "},
		{X: 4, Y: 1, Width: 2, Text: "cd", Style: kit.Danger.Plain()},
	}
	if diff := cmp.Diff(want, slices.Collect(f.Runs())); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
}
