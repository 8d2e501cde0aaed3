package picture

import (
	"fmt"
	"html"
	"strings"
	"time"

	"voiceportal/tui/kit"
)

// Shot is a frame and how long it is seen. A picture of one shot stands still.
type Shot struct {
	Frame *kit.Frame
	For   time.Duration
}

// The grid and the window around it, in units of the picture.
const (
	cellWidth  = 9
	cellHeight = 19
	baseline   = 14 // of text, from the top of its cell
	fontSize   = 15
	margin     = 14
	barHeight  = 36
	rounding   = 10
)

// SVG draws shots one after the other, over and over, in a window with a title. All shots have the
// size of the first. A reader who wants less motion sees the last one.
func SVG(title string, t kit.Theme, shots ...Shot) string {
	var w, h int
	if len(shots) > 0 {
		w, h = shots[0].Frame.Size()
	}
	d := drawing{theme: t, desk: deskOf(t)}
	film := newFilm(shots)
	var lines strings.Builder
	for y := range h {
		d.line(&lines, film, y)
	}
	width, height := w*cellWidth+2*margin, h*cellHeight+2*margin+barHeight
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n",
		width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n", html.EscapeString(title))
	b.WriteString(film.style())
	d.desk.window(&b, title, width, height)
	fmt.Fprintf(&b, `<g transform="translate(%d %d)">`+"\n%s</g>\n</svg>\n", margin, margin+barHeight, lines.String())
	return b.String()
}

// drawing is what a picture's lines are drawn with.
type drawing struct {
	theme kit.Theme
	desk  desk
}

// line draws what is ever seen on line y: each run once, with the times at which it shows.
func (d drawing) line(b *strings.Builder, f *film, y int) {
	for _, look := range f.looks(y) {
		var body strings.Builder
		d.runs(&body, look.runs)
		switch class := f.class(look.seen); {
		case body.Len() == 0:
		case class == "":
			b.WriteString(body.String())
		default:
			fmt.Fprintf(b, `<g class="%s">`+"\n%s</g>\n", class, body.String())
		}
	}
}

// runs draws a line: its grounds, then its words, then its boxes.
func (d drawing) runs(b *strings.Builder, runs []kit.Run) {
	var words, boxes strings.Builder
	for _, r := range runs {
		p := d.desk.paint(d.theme.Paint(r.Style))
		if p.ground != "" {
			fmt.Fprintf(b, `<path fill="%s" shape-rendering="crispEdges" d="%s"/>`+"\n", p.ground, rect(r.X*cellWidth, r.Y*cellHeight, r.Width*cellWidth, cellHeight))
		}
		write(&words, r, p)
		box(&boxes, r, p)
	}
	b.WriteString(words.String())
	b.WriteString(boxes.String())
}

// rect is a rectangle as path data.
func rect(x, y, w, h int) string { return fmt.Sprintf("M%d %dh%dv%dh-%dz", x, y, w, h, w) }
