package ivr

import "time"

// timer is the one deadline of the machine.
type timer struct {
	name Timer // TimerNone when nothing runs
	at   time.Duration
	span time.Duration
}

// Deadline tells when [Machine.Step] with a [Tick] is next due; ok is false when no timer runs,
// before the call and after it. It always lies after the last step.
func (m *Machine) Deadline() (at time.Duration, ok bool) {
	return m.timer.at, m.timer.name != TimerNone
}

// arm starts a timer in place of the one that runs.
func (m *Machine) arm(t Timer) {
	span := m.span(t)
	m.timer = timer{name: t, at: m.now + span, span: span}
}

func (m *Machine) disarm() { m.timer = timer{} }

// span is how long a timer runs now; the watchdog guards the running prompt.
func (m *Machine) span(t Timer) time.Duration {
	pace := time.Duration(1)
	if m.flow.SlowCaller {
		pace = 2
	}
	span := pace * m.flow.Timers.of(t)
	if t == TimerWatchdog {
		span += m.playing.length
	}
	return span
}

// of is the length of a timer by its name.
func (t Timers) of(name Timer) time.Duration {
	switch name {
	case TimerFirstDigit:
		return t.FirstDigit
	case TimerInterDigit:
		return t.InterDigit
	case TimerMenu:
		return t.Menu
	case TimerWatchdog:
		return t.Watchdog
	case TimerRing:
		return t.Ring
	case TimerMessage:
		return t.MaxMessage
	}
	return t.Accounts
}

// elapse handles every deadline up to at, each at its own instant.
func (m *Machine) elapse(at time.Duration) error {
	for m.timer.name != TimerNone && m.timer.at <= at {
		m.now = m.timer.at
		if err := m.expire(); err != nil {
			return err
		}
	}
	return nil
}

// expire handles the timer that has just run out.
func (m *Machine) expire() error {
	t := m.timer.name
	m.disarm()
	m.note(TimedOut{t})
	switch t {
	case TimerWatchdog:
		// The line never said that the prompt was over; go on as if it had.
		m.stop(false)
		m.listen()
		return m.settle()
	case TimerFirstDigit, TimerMenu:
		return m.then(collected{kind: m.entry.kind, end: EndSilence})
	case TimerInterDigit:
		return m.then(m.collected(m.entry.timeout()))
	}
	return m.then(elapsed{t})
}

// then handles an event of the machine's own, and what follows from it.
func (m *Machine) then(ev Event) error {
	if err := m.handle(ev); err != nil {
		return err
	}
	return m.settle()
}
