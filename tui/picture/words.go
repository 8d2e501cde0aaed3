package picture

import (
	"fmt"
	"html"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"voiceportal/tui/kit"
)

// write writes a run's words, each fitted to its cells: words that one blank parts stay together,
// what is drawn as a box is left out.
func write(b *strings.Builder, r kit.Run, p paint) {
	var word strings.Builder
	x, from, blanks := r.X, r.X, 0
	flush := func(end int) {
		if word.Len() > 0 {
			writeAt(b, from, r.Y, end-from, word.String(), p)
			word.Reset()
		}
	}
	for text := r.Text; text != ""; {
		cluster, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(cluster):]
		switch {
		case cluster == " ":
			blanks++
		case isBox(cluster):
			flush(x - blanks)
			blanks = 0
		default:
			if blanks > 1 {
				flush(x - blanks)
			}
			if word.Len() == 0 {
				from = x
			} else {
				word.WriteString(strings.Repeat(" ", blanks))
			}
			word.WriteString(cluster)
			blanks = 0
		}
		x += width
	}
	flush(x - blanks)
}

func writeAt(b *strings.Builder, x, y, w int, text string, p paint) {
	more := ""
	if p.bold {
		more += ` class="b"`
	}
	if p.faint {
		more += ` opacity="0.65"`
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		x*cellWidth, y*cellHeight+baseline, w*cellWidth, p.ink, more, html.EscapeString(text))
}
