package picture_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"voiceportal/tui/kit"
	"voiceportal/tui/picture"
)

// shot is a frame of 20 × 4 with a panel and a text in it.
func shot(text string, d time.Duration) picture.Shot {
	f := kit.NewFrame(20, 4)
	in := kit.Panel{Title: "A&B", Focused: true}.Draw(f.Area())
	in.Text(0, 0, kit.Danger.Strong(), text)
	return picture.Shot{Frame: f, For: d}
}

// texts are the words of a picture, in order, and fails the test when it is not XML.
func texts(t *testing.T, svg string) []string {
	t.Helper()
	var found []string
	inText := false
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v\n%s", err, svg)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "text"
		case xml.CharData:
			if inText {
				found = append(found, string(e))
			}
		case xml.EndElement:
			inText = false
		}
	}
}

func TestAPictureHoldsTheFramesWords(t *testing.T) {
	t.Parallel()
	got := strings.Join(texts(t, picture.SVG("the <title>", kit.Dark(), shot("one two  three", 0))), "|")
	if want := "the <title>|A&B|one two|three"; got != want {
		t.Errorf("words %q, want %q", got, want)
	}
}

func TestEveryWordIsFittedToItsCells(t *testing.T) {
	t.Parallel()
	svg := picture.SVG("", kit.Dark(), shot("one two  three", 0))
	for _, want := range []string{
		`<text x="18" y="33" textLength="63" lengthAdjust="spacingAndGlyphs" fill="#FF8A6B" class="b">one two</text>`,
		`<text x="99" y="33" textLength="45" lengthAdjust="spacingAndGlyphs" fill="#FF8A6B" class="b">three</text>`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in\n%s", want, svg)
		}
	}
}

func TestLinesAndBlocksAreDrawnAndNotWritten(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(len([]rune(kit.Glyphs)), 1)
	f.Area().Text(0, 0, kit.Text.Plain(), kit.Glyphs)
	words := strings.Join(texts(t, picture.SVG("", kit.Dark(), picture.Shot{Frame: f})), "")
	if i := strings.IndexAny(words, "─│╭╮╰╯├┤┬┴┼━┃═╌█░▌▐▀▄▏"); i >= 0 {
		t.Errorf("written: %q", words[i:])
	}
	if !strings.Contains(words, "●○◉◌◦▸◂▾▴›✓✗…·•→←↑↓") {
		t.Errorf("signs are missing: %q", words)
	}
}

func TestAdjoiningLinesMeet(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(3, 2)
	f.Area().Text(0, 0, kit.Text.Plain(), "──┤")
	f.Area().Text(2, 1, kit.Text.Plain(), "│")
	svg := picture.SVG("", kit.Dark(), picture.Shot{Frame: f})
	for _, want := range []string{"M0 0m0 9.5h18", "M18 0m0 9.5h4.5", "M18 0m4.5 0v19", "M18 19m4.5 0v19"} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %q in\n%s", want, svg)
		}
	}
}

func TestAThemePaintsThePicture(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(4, 1)
	f.Area().Text(0, 0, kit.Text.Upon(kit.OnNow), "menu")
	for _, tt := range []struct {
		theme       kit.Theme
		ground, ink string
	}{
		{kit.Dark(), "#5FD7B8", "#0D1F1B"},
		{kit.Light(), "#0B7A63", "#FFFFFF"},
		{kit.Mono(), "#D8DCE4", "#14171C"}, // reversed
	} {
		svg := picture.SVG("", tt.theme, picture.Shot{Frame: f})
		if !strings.Contains(svg, `<path fill="`+tt.ground+`" shape-rendering="crispEdges" d="M0 0h36v19h-36z"/>`) {
			t.Errorf("%s: the ground is not %s:\n%s", tt.theme.Name, tt.ground, svg)
		}
		if !strings.Contains(svg, `fill="`+tt.ink+`" class="b">menu`) && !strings.Contains(svg, `fill="`+tt.ink+`">menu`) {
			t.Errorf("%s: the ink is not %s:\n%s", tt.theme.Name, tt.ink, svg)
		}
	}
}

func TestAPictureOfOneShotStandsStill(t *testing.T) {
	t.Parallel()
	if svg := picture.SVG("", kit.Dark(), shot("still", time.Second)); strings.Contains(svg, "animation") {
		t.Errorf("one shot moves:\n%s", svg)
	}
}

func TestShotsShareWhatDoesNotChange(t *testing.T) {
	t.Parallel()
	svg := picture.SVG("", kit.Dark(), shot("one", time.Second), shot("two", 3*time.Second), shot("one", time.Second))
	if n := strings.Count(svg, "A&amp;B"); n != 1 {
		t.Errorf("what all shots share is there %d times", n)
	}
	if n := strings.Count(svg, ">one<"); n != 1 {
		t.Errorf("what two shots share is there %d times", n)
	}
	for _, want := range []string{
		"@keyframes k0{0.00%{visibility:visible}20.00%{visibility:hidden}80.00%{visibility:visible}}",
		"@keyframes k1{0.00%{visibility:hidden}20.00%{visibility:visible}80.00%{visibility:hidden}}",
		".s0{visibility:visible;animation:k0 5s", ".s1{visibility:hidden;animation:k1 5s",
		"prefers-reduced-motion:reduce",
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %q in\n%s", want, svg)
		}
	}
}

func TestNoShotIsAnEmptyWindow(t *testing.T) {
	t.Parallel()
	texts(t, picture.SVG("nothing", kit.Dark()))
}
