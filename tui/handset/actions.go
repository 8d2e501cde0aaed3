package handset

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// The handset's actions.
const (
	actDial   kit.ActionID = "handset.dial"
	actButton kit.ActionID = "handset.button"
	actHook   kit.ActionID = "handset.hook"
	actErase  kit.ActionID = "handset.erase"
	actPhone  kit.ActionID = "handset.phone"
	actEarly  kit.ActionID = "handset.earlier"
	actLater  kit.ActionID = "handset.later"
)

// here is the context of the handset's actions.
const here kit.Context = "Handset"

// Actions implements [kit.Screen].
func (s *Screen) Actions() []kit.Action {
	return []kit.Action{
		{
			ID: actDial, Context: here, Label: "0-9*#", Hint: "Dial", Priority: 70,
			Keys:  []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"},
			Title: "Dial a key", Effect: "Sends the tone of a key, also from the numeric pad; on hook it writes a number to call.",
			Run: func(key string) tea.Cmd { return s.press(dialable(key)...) },
		},
		s.button(),
		s.hook(),
		{
			ID: actErase, Context: here, Keys: []string{"backspace"}, Title: "Take back a digit",
			Effect:  "On hook, takes the last digit off the number to call.",
			Enabled: s.canErase,
			Run:     func(string) tea.Cmd { s.dialing = s.dialing[:len(s.dialing)-1]; return nil },
		},
		{
			ID: actPhone, Context: here, Keys: []string{"f"}, Title: "Choose the phone", Hint: "Phone", Priority: 40,
			Effect:  "Chooses which number this phone has, and what it dials.",
			Enabled: s.whenOnHook,
			Run:     func(string) tea.Cmd { s.picker = newPicker(s); return s.askNumbers() },
		},
		{
			ID: actEarly, Context: here, Keys: []string{"pgup", "up", "k"}, Title: "Scroll back",
			Effect:  "Scrolls the conversation back.",
			Enabled: s.whenTalked,
			Run:     func(string) tea.Cmd { s.scroll += 3; return nil },
		},
		{
			ID: actLater, Context: here, Keys: []string{"pgdown", "down", "j"}, Title: "Scroll forward",
			Effect:  "Scrolls the conversation forward.",
			Enabled: s.whenTalked,
			Run:     func(string) tea.Cmd { s.scroll = max(0, s.scroll-3); return nil },
		},
	}
}

// button is the button under the display: it does what is likely next.
func (s *Screen) button() kit.Action {
	a := kit.Action{ID: actButton, Context: here, Keys: []string{"enter"}, Priority: 90}
	switch {
	case s.live():
		a.Title, a.Hint, a.Effect = "#  Done", "Done", "Presses #, which ends an entry."
		if does := s.poundDoes(); does != "" {
			a.Title, a.Hint, a.Effect = "#  "+sentenceCase(does), sentenceCase(does), "Presses #."
		}
		a.Enabled = s.canEnd
		a.Run = func(string) tea.Cmd { return s.press('#') }
		return a
	case s.dialing != "":
		a.Title, a.Hint = "Call "+s.dialing, "Call"
	case s.call != nil:
		a.Title, a.Hint = "Call again", "Call again"
	default:
		a.Title, a.Hint = "Call "+s.calledShort(), "Call"
	}
	a.Effect = "Picks up and calls."
	a.Enabled = func() (bool, string) { return !s.waiting, "The call is being placed." }
	a.Run = func(string) tea.Cmd { return s.pickUp() }
	return a
}

func (s *Screen) hook() kit.Action {
	a := kit.Action{ID: actHook, Context: here, Keys: []string{"h"}, Title: "Pick up", Effect: "Picks up and calls."}
	a.Enabled = func() (bool, string) { return !s.waiting, "The call is being placed." }
	a.Run = func(string) tea.Cmd { return s.pickUp() }
	if s.live() {
		a.Title, a.Hint, a.Priority, a.Effect = "Hang up", "Hang up", 80, "Ends the call. What was not committed is as before."
		a.Run = func(string) tea.Cmd { s.leg.HangUp(); return nil }
	}
	return a
}

// calledShort is what enter calls, in a word.
func (s *Screen) calledShort() string {
	if s.to == "" {
		return "the portal"
	}
	return s.to
}

// pickUp calls what is on the display, or what this phone dials.
func (s *Screen) pickUp() tea.Cmd {
	if s.dialing != "" {
		return s.dial(s.dialing)
	}
	if s.call != nil {
		return s.dial(s.call.to)
	}
	return s.dial(s.to)
}

// poundDoes is what # does in the menu that is open, "" outside of menus.
func (s *Screen) poundDoes() string {
	for _, c := range s.call.snap.Choices {
		if c.Key == '#' {
			return c.Does
		}
	}
	return ""
}

func (s *Screen) canEnd() (bool, string) {
	switch {
	case s.call.snap.Wants == ivr.WantsChoice && s.poundDoes() == "":
		return false, "# does nothing in this menu."
	case s.call.snap.State == ivr.StateLockedOut:
		return false, "Not listening. Keys do nothing now; h hangs up."
	case s.call.snap.Wants == ivr.WantsNothing:
		return false, "The portal is not listening yet."
	}
	return true, ""
}

func (s *Screen) canErase() (bool, string) {
	switch {
	case s.live():
		return false, "Tones can't be unsent. * starts this entry again."
	case s.dialing == "":
		return false, "No number is being dialled."
	}
	return true, ""
}

func (s *Screen) whenOnHook() (bool, string) {
	return !s.live() && !s.waiting, "A call is live. Hang up first, with h."
}

func (s *Screen) whenTalked() (bool, string) {
	return s.call != nil, "Nothing has been said yet."
}
