package scenario

import "testing"

func TestSuggestions(t *testing.T) {
	t.Parallel()
	words := []string{"press", "hear", "hangup", "wait", "repeat"}
	for _, tt := range []struct{ written, want string }{
		{"pres", "press"},
		{"pressed", "press"},
		{"rpess", "press"},
		{"hera", "hear"},
		{"hang", "hangup"},
		{"w", ""},
		{"dial", ""},
		{"", ""},
	} {
		want := ""
		if tt.want != "" {
			want = `; did you mean "` + tt.want + `"?`
		}
		if got := didYouMean(tt.written, words); got != want {
			t.Errorf("didYouMean(%q) = %q, want %q", tt.written, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"abc", "abc", 0},
		{"abc", "", 3},
		{"abc", "abd", 1},
		{"abc", "acb", 1},
		{"abc", "xabc", 1},
		{"kitten", "sitting", 3},
	} {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := distance(tt.b, tt.a); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d, as the other way round", tt.b, tt.a, got, tt.want)
		}
	}
}
