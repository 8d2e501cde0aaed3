package tui_test

import (
	"testing"

	"voiceportal/tui"
	"voiceportal/tui/kit"
)

// TestTheTableOfActions holds every screen's actions against the rules of the one table: a key
// does one thing in a context, no context takes a key that works everywhere, and whoever meets an
// action in the help learns what it is, what it does, and why it cannot be done.
func TestTheTableOfActions(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	everywhere := tui.EverywhereActions(p.options)
	for _, s := range append(p.options.Screens, p.options.Hidden...) {
		byKey, byID := map[string]kit.ActionID{}, map[kit.ActionID]bool{}
		for _, a := range append(everywhere, s.Actions()...) {
			if a.ID == "" || a.Context == "" || a.Title == "" || a.Effect == "" || a.Shown() == "" || a.Run == nil {
				t.Errorf("%s: action %q lacks a field: %+v", s.ID(), a.ID, a)
			}
			if byID[a.ID] {
				t.Errorf("%s: action %s is there twice", s.ID(), a.ID)
			}
			byID[a.ID] = true
			if ok, why := a.Can(); !ok && why == "" {
				t.Errorf("%s: %s cannot be done and does not say why", s.ID(), a.ID)
			}
			for _, k := range a.Keys {
				if other, taken := byKey[k]; taken && k != "esc" { // a page may have its own way back
					t.Errorf("%s: key %q is both %s and %s", s.ID(), k, other, a.ID)
				}
				byKey[k] = a.ID
			}
		}
	}
}
