package ivr

import "voiceportal/ivr/pin"

// leave ends what belongs to the state that is left: its prompt, its deadline, its request, and
// the keys that must not be carried on.
func (m *Machine) leave(mv Moved) {
	m.stop(false)
	m.disarm()
	m.waits = 0
	m.spoken, m.recording = m.recorded(), false
	if !carriesOn(mv) {
		m.flush()
	}
}

// enter does what a state begins with: it plays, asks the accounts, or arms a timer.
func (m *Machine) enter(mv Moved) {
	m.note(mv)
	m.blame(mv)
	switch mv.To {
	case StateRinging:
		m.emit(Ring{})
		m.arm(TimerRing)
	case StateLeaveMessage:
		m.emit(Answer{})
		m.play(m.calleeGreeting(), says(LeaveMessageTone))
	case StateKeepMessage:
		m.request(m.keepMessage())
	case StateNotInService:
		m.play(says(NotInService))

	case StateWelcome:
		m.emit(Answer{})
		m.play(says(Welcome))
	case StateCollectMailbox:
		m.mailbox = ""
		m.collect(EntryMailbox, 1, m.flow.MaxMailbox)
		m.play(m.first(mv, says(EnterMailbox))...)
	case StateCollectPIN:
		if mv.From == StateOnHook {
			m.emit(Answer{})
		}
		m.collect(EntryPIN, m.flow.MinPIN, m.flow.MaxPIN)
		m.play(m.first(mv, says(EnterPasscode))...)
	case StateVerifyPIN:
		m.vouched = mv.Trigger == TriggerGreetedTrusted
		m.request(SignIn{ID: m.nextID(), Door: m.offer.Door, Mailbox: m.mailbox, PIN: m.entered, Trusted: m.vouched})
	case StateLockedOut:
		m.say(false, says(LockedOut))

	case StateCollectNewPIN:
		m.candidate, m.entered = pin.PIN{}, pin.PIN{}
		m.forced = mv.Trigger == TriggerMustChange || m.forced
		m.collect(EntryNewPIN, m.flow.MinPIN, m.flow.MaxPIN)
		m.play(m.askNewPIN(mv)...)
	case StateCheckNewPIN:
		m.request(CheckPIN{ID: m.nextID(), PIN: m.candidate})
	case StateConfirmNewPIN:
		m.collect(EntryConfirmation, m.flow.MinPIN, m.flow.MaxPIN)
		m.play(m.first(mv, says(ConfirmPasscode))...)
	case StateCommitPIN:
		m.request(ChangePIN{ID: m.nextID(), PIN: m.candidate})
	case StatePINChanged:
		m.candidate, m.entered = pin.PIN{}, pin.PIN{}
		m.due, m.forced, m.defaultInUse, m.warnDays = DueNone, false, false, 0
		m.play(says(PasscodeChanged))

	case StateMainMenu:
		m.collect(EntryChoice, 1, 1)
		m.play(m.askMainMenu(mv)...)
	case StateFetchMessage:
		m.request(m.nextMessage(mv.Trigger))
	case StateMessages:
		m.collect(EntryChoice, 1, 1)
		m.play(m.askMessage(mv)...)
	case StateFetchGreeting:
		m.request(m.nextGreeting(mv.Trigger))
	case StateGreeting:
		m.collect(EntryChoice, 1, 1)
		m.play(m.askGreeting(mv)...)

	case StateHandsetSignedIn:
		m.emit(Display{Mailbox: m.mailbox, DefaultInUse: m.defaultInUse})
		if m.defaultInUse {
			m.play(says(HandsetDefault))
		} else {
			m.play(says(HandsetSignedIn))
		}
	case StateAccountChanged:
		m.play(m.whatChanged(mv))
	case StateUnavailable:
		m.play(says(Unavailable))
	case StateGoodbye:
		m.play(m.first(mv, says(Goodbye))...)
	case StateReleased:
		m.release(mv)
	}
}
