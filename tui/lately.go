package tui

import (
	"slices"
	"strings"

	"voiceportal/tui/kit"
)

// done is an action that was picked from a list: enough to find it again as it is then.
type done struct {
	id    kit.ActionID
	title string
}

// mostLately is how many of them are remembered.
const mostLately = 5

// remember puts an action first among those done lately.
func (m *model) remember(a kit.Action) {
	m.did = slices.DeleteFunc(m.did, func(d done) bool { return d.id == a.ID })
	m.did = slices.Insert(m.did, 0, done{a.ID, a.Title})
	m.did = m.did[:min(len(m.did), mostLately)]
}

// lately are the actions that were picked from a list, the last one first, as they are now: what
// could be done then may not be possible any more, and says so.
func (m *model) lately() []kit.Action {
	var as []kit.Action
	known := m.known()
	for _, d := range m.did {
		a, ok := kit.ByID(known, d.id)
		if !ok {
			a, ok = kit.ByID(m.offers(strings.Fields(strings.ToLower(d.title))), d.id)
		}
		if ok {
			as = append(as, a)
		}
	}
	return as
}
