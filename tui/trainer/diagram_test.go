package trainer

import (
	"strings"
	"testing"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// layouts are the pictures with their names.
func layouts() map[string]layout { return map[string]layout{"tall": tall(), "short": short()} }

func TestEveryStateHasOneNode(t *testing.T) {
	t.Parallel()
	for name, l := range layouts() {
		for _, s := range ivr.States() {
			n := 0
			for _, node := range l.nodes {
				if node.has(s) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s: state %s has %d nodes, want one", name, s, n)
			}
		}
		for _, n := range l.nodes {
			if len(n.states) == 0 {
				t.Errorf("%s: node %q has no state", name, n.name)
			}
			for _, s := range n.states {
				if !known(s) {
					t.Errorf("%s: node %q has the state %s, which the flow does not know", name, n.name, s)
				}
			}
		}
	}
}

func known(s ivr.State) bool {
	for _, k := range ivr.States() {
		if k == s {
			return true
		}
	}
	return false
}

func TestEveryTransitionHasAPlace(t *testing.T) {
	t.Parallel()
	for name, l := range layouts() {
		for _, tr := range ivr.Transitions() {
			from, to := l.nodeOf(tr.From), l.nodeOf(tr.To)
			e, drawn := edgeOf(tr.From, tr.Trigger)
			if !drawn {
				if from.name != to.name {
					t.Errorf("%s: %s.%s leads from %q to %q and has no edge", name, tr.From, tr.Trigger, from.name, to.name)
				}
				continue
			}
			r, ok := l.routes[e]
			if !ok {
				t.Errorf("%s: the edge %s is not drawn", name, e)
				continue
			}
			if len(r.corners) == 0 {
				if r.label == "" {
					t.Errorf("%s: the edge %s is neither drawn nor said", name, e)
				}
				continue
			}
			ends := [2]node{}
			ends[0], _ = l.nodeAt(r.corners[0])
			ends[1], _ = l.nodeAt(r.corners[len(r.corners)-1])
			oneWay := ends[0].name == from.name && ends[1].name == to.name
			bothWays := ends[0].name == to.name && ends[1].name == from.name
			shares := e == "change" && to.name == ends[0].name // New PIN again is left by the line of New PIN
			if !oneWay && !bothWays && !shares {
				t.Errorf("%s: %s.%s leads from %q to %q, and its line from %q to %q",
					name, tr.From, tr.Trigger, from.name, to.name, ends[0].name, ends[1].name)
			}
		}
	}
}

func (l layout) nodeOf(s ivr.State) node {
	for _, n := range l.nodes {
		if n.has(s) {
			return n
		}
	}
	return node{}
}

func TestThePictureKnowsNoTransitionThatTheFlowDoesNot(t *testing.T) {
	t.Parallel()
	flow := map[string]bool{}
	for _, tr := range ivr.Transitions() {
		flow[moveName(tr.From, tr.Trigger)] = true
	}
	seen := map[string]edge{}
	for e, moves := range edges {
		for m := range strings.FieldsSeq(moves) {
			if !flow[m] {
				t.Errorf("edge %s has the transition %s, which the flow does not know", e, m)
			}
			if other, twice := seen[m]; twice {
				t.Errorf("%s is on the edges %s and %s", m, e, other)
			}
			seen[m] = e
		}
		for name, l := range layouts() {
			if _, ok := l.routes[e]; !ok {
				t.Errorf("%s: the edge %s has no route", name, e)
			}
		}
	}
	for name, l := range layouts() {
		for e := range l.routes {
			if _, ok := edges[e]; !ok {
				t.Errorf("%s: the route %s is of no edge", name, e)
			}
		}
	}
}

func TestLinesKeepOutOfNodesAndWords(t *testing.T) {
	t.Parallel()
	for name, l := range layouts() {
		words := map[point]string{}
		for e, r := range l.routes {
			for x := range kit.Width(r.label) {
				p := point{r.at.x + x, r.at.y}
				if p.x >= l.w || p.y >= l.h {
					t.Errorf("%s: the word of %s leaves the picture", name, e)
				}
				if n, ok := l.nodeAt(p); ok {
					t.Errorf("%s: the word %q stands on the node %q", name, r.label, n.name)
				}
				if other, ok := words[p]; ok {
					t.Errorf("%s: the words %q and %q overlap", name, r.label, other)
				}
				words[p] = r.label
			}
		}
		for e, r := range l.routes {
			if len(r.corners) == 0 {
				continue
			}
			first, _ := l.nodeAt(r.corners[0])
			last, _ := l.nodeAt(r.corners[len(r.corners)-1])
			for p := range r.cells() {
				if p.x < 0 || p.y < 0 || p.x >= l.w || p.y >= l.h {
					t.Errorf("%s: %s leaves the picture at %v", name, e, p)
				}
				if n, ok := l.nodeAt(p); ok && n.name != first.name && n.name != last.name {
					t.Errorf("%s: the line of %s runs through the node %q at %v", name, e, n.name, p)
				}
				if w, ok := words[p]; ok {
					t.Errorf("%s: the line of %s runs through the word %q at %v", name, e, w, p)
				}
			}
		}
	}
}

func TestNodesDoNotOverlap(t *testing.T) {
	t.Parallel()
	for name, l := range layouts() {
		taken := map[point]string{}
		for _, n := range l.nodes {
			for x := range n.width() {
				for y := range n.height() {
					p := point{n.at.x + x, n.at.y + y}
					if other, ok := taken[p]; ok {
						t.Errorf("%s: %q and %q overlap at %v", name, n.name, other, p)
					}
					if p.x >= l.w || p.y >= l.h {
						t.Errorf("%s: %q leaves the picture", name, n.name)
					}
					taken[p] = n.name
				}
			}
		}
	}
}
