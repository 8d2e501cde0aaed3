package tui

import (
	"context"
	"fmt"
	"slices"

	"voiceportal/tui/kit"
)

// Rebind judges the keys that somebody wants for actions: it returns those that can be had, and why
// the others cannot. Digits, * and # always dial, and ctrl+c always leaves; a key that an action
// has keeps to it, unless that action was given another one.
func Rebind(o Options, want kit.Keys) (good kit.Keys, problems map[kit.ActionID]string) {
	m := newModel(context.Background(), o)
	all := m.allActions()
	good, problems = kit.Keys{}, map[kit.ActionID]string{}
	for id, keys := range want {
		a, ok := kit.ByID(all, id)
		switch {
		case !ok:
			problems[id] = "there is no such action; docs/keys.md lists them"
		case id == "leave":
			problems[id] = "ctrl+c always leaves"
		case slices.ContainsFunc(a.Keys, isDigit):
			problems[id] = "the keys of the phone stay where they are"
		case len(keys) == 0 || slices.Contains(keys, ""):
			problems[id] = "it needs a key"
		case slices.ContainsFunc(keys, isDigit):
			problems[id] = "digits, * and # always dial"
		default:
			good[id] = keys
		}
	}
	for id := range good {
		if other, key, taken := m.clash(good, id); taken {
			problems[id] = fmt.Sprintf("%s means %s already", key, other)
		}
	}
	for id := range problems {
		delete(good, id)
	}
	return good, problems
}

// clash finds another action that has a key of this one on some screen where both work.
func (m *model) clash(keys kit.Keys, id kit.ActionID) (other kit.ActionID, key string, taken bool) {
	for _, s := range m.screens {
		as := keys.Bind(slices.Concat(s.Actions(), m.everywhere(), m.always()))
		a, here := kit.ByID(as, id)
		for _, b := range as {
			if !here || b.ID == id {
				continue
			}
			for _, k := range a.Keys {
				if b.Has(k) {
					return b.ID, k, true
				}
			}
		}
	}
	return "", "", false
}
