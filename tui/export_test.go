package tui

import (
	"context"

	"voiceportal/tui/kit"
)

// EverywhereActions are the root's own actions, for the test of the whole table.
func EverywhereActions() []kit.Action {
	m := newModel(context.Background(), Options{})
	return append(m.everywhere(), m.always()...)
}
