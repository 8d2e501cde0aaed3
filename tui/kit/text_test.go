package kit_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"voiceportal/tui/kit"
)

func TestFit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		w    int
		want string
	}{
		{"short", 5, "short"},
		{"shorter", 5, "shor…"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
		{"x", 0, ""},
		{"", 0, ""},
		{"xy", 1, "…"},
	} {
		if got := kit.Fit(tt.in, tt.w); got != tt.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.in, tt.w, got, tt.want)
		}
	}
}

func TestPadsFillExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// Letters only: a combining mark at the front would join the blanks.
		s, w := rapid.StringOf(rapid.RuneFrom(nil, unicode.L)).Draw(t, "text"), rapid.IntRange(0, 30).Draw(t, "width")
		for name, got := range map[string]string{"Pad": kit.Pad(s, w), "PadLeft": kit.PadLeft(s, w)} {
			if kit.Width(got) != w {
				t.Errorf("%s(%q, %d) is %d cells wide: %q", name, s, w, kit.Width(got), got)
			}
		}
	})
}

func TestWrapLosesNothingAndFits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zé日.]{1,12}`)).Draw(t, "words")
		w := rapid.IntRange(2, 20).Draw(t, "width")
		text := strings.Join(words, " ")
		lines := kit.Wrap(text, w)
		for _, l := range lines {
			if kit.Width(l) > w {
				t.Errorf("line %q is wider than %d", l, w)
			}
		}
		squeezed := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := squeezed(strings.Join(lines, "")); got != squeezed(text) {
			t.Errorf("Wrap(%q, %d) = %q", text, w, lines)
		}
	})
}

func TestWrapBreaksBetweenWords(t *testing.T) {
	t.Parallel()
	got := kit.Wrap("Please enter your passcode, then press pound.", 20)
	want := []string{"Please enter your", "passcode, then press", "pound."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := kit.Wrap("", 20); len(got) != 1 {
		t.Errorf("Wrap of nothing = %q, want one empty line", got)
	}
}

func TestLineFitKeepsStyles(t *testing.T) {
	t.Parallel()
	l := kit.Line{kit.Danger.Span("locked"), kit.Muted.Span(" since 09:16")}
	for _, tt := range []struct {
		w    int
		want kit.Line
	}{
		{40, l},
		{18, l},
		{9, kit.Line{kit.Danger.Span("locked"), kit.Muted.Span(" s…")}},
		{6, kit.Line{kit.Danger.Span("locke…")}},
	} {
		if diff := cmp.Diff(tt.want, l.Fit(tt.w)); diff != "" {
			t.Errorf("Fit(%d) (-want +got):\n%s", tt.w, diff)
		}
	}
}

func FuzzFramesHoldOnlyWhatPrints(f *testing.F) {
	f.Add("plain")
	f.Add("\x1b[31mred\x1b]8;;http://x\x07")
	f.Add("e\u0301 \u200d\u2028 👩‍👩‍👧 \xff")
	f.Fuzz(func(t *testing.T, s string) {
		for _, ascii := range []bool{false, true} {
			frame := kit.NewFrame(12, 2)
			if ascii {
				frame.ASCII()
			}
			frame.Area().Text(-2, 0, kit.Style{}, s)
			frame.Area().Text(1, 1, kit.Style{}, s)
			got := frame.Plain()
			for _, r := range got {
				if r != '\n' && (r < ' ' || r == 0x7f || r == utf8.RuneError) {
					t.Fatalf("%q puts %q into a frame", s, r)
				}
				if ascii && r > 0x7f {
					t.Fatalf("%q puts %q into an ASCII frame", s, r)
				}
			}
			checkSize(t, got, 12, 2)
		}
	})
}
