package picture

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"voiceportal/tui/kit"
)

// arms are the lines from the middle of a cell to its edges: 1 is light, 2 is heavy.
type arms struct{ left, right, up, down int }

var lined = map[string]arms{
	"─": {left: 1, right: 1}, "│": {up: 1, down: 1}, "━": {left: 2, right: 2}, "┃": {up: 2, down: 2},
	"├": {right: 1, up: 1, down: 1}, "┤": {left: 1, up: 1, down: 1},
	"┬": {left: 1, right: 1, down: 1}, "┴": {left: 1, right: 1, up: 1},
	"┼": {left: 1, right: 1, up: 1, down: 1},
}

// The middle of a cell.
const (
	midX = cellWidth / 2.0
	midY = cellHeight / 2.0
)

// curved are the rounded corners, from edge to edge of the cell.
var curved = map[string]string{
	"╭": fmt.Sprintf("m%g %dv-4q0-5.5 %g-5.5", midX, cellHeight, midX),
	"╮": fmt.Sprintf("m0 %gq%g 0 %g 5.5v4", midY, midX, midX),
	"╰": fmt.Sprintf("m%g 0v4q0 5.5 %g 5.5", midX, midX),
	"╯": fmt.Sprintf("m%g 0v4q0 5.5-%g 5.5", midX, midX),
}

// broken are lines that are neither whole nor single.
var broken = map[string]string{
	"╌": fmt.Sprintf("m1 %gh2.6m2.4 0h2.6", midY),
	"═": fmt.Sprintf("m0 %gh%dm-%d 4h%d", midY-2, cellWidth, cellWidth, cellWidth),
}

// filled are blocks, as rectangles in halves and eighths of a cell.
var filled = map[string]string{
	"█": fmt.Sprintf("h%dv%dh-%dz", cellWidth, cellHeight, cellWidth),
	"░": fmt.Sprintf("h%dv%dh-%dz", cellWidth, cellHeight, cellWidth),
	"▌": fmt.Sprintf("h%gv%dh-%gz", midX, cellHeight, midX),
	"▐": fmt.Sprintf("m%g 0h%gv%dh-%gz", midX, midX, cellHeight, midX),
	"▀": fmt.Sprintf("h%dv%gh-%dz", cellWidth, midY, cellWidth),
	"▄": fmt.Sprintf("m0 %gh%dv%gh-%dz", midY, cellWidth, midY, cellWidth),
	"▏": fmt.Sprintf("h1.5v%dh-1.5z", cellHeight),
}

// isBox reports whether a cluster is drawn, not written.
func isBox(cluster string) bool {
	_, line := lined[cluster]
	return line || curved[cluster] != "" || broken[cluster] != "" || filled[cluster] != ""
}

// The strokes of lines.
const (
	lightStroke = 1.3
	heavyStroke = 2.8
)

// box draws a run's lines, corners and blocks. Bold has no meaning for them.
func box(b *strings.Builder, r kit.Run, p paint) {
	var light, heavy, full, shade strings.Builder
	x := r.X
	for text := r.Text; text != ""; {
		cluster, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(cluster):]
		at := fmt.Sprintf("M%d %d", x*cellWidth, r.Y*cellHeight)
		switch {
		case cluster == "░":
			shade.WriteString(at + filled[cluster])
		case filled[cluster] != "":
			full.WriteString(at + filled[cluster])
		case curved[cluster] != "":
			light.WriteString(at + curved[cluster])
		case broken[cluster] != "":
			light.WriteString(at + broken[cluster])
		default:
			n := 1
			for cluster == "─" && strings.HasPrefix(text, cluster) {
				text = text[len(cluster):]
				n++
			}
			stroke(&light, &heavy, at, lined[cluster], n)
			width *= n
		}
		x += width
	}
	for _, s := range []struct {
		path *strings.Builder
		how  string
	}{
		{&shade, fmt.Sprintf(`fill="%s" opacity="0.5"`, p.ink)},
		{&full, fmt.Sprintf(`fill="%s"`, p.ink)},
		{&light, fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%g"`, p.ink, lightStroke)},
		{&heavy, fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%g"`, p.ink, heavyStroke)},
	} {
		if s.path.Len() > 0 {
			fmt.Fprintf(b, `<path %s d="%s"/>`+"\n", s.how, s.path)
		}
	}
}

// stroke draws the arms of n equal cells, the first of which begins at a place.
func stroke(light, heavy *strings.Builder, at string, a arms, n int) {
	for _, s := range []struct {
		path *strings.Builder
		is   int
	}{{light, 1}, {heavy, 2}} {
		if x0, x1 := midX, midX; a.left == s.is || a.right == s.is {
			if a.left == s.is {
				x0 = 0
			}
			if a.right == s.is {
				x1 = float64(n * cellWidth)
			}
			fmt.Fprintf(s.path, "%sm%g %gh%g", at, x0, midY, x1-x0)
		}
		if y0, y1 := midY, midY; a.up == s.is || a.down == s.is {
			if a.up == s.is {
				y0 = 0
			}
			if a.down == s.is {
				y1 = cellHeight
			}
			fmt.Fprintf(s.path, "%sm%g %gv%g", at, midX, y0, y1-y0)
		}
	}
}
