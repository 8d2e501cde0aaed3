package kittest

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"voiceportal/tui/kit"
)

// Check fails when a frame is not exactly its size, holds a glyph that is not allowed, or when
// the middle of something clickable does not hit it.
func Check(t testing.TB, f *kit.Frame) {
	t.Helper()
	w, h := f.Size()
	lines := strings.Split(f.Plain(), "\n")
	if len(lines) != h {
		t.Errorf("%d×%d: the frame has %d lines", w, h, len(lines))
	}
	for y, l := range lines {
		if got := ansi.StringWidth(l); got != w {
			t.Errorf("%d×%d: line %d has %d cells: %q", w, h, y, got, l)
		}
		for _, r := range l {
			if (r < ' ' || r > '~') && !strings.ContainsRune(kit.Glyphs, r) {
				t.Errorf("%d×%d: line %d holds %q, which is not among the glyphs: %q", w, h, y, r, l)
			}
		}
	}
	Hits(t, f)
}

// Hits fails when the middle of a region hits nothing, or something that lies lower.
func Hits(t testing.TB, f *kit.Frame) {
	t.Helper()
	targets := f.Regions()
	for i, target := range targets {
		hit := f.Hit(target.Middle.X, target.Middle.Y)
		if hit == target.ID {
			continue
		}
		above := false
		for _, higher := range targets[i+1:] {
			above = above || higher.ID == hit
		}
		if !above {
			t.Errorf("the middle of %s at %v hits %q", target.ID, target.Middle, hit)
		}
	}
}

// Secret fails when the frame shows any of the secrets, with or without blanks between digits.
func Secret(t testing.TB, f *kit.Frame, secrets ...string) {
	t.Helper()
	text := f.Plain()
	for i, s := range secrets {
		for _, form := range []string{s, strings.Join(strings.Split(s, ""), " ")} {
			if strings.Contains(text, form) {
				t.Errorf("the frame shows secret number %d", i)
			}
		}
	}
}
