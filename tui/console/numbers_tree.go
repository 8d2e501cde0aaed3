package console

import (
	"cmp"
	"slices"
	"strings"

	"voiceportal/ivr/mailbox"
)

// place is where numbers stand: the telephony of the operator, or of one occupier, at one site.
type place struct{ party, site string }

// operator is the party that runs the building. Numbers without a party are its own.
const operator = "operator"

func placeOf(s mailbox.Summary) place {
	return place{cmp.Or(s.Owner.Party, operator), cmp.Or(s.Owner.Site, "no site")}
}

// path is the way to the place, as the menus of the essensys Platform lead there.
func (p place) path() string {
	if p.party == operator {
		return "Account › Telephony › " + p.site
	}
	return "Occupiers › " + p.short()
}

// short is the path on a small screen.
func (p place) short() string {
	if p.party == operator {
		return p.path()
	}
	return p.party + " › Telephony › " + p.site
}

// order puts the operator's places before the occupiers', and all by name.
func (p place) order(q place) int {
	byOperator := func(p place) int {
		if p.party == operator {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(byOperator(p), byOperator(q)), strings.Compare(p.party, q.party), strings.Compare(p.site, q.site))
}

// level is what a node of the tree is.
type level int

const (
	atPlace  level = iota // a heading over everything at a place
	atGroup               // a heading over the numbers that belong to no main number there
	atMain                // a main number, over its extensions
	atNumber              // a number with nothing below it
)

// node is one line of the tree.
type node struct {
	level level
	place place
	box   mailbox.Summary // of a number
	below []mailbox.Summary
	open  bool
}

// key names the node for as long as it is there, whatever is opened or closed around it.
func (n node) key() string {
	switch n.level {
	case atPlace:
		return "place " + n.place.path()
	case atGroup:
		return "group " + n.place.path()
	}
	return n.box.Key.String()
}

// number is the number that the node stands for, if it does.
func (n node) number() (mailbox.Summary, bool) { return n.box, n.level >= atMain }

// opens reports whether the node has an arrow.
func (n node) opens() bool { return len(n.below) > 0 && n.level != atNumber }

// tree is what there is to see of some numbers.
type tree struct {
	all     []mailbox.Summary // in number order
	match   func(mailbox.Summary) bool
	toggled map[string]bool // the nodes that are not as they usually are
	unfold  bool            // everything is open: a filter shows what it finds
}

// nodes are the lines of the tree. Places are usually open, what is in them usually closed.
func (t tree) nodes() []node {
	byPlace := map[place][]mailbox.Summary{}
	for _, s := range t.all {
		byPlace[placeOf(s)] = append(byPlace[placeOf(s)], s)
	}
	places := make([]place, 0, len(byPlace))
	for p := range byPlace {
		places = append(places, p)
	}
	slices.SortFunc(places, place.order)
	var list []node
	for _, p := range places {
		inside := t.inside(p, byPlace[p])
		if len(inside) == 0 {
			continue
		}
		head := t.node(node{level: atPlace, place: p})
		for _, n := range inside {
			if _, ok := n.number(); ok && t.match(n.box) {
				head.below = append(head.below, n.box)
			}
			head.below = append(head.below, n.below...)
		}
		if list = append(list, head); head.open {
			list = append(list, t.spread(inside)...)
		}
	}
	return list
}

// inside are the main numbers of a place with their extensions there, then all others.
func (t tree) inside(p place, numbers []mailbox.Summary) []node {
	mains, below := []node{}, map[string][]mailbox.Summary{}
	for _, s := range numbers {
		if s.Kind == mailbox.KindMain {
			mains = append(mains, node{level: atMain, place: p, box: s})
		}
	}
	others := node{level: atGroup, place: p}
	for _, s := range numbers {
		of := func(n node) bool { return n.box.Number == s.Main }
		switch {
		case s.Kind == mailbox.KindMain, !t.match(s):
		case slices.ContainsFunc(mains, of):
			below[s.Main] = append(below[s.Main], s)
		default:
			others.below = append(others.below, s)
		}
	}
	var list []node
	for _, n := range mains {
		n.below = below[n.box.Number]
		if t.match(n.box) || len(n.below) > 0 {
			list = append(list, t.node(n))
		}
	}
	if len(others.below) > 0 {
		list = append(list, t.node(others))
	}
	return list
}

// spread is some nodes with what they have open below them.
func (t tree) spread(nodes []node) []node {
	var list []node
	for _, n := range nodes {
		list = append(list, n)
		if !n.open {
			continue
		}
		for _, s := range n.below {
			list = append(list, node{level: atNumber, place: n.place, box: s})
		}
	}
	return list
}

// node opens or closes a node.
func (t tree) node(n node) node {
	n.open = t.unfold || (n.level == atPlace) != t.toggled[n.key()]
	return n
}
