package kit

// Footer is the bottom line: the keys that are likely now, each of them clickable.
type Footer struct{ Actions []Action }

// Draw draws the hints of the actions that can be done now on line y. Where they do not fit, the
// one with the lowest priority goes first.
func (f Footer) Draw(a Area, y int) {
	left, right := f.chosen(a.w - 2)
	x := 1
	for _, act := range left {
		x = hint(a, x, y, act) + 2
	}
	x = a.w - 1
	for _, act := range right {
		x -= hintWidth(act)
		hint(a, x, y, act)
		x -= 2
	}
}

// chosen are the hints that fit w cells.
func (f Footer) chosen(w int) (left, right []Action) {
	var in []Action
	for _, act := range f.Actions {
		if ok, _ := act.Can(); ok && act.Hint != "" {
			in = append(in, act)
		}
	}
	for len(in) > 0 && hintsWidth(in) > w {
		low := 0
		for i, act := range in {
			if act.Priority <= in[low].Priority {
				low = i
			}
		}
		in = append(in[:low:low], in[low+1:]...)
	}
	for _, act := range in {
		if act.AtRight {
			right = append(right, act)
		} else {
			left = append(left, act)
		}
	}
	return left, right
}

func hintsWidth(as []Action) int {
	n := 2 * (len(as) - 1)
	for _, act := range as {
		n += hintWidth(act)
	}
	return n
}

func hintWidth(act Action) int { return Width(act.Shown()) + 1 + Width(act.Hint) }

func hint(a Area, x, y int, act Action) int {
	act = a.f.keys.bind(act)
	from := x
	x = a.Line(x, y, Hint(act.Shown(), act.Hint))
	a.Region(act.Region(), from, y, x-from, 1)
	return x
}

// Hint is a key and what it does, as footers and panels show it.
func Hint(key, does string) Line {
	return Line{Accent.Bold(key), Muted.Span(" " + does)}
}

// DrawHint draws an action's key and a word at (x, y), clickable; an action that cannot be done
// now is drawn in grey and does nothing. It returns the x after it.
func DrawHint(a Area, x, y int, act Action, word string) int {
	act = a.f.keys.bind(act)
	if ok, _ := act.Can(); !ok {
		return a.Text(x, y, Muted.Plain(), act.Shown()+" "+word)
	}
	from := x
	x = a.Line(x, y, Line{Accent.Bold(act.Shown()), Text.Span(" " + word)})
	a.Region(act.Region(), from, y, x-from, 1)
	return x
}
