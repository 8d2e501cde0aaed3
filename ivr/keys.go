package ivr

// maxAhead is how many keys may be typed ahead; further ones are dropped.
const maxAhead = 64

// use is what a state does with keys.
type use uint8

const (
	useNone      use = iota // keys do nothing
	useEntry                // keys make an entry
	useChoice               // one key is a choice
	useAhead                // the accounts are asked; keys are kept for what follows
	useSkip                 // a key cuts the announcement and is kept for what follows
	useCut                  // a key cuts the announcement and does no more
	useUncut                // an announcement that keys do not cut
	useRecording            // a key cuts the greeting; then # ends the message
)

// use is what keys do in this state.
func (s State) use() use {
	switch s {
	case StateCollectMailbox, StateCollectPIN, StateCollectNewPIN, StateConfirmNewPIN:
		return useEntry
	case StateMainMenu, StateMessages, StateGreeting:
		return useChoice
	case StateVerifyPIN, StateCheckNewPIN, StateCommitPIN, StateFetchMessage, StateFetchGreeting:
		return useAhead
	case StateWelcome, StatePINChanged:
		return useSkip
	case StateNotInService, StateHandsetSignedIn, StateAccountChanged, StateUnavailable, StateGoodbye:
		return useCut
	case StateLockedOut:
		return useUncut
	case StateLeaveMessage:
		return useRecording
	}
	return useNone
}

// press takes a key of the caller: it may cut what is said, and it is kept or dropped. What is
// kept is consumed by [Machine.next].
func (m *Machine) press(k Key) {
	u := m.state().use()
	if m.keeps(u, k) {
		m.ahead.push(k)
	} else {
		m.note(Dropped{})
	}
	if m.playing.barge {
		m.stop(true)
		m.listen()
	}
}

// keeps reports whether a key has a meaning here or later.
func (m *Machine) keeps(u use, k Key) bool {
	switch u {
	case useNone, useCut, useUncut:
		return false
	case useRecording:
		return m.recording && k == keyTerm
	}
	return m.ahead.len() < maxAhead
}

// next is the next thing to handle without new input, nil for none.
func (m *Machine) next() Event {
	switch m.state().use() {
	case useSkip, useCut, useUncut:
		if m.playing.id == 0 {
			return heard{}
		}
	case useEntry:
		for m.ahead.len() > 0 {
			if end, done := m.entry.press(m.ahead.shift()); done {
				return m.collected(end)
			}
			m.arm(TimerInterDigit)
		}
	case useChoice:
		if m.ahead.len() > 0 {
			return m.chosen(EntryChoice)
		}
	case useRecording:
		if m.ahead.len() > 0 {
			return m.chosen(EntryMessage)
		}
	}
	return nil
}

// flush forgets all keys that have not been consumed.
func (m *Machine) flush() {
	if n := m.entry.pressed() + m.ahead.len(); n > 0 {
		m.note(Flushed{Keys: n})
	}
	m.entry.reset()
	m.ahead.forget()
}

// carriesOn reports whether keys typed ahead survive a move: along the way of success only, so
// that guesses cannot be strung together, and only to where they mean something. A change that
// turns out to be due is no such way: the keys were meant for the menu.
func carriesOn(mv Moved) bool {
	switch mv.To.use() {
	case useNone, useCut, useUncut, useRecording:
		return false
	}
	switch mv.Trigger {
	case TriggerRefused, TriggerMustChange, TriggerUnacceptable, TriggerMismatch,
		TriggerNoneLeft, TriggerNoInput, TriggerNoMatch:
		return false
	}
	return true
}
