package wording_test

import (
	"testing"
	"time"

	"voiceportal/tui/wording"
)

func TestLegTimeAndCountsInWords(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{0: "00:00", 41900 * time.Millisecond: "00:41", 61 * time.Minute: "61:00"} {
		if got := wording.Stamp(d); got != want {
			t.Errorf("%v is stamped %s, want %s", d, got, want)
		}
	}
	for n, want := range map[int]string{0: "0 steps", 1: "one step", 4: "4 steps"} {
		if got := wording.Counted(n, "step"); got != want {
			t.Errorf("%d is counted as %q, want %q", n, got, want)
		}
	}
}
