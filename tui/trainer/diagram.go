package trainer

import (
	"fmt"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// trail is where a call has been.
type trail struct {
	here  ivr.State
	been  map[ivr.State]bool
	taken map[edge]int
}

func newTrail() trail {
	return trail{here: ivr.StateOnHook, been: map[ivr.State]bool{}, taken: map[edge]int{}}
}

// move follows a move of the flow.
func (t *trail) move(m ivr.Moved) {
	t.been[m.From], t.been[m.To] = true, true
	t.here = m.To
	if e, ok := edgeOf(m.From, m.Trigger); ok {
		t.taken[e]++
	}
}

// The four sides of a cell that a line can leave it by.
const (
	north uint8 = 1 << iota
	east
	south
	west
)

// strokes are the glyphs of lines, by the sides that they leave a cell by.
var strokes = map[uint8]string{
	north: "│", south: "│", north | south: "│",
	east: "─", west: "─", east | west: "─",
	south | east: "╭", south | west: "╮", north | east: "╰", north | west: "╯",
	north | south | east: "├", north | south | west: "┤",
	east | west | south: "┬", east | west | north: "┴",
	north | south | east | west: "┼",
}

// heavy are the glyphs of straight lines of the path taken.
var heavy = map[string]string{"│": "┃", "─": "━"}

// picture is a layout made ready to be drawn.
type picture struct {
	layout
	strokes map[point][]part
	heads   map[edge]head
}

// part is what one edge draws in a cell.
type part struct {
	edge  edge
	sides uint8
}

// head is the arrow at the end of a route.
type head struct {
	at    point
	glyph string
}

// paint makes a layout ready.
func paint(l layout) *picture {
	p := &picture{layout: l, strokes: map[point][]part{}, heads: map[edge]head{}}
	for e, r := range l.routes {
		for at, sides := range r.cells() {
			p.strokes[at] = append(p.strokes[at], part{e, sides})
		}
		if r.arrow {
			p.heads[e] = l.head(r)
		}
	}
	return p
}

// draw draws the picture in the middle of a.
func (l *picture) draw(a kit.Area, t trail) {
	a = a.Center(l.w, l.h)
	for at, parts := range l.strokes {
		style, glyph := stroke(parts, t)
		a.Text(at.x, at.y, style, glyph)
	}
	for e, r := range l.routes {
		label := r.label
		if n := t.taken[e]; n > 1 && e == "wrong" {
			label += fmt.Sprintf(" %d×", n)
		}
		a.Text(r.at.x, r.at.y, ink(t.taken[e] > 0), label)
	}
	for _, h := range l.heads {
		style, _ := stroke(l.strokes[h.at], t)
		a.Text(h.at.x, h.at.y, style, h.glyph)
	}
	for _, n := range l.nodes {
		n.draw(a, t)
	}
}

// stroke is what all edges together draw in a cell. Where one was taken, it shows.
func stroke(parts []part, t trail) (kit.Style, string) {
	var all uint8
	taken := false
	for _, p := range parts {
		all |= p.sides
		taken = taken || t.taken[p.edge] > 0
	}
	glyph := strokes[all]
	if h, straight := heavy[glyph]; taken && straight {
		glyph = h
	}
	return ink(taken), glyph
}

// ink is the style of what was taken, or not.
func ink(taken bool) kit.Style {
	if taken {
		return kit.Accent.Strong()
	}
	return kit.Muted.Plain()
}

// cells are the cells of a route, with the sides that it leaves each by.
func (r route) cells() map[point]uint8 {
	all := map[point]uint8{}
	for i := 1; i < len(r.corners); i++ {
		for p := r.corners[i-1]; p != r.corners[i]; {
			out, in, next := step(p, r.corners[i])
			all[p] |= out
			all[next] |= in
			p = next
		}
	}
	return all
}

// step is the next cell on the way to a corner, the side by which p is left and the one by which
// the next is entered.
func step(p, to point) (out, in uint8, next point) {
	switch {
	case to.x > p.x:
		return east, west, point{p.x + 1, p.y}
	case to.x < p.x:
		return west, east, point{p.x - 1, p.y}
	case to.y > p.y:
		return south, north, point{p.x, p.y + 1}
	}
	return north, south, point{p.x, p.y - 1}
}

// head is the arrow in the last cell of a route before its node.
func (l layout) head(r route) head {
	last := len(r.corners) - 1
	end, from := r.corners[last], r.corners[last-1]
	target, _ := l.nodeAt(end)
	p := from
	var out uint8
	for {
		side, _, next := step(p, end)
		out = side
		if target.holds(next) {
			break
		}
		p = next
	}
	return head{p, map[uint8]string{north: "▴", south: "▾", east: "▸", west: "◂"}[out]}
}

// nodeAt finds the node that a cell belongs to.
func (l layout) nodeAt(p point) (node, bool) {
	for _, n := range l.nodes {
		if n.holds(p) {
			return n, true
		}
	}
	return node{}, false
}

// draw draws the node: painted where the call is now.
func (n node) draw(a kit.Area, t trail) {
	sign, style, edge := "○", kit.Muted.Plain(), kit.Border.Plain()
	for _, s := range n.states {
		if t.been[s] {
			sign, style, edge = "●", kit.Accent.Plain(), kit.Accent.Plain()
		}
	}
	now := n.has(t.here)
	if now {
		sign, style = "◉", kit.Style{On: kit.OnNow, Bold: true}
	}
	text := sign + " " + n.name
	if n.box == 0 {
		a.Text(n.at.x, n.at.y, style, text)
		return
	}
	box := a.Sub(n.at.x, n.at.y, n.box, 3)
	box.Fill(kit.Style{})
	if now {
		box.Fill(style)
	} else {
		kit.Box(box, edge)
	}
	box.Text((n.box-kit.Width(text))/2, 1, style, text)
}

// legend explains the signs of the picture.
func legend() kit.Line {
	return kit.Line{
		kit.Accent.Bold("◉"), kit.Muted.Span(" now  "), kit.Accent.Span("●"), kit.Muted.Span(" been  "),
		kit.Muted.Span("○ not yet  "), kit.Accent.Bold("━"), kit.Muted.Span(" path"),
	}
}
