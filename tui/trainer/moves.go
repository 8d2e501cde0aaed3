package trainer

import (
	"strings"

	"voiceportal/ivr"
)

// edge is a line of the diagram, or a word at the state that it leads to. Several transitions may
// share one.
type edge string

// The edges, with the transitions behind them as state.trigger. All transitions of the flow have
// their place: on an edge, or inside a node whose states share it.
var edges = map[edge]string{
	"offered":          "on_hook.offered",
	"offered_handset":  "on_hook.offered_handset",
	"offered_number":   "on_hook.offered_number",
	"offered_nowhere":  "on_hook.offered_nowhere",
	"answered":         "ringing.answered",
	"kept":             "leave_message.too_short keep_message.kept",
	"announced":        "not_in_service.told",
	"greeted":          "welcome.greeted",
	"greeted_owner":    "welcome.greeted_owner welcome.greeted_trusted",
	"mailbox":          "collect_mailbox.mailbox_entered",
	"other_mailbox":    "collect_pin.other_mailbox",
	"wrong":            "verify_pin.refused",
	"signed_in":        "verify_pin.signed_in",
	"signed_in_phone":  "verify_pin.signed_in_handset",
	"locked":           "verify_pin.locked",
	"must_change":      "verify_pin.must_change",
	"refused":          "check_new_pin.unacceptable",
	"acceptable":       "check_new_pin.acceptable",
	"differ":           "confirm_new_pin.mismatch commit_pin.unacceptable",
	"committed":        "commit_pin.committed",
	"change":           "main_menu.change_pin collect_new_pin.cancelled confirm_new_pin.cancelled",
	"changed":          "pin_changed.told",
	"changed_phone":    "pin_changed.told_handset",
	"messages":         "main_menu.messages fetch_message.none_left messages.back",
	"greeting":         "main_menu.greeting greeting.back",
	"exit":             "main_menu.exit",
	"locked_told":      "locked_out.told",
	"phone_told":       "handset_signed_in.told",
	"account_told":     "account_changed.told",
	"unavailable_told": "unavailable.told",
	"ends":             "goodbye.told",
	"gives_up": "verify_pin.tries_used check_new_pin.tries_used commit_pin.tries_used " +
		"collect_mailbox.gave_up collect_pin.gave_up collect_new_pin.gave_up confirm_new_pin.gave_up " +
		"main_menu.gave_up messages.gave_up greeting.gave_up",
	"unavailable": "verify_pin.unavailable check_new_pin.unavailable commit_pin.unavailable " +
		"fetch_message.unavailable fetch_greeting.unavailable keep_message.unavailable",
	"account": "collect_pin.account_changed verify_pin.account_changed collect_new_pin.account_changed " +
		"check_new_pin.account_changed confirm_new_pin.account_changed commit_pin.account_changed " +
		"pin_changed.account_changed main_menu.account_changed fetch_message.account_changed " +
		"messages.account_changed fetch_greeting.account_changed greeting.account_changed " +
		"handset_signed_in.account_changed commit_pin.superseded",
	"hangs_up": hangUps(),
}

// hangUps are the transitions by which a caller leaves, from every state of a call.
func hangUps() string {
	var all []string
	for _, t := range ivr.Transitions() {
		if t.Trigger == ivr.TriggerHungUp {
			all = append(all, moveName(t.From, t.Trigger))
		}
	}
	return strings.Join(all, " ")
}

// edgeOf finds the edge of a transition; false for one that stays inside a node.
func edgeOf(from ivr.State, by ivr.Trigger) (edge, bool) {
	e, ok := edgeByMove[moveName(from, by)]
	return e, ok
}

// edgeByMove is edges the other way round; it never changes.
var edgeByMove = func() map[string]edge {
	all := map[string]edge{}
	for e, moves := range edges {
		for m := range strings.FieldsSeq(moves) {
			all[m] = e
		}
	}
	return all
}()

func moveName(from ivr.State, by ivr.Trigger) string { return string(from) + "." + string(by) }
