package ivr

import "voiceportal/ivr/pin"

// collect makes ready for an entry of min to max digits.
func (m *Machine) collect(kind EntryKind, min, max int) {
	m.entry.kind, m.entry.min, m.entry.max = kind, min, max
}

// collected takes the entry that has just ended from the collector, and puts it on the tape.
func (m *Machine) collected(end End) collected {
	c := collected{kind: m.entry.kind, end: end}
	switch digits := m.entry.typed.reveal(); {
	case !end.Match():
	case c.kind.Secret():
		c.secret = pin.New(digits)
	default:
		c.text = digits
	}
	m.note(m.tape.entry(c, m.entry.typed.len(), m.entry.over))
	m.entry.reset()
	return c
}

// chosen takes one key as an entry of its own.
func (m *Machine) chosen(kind EntryKind) collected {
	c := collected{kind: kind, end: EndTerm, text: string(rune(m.ahead.shift()))}
	m.note(m.tape.entry(c, 0, 0))
	return c
}

// request asks the accounts, and waits for the answer to the ID that was counted up last.
func (m *Machine) request(e Effect) {
	m.waits = m.lastID
	m.emit(e)
	m.arm(TimerAccounts)
}

// nextMessage is the request that a choice among the messages makes.
func (m *Machine) nextMessage(t Trigger) Messages {
	r := Messages{ID: m.nextID(), Op: MessageFirst}
	switch t {
	case TriggerMessages:
		m.message = MessageDone{}
	case TriggerNext:
		r.Op = MessageNext
	case TriggerSave:
		r.Op = MessageSave
	case TriggerDelete:
		r.Op = MessageDelete
	}
	r.Message, m.messageOp = m.message.Message, r.Op
	return r
}

// nextGreeting is the request that a choice about the greeting makes.
func (m *Machine) nextGreeting(t Trigger) Greeting {
	r := Greeting{ID: m.nextID(), Op: GreetingTell}
	switch t {
	case TriggerOwn:
		r.Op = GreetingOwn
	case TriggerStandard:
		r.Op = GreetingStandard
	}
	m.greetingOp = r.Op
	return r
}

// keepMessage is the request that keeps what the caller has said.
func (m *Machine) keepMessage() KeepMessage {
	return KeepMessage{ID: m.nextID(), Mailbox: m.mailbox, From: m.offer.From, Duration: m.spoken}
}

// blame remembers why the call will end.
func (m *Machine) blame(mv Moved) {
	switch {
	case mv.Trigger == TriggerHungUp:
		m.cause = CauseCaller
	case mv.Trigger == TriggerGaveUp:
		m.cause = CauseSilence
	case mv.Trigger == TriggerTriesUsed:
		m.cause = CauseTries
	case mv.To == StateLockedOut:
		m.cause = CauseLocked
	case mv.To == StateAccountChanged:
		m.cause = CauseAccountChanged
	case mv.To == StateUnavailable:
		m.cause = CauseUnavailable
	case m.cause == "" && (mv.To == StateGoodbye || mv.To == StateReleased):
		m.cause = CauseCompleted
	}
}

// release ends the leg. Hanging up also ends a message, which is kept as if # had been pressed.
func (m *Machine) release(mv Moved) {
	if mv.From == StateLeaveMessage && m.spoken >= leastMessage {
		m.emit(m.keepMessage())
	}
	m.emit(Release{m.cause})
}
