package spelling_test

import (
	"testing"

	"pgregory.net/rapid"

	"voiceportal/ivr/spelling"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	known := []string{"broadcloud", "bt", "essensys", "my-phone", "zoom"}
	for _, tt := range []struct{ written, want string }{
		{"brodcloud", "broadcloud"},
		{"BROADCLOUD", "broadcloud"},
		{"broad", "broadcloud"},
		{"essenyss", "essensys"},
		{"zomo", "zoom"},
		{"tb", "bt"},
		{"nothing like it", ""},
		{"", ""},
	} {
		if got := spelling.Nearest(tt.written, known); got != tt.want {
			t.Errorf("nearest to %q = %q, want %q", tt.written, got, tt.want)
		}
	}
	if got := spelling.DidYouMean("zom", known); got != "; did you mean zoom?" {
		t.Errorf("hint = %q", got)
	}
	if got := spelling.DidYouMean("xyzzy", known); got != "" {
		t.Errorf("hint = %q, want none", got)
	}
}

// TestDistanceIsADistance: nothing between equals, the same both ways, and at most the longer word.
func TestDistanceIsADistance(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[a-d]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := spelling.Distance(a, b)
		switch {
		case (d == 0) != (a == b):
			t.Fatalf("distance of %q and %q = %d", a, b, d)
		case d != spelling.Distance(b, a):
			t.Fatalf("distance of %q and %q is not the same both ways", a, b)
		case d > max(len(a), len(b)):
			t.Fatalf("distance of %q and %q = %d, more than either has letters", a, b, d)
		}
	})
}
