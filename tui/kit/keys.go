package kit

// Keys are the keys that somebody chose for actions, instead of their usual ones. The zero Keys
// leave everything as it is.
type Keys map[ActionID][]string

// Bind is the actions with the keys that were chosen for them.
func (k Keys) Bind(as []Action) []Action {
	if len(k) == 0 {
		return as
	}
	bound := make([]Action, len(as))
	for i, a := range as {
		bound[i] = k.bind(a)
	}
	return bound
}

func (k Keys) bind(a Action) Action {
	if keys, ok := k[a.ID]; ok {
		a.Keys, a.Label = keys, ""
	}
	return a
}

// Chosen has the hints that are drawn into the frame show the keys that were chosen.
func (f *Frame) Chosen(k Keys) *Frame {
	f.keys = k
	return f
}
