package scenario_test

import (
	"strings"
	"testing"
)

// verdict is a text and what must be said of it: a part of its failure, or nothing where it passes.
type verdict struct{ name, src, want string }

// judge plays each text.
func judge(t *testing.T, all []verdict) {
	t.Helper()
	p := player(t)
	for _, v := range all {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			r, err := p.Play(t.Context(), load(t, v.src+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			got := failures(r)
			switch {
			case v.want == "" && got != "":
				t.Errorf("play:\n%s\nit fails:\n%s", v.src, got)
			case v.want != "" && !strings.Contains(got, v.want):
				t.Errorf("play:\n%s\nit says:\n%s\nwant %q", v.src, got, v.want)
			}
		})
	}
}
