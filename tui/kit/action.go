package kit

import tea "charm.land/bubbletea/v2"

// ActionID names an action for good: "admin.unlock". Help, configuration and tests use it.
type ActionID string

// Context is where an action's keys work.
type Context string

// Everywhere is the context of actions that work on every screen.
const Everywhere Context = "Everywhere"

// Action is one thing a person can do. The one table of actions feeds the keys, the footer, the
// help and the mouse.
type Action struct {
	ID      ActionID
	Context Context
	Keys    []string // as Bubble Tea writes them: "u", "G", "space", "ctrl+l"
	Label   string   // how the keys are shown; "" for the first key
	Title   string   // what it is called: "Unlock"
	Effect  string   // one sentence: what it will do
	Hint    string   // its word in the footer; "" keeps it out of the footer
	// Priority says who stays in a narrow footer: the higher the longer. Hints stand in the
	// table's order all the same.
	Priority int
	AtRight  bool // the hint stands at the footer's right end
	// Enabled says whether it can be done now, and if not, why; nil is always. The reason counts
	// only when it cannot, so it may be given in any case.
	Enabled func() (ok bool, reason string)
	// Anywhere says that it needs no page to be seen: the palette does it without opening one.
	Anywhere bool
	// Run does it. key is the pressed key, or "" when it came from a click or the help.
	Run func(key string) tea.Cmd
}

// Shown is how the action's keys are written.
func (a Action) Shown() string {
	switch {
	case a.Label != "":
		return a.Label
	case len(a.Keys) > 0:
		return a.Keys[0]
	}
	return ""
}

// Can says whether the action can be done now, and if not, why.
func (a Action) Can() (ok bool, reason string) {
	if a.Enabled == nil {
		return true, ""
	}
	if ok, reason = a.Enabled(); ok {
		return true, ""
	}
	return false, reason
}

// Has reports whether key is one of the action's keys.
func (a Action) Has(key string) bool {
	for _, k := range a.Keys {
		if k == key {
			return true
		}
	}
	return false
}

// Region is the name of the regions that run the action when clicked.
func (a Action) Region() string { return actionPrefix + string(a.ID) }

const actionPrefix = "action:"

// ActionOf is the action that a region runs, and whether it runs one.
func ActionOf(regionID string) (ActionID, bool) {
	if len(regionID) > len(actionPrefix) && regionID[:len(actionPrefix)] == actionPrefix {
		return ActionID(regionID[len(actionPrefix):]), true
	}
	return "", false
}

// ByKey finds the first action that has the key.
func ByKey(as []Action, key string) (Action, bool) {
	for _, a := range as {
		if a.Has(key) {
			return a, true
		}
	}
	return Action{}, false
}

// ByID finds an action by its name.
func ByID(as []Action, id ActionID) (Action, bool) {
	for _, a := range as {
		if a.ID == id {
			return a, true
		}
	}
	return Action{}, false
}

// Do runs the action, or tells the reason why it cannot be done.
func (a Action) Do(key string) tea.Cmd {
	if ok, why := a.Can(); !ok {
		return Tell(Warning, why)
	}
	if a.Run == nil {
		return nil
	}
	return a.Run(key)
}
