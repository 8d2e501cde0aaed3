package scenario

import (
	"fmt"
	"strings"
)

// Error is one mistake in a file.
type Error struct {
	File    string
	Pos     Pos
	Problem string // what is wrong, and what was expected
	Line    string // the line as it was written
}

// Error names the place and the problem, and shows the line with a caret under the place.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%s: %s", e.File, e.Pos, e.Problem)
	if e.Line != "" {
		fmt.Fprintf(&b, "\n    %s\n    %s^", e.Line, margin(e.Line, e.Pos.Column))
	}
	return b.String()
}

// margin is as wide as the line is before a column; tabs stay tabs, so that the caret stands
// right under its character.
func margin(line string, column int) string {
	var b strings.Builder
	n := 1
	for _, r := range line {
		if n >= column {
			break
		}
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
		n++
	}
	return b.String() + strings.Repeat(" ", max(0, column-n))
}

// Errors are the mistakes of a file in the order of its lines, at least one and at most
// [MaxErrors].
type Errors []*Error

// MaxErrors is the number of mistakes after which a file is read no further.
const MaxErrors = 20

// Error lists them all.
func (e Errors) Error() string {
	all := make([]string, len(e))
	for i, one := range e {
		all[i] = one.Error()
	}
	return strings.Join(all, "\n")
}

// Unwrap gives the single mistakes to errors.As.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}
