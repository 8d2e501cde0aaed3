package trainer

import "voiceportal/ivr"

// layout is a picture of the whole flow, laid out by hand.
type layout struct {
	w, h   int
	nodes  []node
	routes map[edge]route
}

// node is a place in the picture that one state has, or several that a class need not tell apart.
type node struct {
	name   string
	states []ivr.State
	at     point
	box    int // the width of a box three lines high around it; 0 is a line without one
}

// width is how many cells the node takes.
func (n node) width() int {
	if n.box > 0 {
		return n.box
	}
	return 2 + len(n.name)
}

// height is how many lines it takes.
func (n node) height() int {
	if n.box > 0 {
		return 3
	}
	return 1
}

// holds reports whether a cell belongs to the node.
func (n node) holds(p point) bool {
	return p.x >= n.at.x && p.x < n.at.x+n.width() && p.y >= n.at.y && p.y < n.at.y+n.height()
}

// has reports whether a state stands here.
func (n node) has(s ivr.State) bool {
	for _, own := range n.states {
		if own == s {
			return true
		}
	}
	return false
}

// route is how an edge is drawn: a line through corners, from a cell of the node where it begins
// to one of the node that it leads to, and a word.
type route struct {
	corners []point // none for a word alone
	arrow   bool    // a head where the line reaches its node
	label   string
	at      point // of the label
}

type point struct{ x, y int }

// line is a route without a word.
func line(arrow bool, corners ...point) route { return route{corners: corners, arrow: arrow} }

// said adds a word to a route.
func (r route) said(label string, x, y int) route {
	r.label, r.at = label, point{x, y}
	return r
}

// word is a route that is only said: it comes from many places.
func word(label string, x, y int) route { return route{}.said(label, x, y) }

// The nodes, whatever the layout.
var nodeStates = map[string][]ivr.State{
	"on hook":     {ivr.StateOnHook},
	"ringing":     {ivr.StateRinging},
	"message":     {ivr.StateLeaveMessage, ivr.StateKeepMessage},
	"nowhere":     {ivr.StateNotInService},
	"welcome":     {ivr.StateWelcome},
	"mailbox":     {ivr.StateCollectMailbox},
	"pin":         {ivr.StateCollectPIN, ivr.StateVerifyPIN},
	"locked":      {ivr.StateLockedOut},
	"new pin":     {ivr.StateCollectNewPIN, ivr.StateCheckNewPIN},
	"once more":   {ivr.StateConfirmNewPIN, ivr.StateCommitPIN},
	"changed":     {ivr.StatePINChanged},
	"menu":        {ivr.StateMainMenu},
	"messages":    {ivr.StateFetchMessage, ivr.StateMessages},
	"greeting":    {ivr.StateFetchGreeting, ivr.StateGreeting},
	"signed in":   {ivr.StateHandsetSignedIn},
	"account":     {ivr.StateAccountChanged},
	"unavailable": {ivr.StateUnavailable},
	"goodbye":     {ivr.StateGoodbye},
	"ended":       {ivr.StateReleased},
}

// at places a node.
func at(id, name string, x, y int) node {
	return node{name: name, states: nodeStates[id], at: point{x, y}}
}

// boxed places a node with a box of w cells around it.
func boxed(id, name string, x, y, w int) node {
	return node{name: name, states: nodeStates[id], at: point{x, y}, box: w}
}
