package kit_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"voiceportal/tui/kit"
)

func TestFrameIsAlwaysItsSize(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ w, h int }{{0, 0}, {1, 1}, {5, 2}, {60, 18}, {120, 40}} {
		f := kit.NewFrame(size.w, size.h)
		a := f.Area()
		for y := -1; y <= size.h; y++ {
			a.Text(-3, y, kit.Danger.Strong(), strings.Repeat("long 日本 text ", 30))
		}
		kit.Panel{Title: "A title that is too long for most", Focused: true}.Draw(a)
		for _, theme := range []kit.Theme{kit.Dark(), kit.Light(), kit.Mono(), kit.Contrast(), kit.Dark().Sixteen()} {
			checkSize(t, f.Render(theme), size.w, size.h)
		}
		checkSize(t, f.Plain(), size.w, size.h)
	}
}

func checkSize(t *testing.T, s string, w, h int) {
	t.Helper()
	lines := strings.Split(s, "\n")
	if got := len(lines); got != max(h, 1) {
		t.Errorf("%d×%d: %d lines, want %d", w, h, got, h)
	}
	for i, l := range lines {
		if got := ansi.StringWidth(l); got != w {
			t.Errorf("%d×%d: line %d has %d cells, want %d: %q", w, h, i, got, w, l)
		}
	}
}

func TestTextFromARecordCannotReachTheTerminal(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(40, 1)
	f.Area().Text(0, 0, kit.Style{}, "a\x1b]0;owned\x07b\u202ec\nd\x9be")
	got := f.Plain()
	for _, r := range got {
		if r < ' ' || r == 0x7f || (r >= 0x80 && r <= 0x9f) || r == '\u202e' {
			t.Fatalf("frame holds %q", got)
		}
	}
	if !strings.HasPrefix(got, "a ]0;owned b c d e") {
		t.Errorf("Plain() = %q, want the letters with blanks between", got)
	}
}

func TestOverwritingHalfAWideCharacterLeavesABlank(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		x    int
		want string
	}{
		{"its first half", 0, "x b"},
		{"its second half", 1, " xb"},
	} {
		f := kit.NewFrame(3, 1)
		a := f.Area()
		a.Text(0, 0, kit.Style{}, "日b")
		a.Text(tt.x, 0, kit.Style{}, "x")
		if got := f.Plain(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestASCIIFramesHoldOnlyASCII(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(80, 1).ASCII()
	f.Area().Text(0, 0, kit.Style{}, kit.Glyphs+"é日")
	got := f.Plain()
	for _, r := range got {
		if r >= 0x7f {
			t.Errorf("%q in an ASCII frame", r)
		}
	}
	if w := ansi.StringWidth(got); w != 80 {
		t.Errorf("%d cells, want 80", w)
	}
	if strings.Contains(got[:kit.Width(kit.Glyphs)], "?") {
		t.Errorf("a glyph has no ASCII form: %q", got)
	}
}

func TestGlyphsAreOneCellWide(t *testing.T) {
	t.Parallel()
	for _, r := range kit.Glyphs {
		if w := ansi.StringWidth(string(r)); w != 1 {
			t.Errorf("%q is %d cells wide", r, w)
		}
	}
}

func TestHitFindsTheTopmostRegion(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(20, 5)
	a := f.Area()
	a.Region("below", 0, 0, 20, 5)
	for i := range 20 { // more than a dozen, with one rectangle each
		a.Region("key", i, 1, 1, 1)
	}
	a.Region("above", 3, 1, 4, 1)
	for _, tt := range []struct {
		x, y int
		want string
	}{{0, 0, "below"}, {0, 1, "key"}, {3, 1, "above"}, {6, 1, "above"}, {7, 1, "key"}, {25, 1, ""}, {0, 9, ""}} {
		if got := f.Hit(tt.x, tt.y); got != tt.want {
			t.Errorf("Hit(%d, %d) = %q, want %q", tt.x, tt.y, got, tt.want)
		}
	}
	kit.Dialog{Title: "?", W: 6, H: 3}.Draw(a)
	if got := f.Hit(0, 1); got != "" {
		t.Errorf("under a dialog Hit = %q, want nothing", got)
	}
}
