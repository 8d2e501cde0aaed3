package ivr

import "errors"

// ErrReleased is what [Machine.Step] gives once the call is over.
var ErrReleased = errors.New("the call is released")

// FieldError is a field of a [Flow] or of an event that cannot be used. The machine is as it
// was before.
type FieldError struct {
	Field   string // "Timers.FirstDigit"
	Problem string // what is wrong with it, and what would be right
}

func (e *FieldError) Error() string { return e.Field + ": " + e.Problem }
