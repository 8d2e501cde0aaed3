package kittest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"voiceportal/tui/kit"
)

var update = flag.Bool("update", false, "rewrite the golden frames")

// Updating reports that files are to be rewritten, not compared with.
func Updating() bool { return *update }

// Size is a terminal's size.
type Size struct{ W, H int }

// String is the size as golden files are named: 80x24.
func (s Size) String() string { return fmt.Sprintf("%dx%d", s.W, s.H) }

// Sizes are those that every screen is designed for: the projector, the usual terminal, a large one.
func Sizes() []Size { return []Size{{60, 18}, {80, 24}, {120, 40}} }

// Golden compares the frame with testdata/NAME-SIZE-THEME.golden in the dark, light and mono
// themes, and checks it as [Check] does.
func Golden(t *testing.T, name string, f *kit.Frame) {
	t.Helper()
	w, h := f.Size()
	Check(t, f)
	for _, theme := range []kit.Theme{kit.Dark(), kit.Light(), kit.Mono()} {
		file := filepath.Join("testdata", fmt.Sprintf("%s-%s-%s.golden", name, Size{w, h}, theme.Name))
		compare(t, file, picture(t, f.Render(theme)))
	}
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; if the frame is right, run the test with -update", err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Errorf("%s differs from line %d on; if the frame is right, run the test with -update\ngot:\n%s", file, i+1, got)
			return
		}
	}
}

// picture is rendered text, taken apart: the text, the looks, the legend.
func picture(t *testing.T, rendered string) string {
	t.Helper()
	var text, looks strings.Builder
	letters := map[string]byte{"": '.'}
	var legend []string
	for line := range strings.SplitSeq(rendered, "\n") {
		var row strings.Builder
		for _, c := range cells(t, line) {
			text.WriteString(c.text)
			l, ok := letters[c.look]
			if !ok {
				l = byte('a' + len(legend))
				letters[c.look] = l
				legend = append(legend, fmt.Sprintf("%c  %s", l, c.look))
			}
			row.WriteByte(l)
		}
		text.WriteByte('\n')
		looks.WriteString(strings.TrimRight(row.String(), ".") + "\n")
	}
	return text.String() + "── looks\n" + looks.String() + "── legend\n" + strings.Join(legend, "\n") + "\n"
}

// Fuzz are sizes to draw a screen at: all from 60 × 18 to 200 × 60 when the environment has
// RESIZE=all, else a sample with the edges of every layout.
func Fuzz() []Size {
	var all []Size
	whole := os.Getenv("RESIZE") == "all"
	for w := kit.MinWidth; w <= 200; w++ {
		for h := kit.MinHeight; h <= 60; h++ {
			if whole || sampled(w, 60, 79, 80, 119, 120, 160, 200) && sampled(h, 18, 23, 24, 29, 30, 35, 36, 60) || (w*61+h)%97 == 0 {
				all = append(all, Size{w, h})
			}
		}
	}
	return all
}

func sampled(n int, edges ...int) bool { return slices.Contains(edges, n) }
