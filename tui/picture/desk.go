package picture

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	"voiceportal/tui/kit"
)

// desk is the terminal that a picture shows: the colours that a theme leaves to it, and its window.
type desk struct{ ink, ground, bar, edge, title string }

func deskOf(t kit.Theme) desk {
	if t.Name == kit.ThemeLight {
		return desk{ink: "#23272F", ground: "#FDFDFB", bar: "#EEF0F3", edge: "#B9BFCA", title: "#5F6675"}
	}
	return desk{ink: "#D8DCE4", ground: "#14171C", bar: "#1C212B", edge: "#3E4654", title: "#8B94A6"}
}

// paint is how a run looks on the desk.
type paint struct {
	ink         string
	ground      string // "" where it is the window's own
	bold, faint bool
}

func (d desk) paint(p kit.Paint) paint {
	out := paint{ink: d.ink, bold: p.Bold, faint: p.Faint}
	if p.Ink != nil {
		out.ink = hex(p.Ink)
	}
	if p.Ground != nil {
		out.ground = hex(p.Ground)
	}
	if p.Reverse {
		ground := out.ground
		out.ground = out.ink
		if out.ink = ground; ground == "" {
			out.ink = d.ground
		}
	}
	return out
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// window draws a window's frame, its bar with a title and the three dots.
func (d desk) window(b *strings.Builder, title string, w, h int) {
	fmt.Fprintf(b, `<rect x="0.5" y="0.5" width="%d" height="%d" rx="%d" fill="%s" stroke="%s"/>`+"\n", w-1, h-1, rounding, d.ground, d.edge)
	fmt.Fprintf(b, `<path d="M1 %dV%da%d %d 0 0 1 %d-%dH%da%d %d 0 0 1 %d %dV%dz" fill="%s"/>`+"\n",
		barHeight, rounding, rounding-1, rounding-1, rounding-1, rounding-1,
		w-rounding, rounding-1, rounding-1, rounding-1, rounding-1, barHeight, d.bar)
	for i := range 3 {
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="5.5" fill="%s"/>`+"\n", 20+18*i, barHeight/2, d.edge)
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" fill="%s">%s</text>`+"\n", w/2, barHeight/2+5, d.title, html.EscapeString(title))
}
