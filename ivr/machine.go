package ivr

import "time"

// maxLeg is where leg time ends. It keeps every sum of an instant and a timer in range; a call
// is over a century before.
const maxLeg = 100 * 365 * 24 * time.Hour

// Machine is one call leg. It is deterministic: the same events at the same instants give the
// same effects. It is not safe for concurrent use; a leg has one goroutine.
type Machine struct {
	flow   Flow
	stands State
	now    time.Duration // leg time of what is being handled

	lastID  ID
	timer   timer     // the one deadline
	playing playing   // the prompt that runs
	waits   ID        // the request that is out, 0 for none
	entry   collector // the entry in progress
	ahead   hidden    // keys typed ahead

	registers
	tape tape
	out  []Effect // what this Step asks for
}

// New makes a machine that waits on hook for an [Offered] event. The error is a [*FieldError]
// naming the field of the flow that cannot be used.
func New(f Flow) (*Machine, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	return &Machine{flow: f, stands: StateOnHook, registers: registers{left: -1}}, nil
}

// Step tells the machine what happened at the instant at, counted from the start of the leg, and
// returns what is to be done, in order. The set of events is closed; see [Event].
//
// Time comes first: deadlines up to and including at are handled at their own instants, and only
// then the event. Instants are whole milliseconds, the rest is cut off; time never goes back, an
// earlier at counts as the latest one so far. Events that mean nothing where the call stands are
// ignored, as is the end of a prompt or request that is no longer current.
//
// The error is [ErrReleased] once the call is over, and a [*FieldError] for an event that cannot
// be; then nothing has changed.
func (m *Machine) Step(at time.Duration, ev Event) ([]Effect, error) {
	if m.state() == StateReleased {
		return nil, ErrReleased
	}
	if err := check(ev); err != nil {
		return nil, err
	}
	m.out = nil
	at = min(max(at.Truncate(time.Millisecond), m.now), maxLeg)
	if err := m.elapse(at); err != nil {
		return m.out, err
	}
	m.now = at
	err := m.take(ev)
	return m.out, err
}

// state is where the call stands.
func (m *Machine) state() State { return m.stands }

// take handles one event from outside.
func (m *Machine) take(ev Event) error {
	if !m.heeds(ev) {
		return nil
	}
	m.hear(ev)
	switch ev := ev.(type) {
	case Digit:
		m.press(ev.Key)
	case PlayDone:
		m.playing = playing{}
		m.listen()
	default:
		if err := m.handle(ev); err != nil {
			return err
		}
	}
	return m.settle()
}

// settle goes on for as long as something can be done without new input: keys typed ahead, and
// announcements that are over. Each pass is one move at most, since the library's moves must not
// nest.
func (m *Machine) settle() error {
	for ev := m.next(); ev != nil; ev = m.next() {
		if err := m.handle(ev); err != nil {
			return err
		}
	}
	return nil
}

// handle notes what an event brings, and moves where it leads.
func (m *Machine) handle(ev Event) error {
	m.absorb(ev)
	if t := m.resolve(ev); t != "" {
		return m.fire(t)
	}
	return nil
}

// emit asks for an effect and puts it on the tape.
func (m *Machine) emit(e Effect) {
	m.out = append(m.out, e)
	m.note(effectFact(e))
}

// nextID counts up the IDs of plays and requests.
func (m *Machine) nextID() ID {
	m.lastID++
	return m.lastID
}
