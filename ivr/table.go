package ivr

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/looplab/fsm"
)

// idle keeps the library's machines that no leg moves by at the moment. One holds the whole table,
// in maps that take longer to build than all the rest of a call and more memory than all the rest
// of a leg; yet a leg needs it only while it moves. What tells legs apart is in [Machine] alone, so
// any idle one will do, and it does not matter whether one is reused or made.
var idle = sync.Pool{New: func() any { return newFSM(rows(), callbacks()) }}

// newFSM builds the library's machine from rows of the table.
func newFSM(table []row, callbacks fsm.Callbacks) *fsm.FSM {
	events := make(fsm.Events, len(table))
	for i, r := range table {
		src := make([]string, len(r.from))
		for j, s := range r.from {
			src[j] = string(s)
		}
		events[i] = fsm.EventDesc{Name: string(r.trigger), Src: src, Dst: string(r.to)}
	}
	return fsm.NewFSM(string(StateOnHook), events, callbacks)
}

// callbacks are what a move does to the machine that makes it, which is the event's argument. They
// read the event and append effects; they never call the library back, which would deadlock or
// nest.
func callbacks() fsm.Callbacks {
	return fsm.Callbacks{
		"leave_state": func(_ context.Context, e *fsm.Event) { mover(e).leave(moved(e)) },
		"enter_state": func(_ context.Context, e *fsm.Event) { mover(e).arrive(moved(e)) },
		"after_event": func(_ context.Context, e *fsm.Event) {
			// The library leaves and enters nothing when a state leads to itself.
			if e.Src == e.Dst {
				mover(e).leave(moved(e))
				mover(e).arrive(moved(e))
			}
		},
	}
}

// mover is whose move an event of the library is.
func mover(e *fsm.Event) *Machine { return e.Args[0].(*Machine) }

// moved is the move that a callback is part of.
func moved(e *fsm.Event) Moved {
	return Moved{From: State(e.Src), Trigger: Trigger(e.Event), To: State(e.Dst)}
}

// borrowed is one of the library's machines, standing where the leg stands. It goes back to idle
// when a move has come to its end: one in which a callback panicked would be stuck half-way.
func (m *Machine) borrowed() *fsm.FSM {
	states := idle.Get().(*fsm.FSM)
	states.SetState(string(m.stands))
	return states
}

// can reports whether the table has a move by a trigger from where the call stands.
func (m *Machine) can(t Trigger) bool {
	states := m.borrowed()
	defer idle.Put(states)
	return states.Can(string(t))
}

// fire moves by a trigger. An error is a hole in the table, not a caller's doing.
func (m *Machine) fire(t Trigger) error {
	from, states := m.stands, m.borrowed()
	// A cancelled context would wedge the library's machine for good.
	err := states.Event(context.Background(), string(t), m)
	idle.Put(states)
	if same, ok := errors.AsType[fsm.NoTransitionError](err); ok && same.Err == nil {
		return nil // a state that leads to itself
	}
	if err != nil {
		return fmt.Errorf("leave %s by %s: %w", from, t, err)
	}
	return nil
}

// arrive stands in the state that a move leads to, and enters it.
func (m *Machine) arrive(mv Moved) {
	m.stands = mv.To
	m.enter(mv)
}
