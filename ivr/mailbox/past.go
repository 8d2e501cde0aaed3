package mailbox

import "slices"

// Mark says which state of a record an act led from and to. A state is named by the audit entry of
// the act that first led to it, 0 for the one before the oldest step.
type Mark struct {
	Seq           uint64 // the act's audit entry
	Before, After uint64
}

// Marked is a step: a [Step] or a [ClockStep].
type Marked interface{ mark() Mark }

// Past is what led to a record's present state without anything else happening in between: the
// acts that can be taken back from here, and those that were and can be done again. The newest step
// is last.
type Past[S Marked] struct {
	State uint64
	Steps []S
}

// mostSteps is how many steps are kept.
const mostSteps = 8

// step finds the step of an act that leads to the present state, and so can be taken back.
func (p *Past[S]) step(seq uint64) (S, bool) {
	var none S
	if p == nil {
		return none, false
	}
	i := slices.IndexFunc(p.Steps, func(s S) bool { return s.mark().Seq == seq && s.mark().After == p.State })
	if i < 0 {
		return none, false
	}
	return p.Steps[i], true
}

// state is the name of the present state.
func (p *Past[S]) state() uint64 {
	if p == nil {
		return 0
	}
	return p.State
}

// after is the past once a step was made. One that takes another back stands in its stead.
func (p *Past[S]) after(s S, taken uint64) *Past[S] {
	var steps []S
	if p != nil {
		steps = slices.Clone(p.Steps)
	}
	steps = slices.DeleteFunc(steps, func(s S) bool { return s.mark().Seq == taken })
	steps = append(steps, s)
	return &Past[S]{State: s.mark().After, Steps: steps[max(0, len(steps)-mostSteps):]}
}
