package ivr

import (
	"time"

	"voiceportal/ivr/pin"
)

// leastMessage is what must be spoken to make a message.
const leastMessage = time.Second

// Events of the machine's own, beside those from outside.
type (
	// heard: the announcement of this state is over.
	heard struct{}

	// collected: an entry ended. text is the digits or the key in clear, secret is what is
	// hidden instead.
	collected struct {
		kind   EntryKind
		end    End
		text   string
		secret pin.PIN
	}

	// elapsed: a timer ran out that waits for no key.
	elapsed struct{ timer Timer }
)

func (heard) event()     {}
func (collected) event() {}
func (elapsed) event()   {}

// heeds reports whether an event means anything where the call stands.
func (m *Machine) heeds(ev Event) bool {
	s := m.state()
	switch ev := ev.(type) {
	case Offered:
		return s == StateOnHook
	case Digit:
		return s.Live()
	case HungUp:
		return m.can(TriggerHungUp)
	case AccountChanged:
		return m.can(TriggerAccountChanged)
	case PlayDone:
		return ev.ID != 0 && ev.ID == m.playing.id
	case SignInDone:
		return s == StateVerifyPIN && ev.ID == m.waits
	case CheckDone:
		return s == StateCheckNewPIN && ev.ID == m.waits
	case ChangeDone:
		return s == StateCommitPIN && ev.ID == m.waits
	case MessageDone:
		return s == StateFetchMessage && ev.ID == m.waits
	case GreetingDone:
		return s == StateFetchGreeting && ev.ID == m.waits
	case KeepDone:
		return s == StateKeepMessage && ev.ID == m.waits
	}
	return false // a Tick has done its work before it gets here
}

// resolve says by which trigger an event leads on from where the call stands. All guards of the
// flow are here.
func (m *Machine) resolve(ev Event) Trigger {
	switch ev := ev.(type) {
	case Offered:
		return m.resolveOffered(ev)
	case heard:
		return m.resolveHeard()
	case collected:
		return m.resolveCollected(ev)
	case SignInDone:
		return m.resolveSignIn(ev)
	case CheckDone:
		return m.resolveNewPIN(ev.Verdict)
	case ChangeDone:
		return m.resolveNewPIN(ev.Verdict)
	case MessageDone:
		switch {
		case ev.Unavailable:
			return TriggerUnavailable
		case !ev.Found:
			return TriggerNoneLeft
		}
		return TriggerFound
	case GreetingDone:
		if ev.Unavailable {
			return TriggerUnavailable
		}
		return TriggerFound
	case KeepDone:
		if ev.Unavailable {
			return TriggerUnavailable
		}
		return TriggerKept
	case elapsed:
		switch ev.timer {
		case TimerRing:
			return TriggerAnswered
		case TimerMessage:
			return m.resolveRecorded()
		}
		return TriggerUnavailable
	case AccountChanged:
		return TriggerAccountChanged
	}
	return TriggerHungUp
}

func (m *Machine) resolveOffered(ev Offered) Trigger {
	switch ev.Door {
	case DoorPortal, DoorMailbox:
		return TriggerOffered
	case DoorHandset:
		return TriggerOfferedHandset
	case DoorMessage:
		return TriggerOfferedNumber
	}
	return TriggerOfferedNowhere
}

// resolveHeard: only the mailbox door trusts a line, since at the others the caller says who
// they are.
func (m *Machine) resolveHeard() Trigger {
	switch m.state() {
	case StateWelcome:
		switch {
		case m.offer.Door == DoorPortal:
			return TriggerGreeted
		case m.offer.Trusted && m.offer.Door == DoorMailbox:
			return TriggerGreetedTrusted
		}
		return TriggerGreetedOwner
	case StatePINChanged:
		if m.offer.Door == DoorHandset {
			return TriggerToldHandset
		}
	}
	return TriggerTold
}

// resolveCollected: enough slips in a row end the call, whatever the last one was.
func (m *Machine) resolveCollected(ev collected) Trigger {
	s := m.state()
	switch {
	case s == StateLeaveMessage:
		return m.resolveRecorded()
	case m.silences >= m.flow.MaxSilences:
		return TriggerGaveUp
	case ev.end == EndSilence:
		return TriggerNoInput
	case s.use() == useChoice:
		if t := choice(s, ev.text); t != "" {
			return t
		}
		return TriggerNoMatch
	case ev.end == EndEscape:
		return m.resolveEscape()
	case ev.end == EndCleared:
		return TriggerCleared
	case !ev.end.Match():
		return TriggerNoMatch
	}
	switch s {
	case StateCollectMailbox:
		return TriggerMailboxEntered
	case StateCollectPIN:
		return TriggerPINEntered
	case StateCollectNewPIN:
		return TriggerNewPINEntered
	}
	if m.entered.Equal(m.candidate) {
		return TriggerConfirmed
	}
	return TriggerMismatch
}

// resolveEscape: * with nothing keyed in leaves where there is somewhere to go.
func (m *Machine) resolveEscape() Trigger {
	switch s := m.state(); {
	case s == StateCollectPIN:
		return TriggerOtherMailbox
	case s != StateCollectMailbox && !m.forced:
		return TriggerCancelled
	}
	return TriggerCleared
}

func (m *Machine) resolveSignIn(ev SignInDone) Trigger {
	switch ev.Verdict {
	case VerdictLocked:
		return TriggerLocked
	case VerdictMustChange:
		return TriggerMustChange
	case VerdictSignedIn:
		switch {
		case m.mustLeaveDefault():
			return TriggerMustChange
		case m.offer.Door == DoorHandset:
			return TriggerSignedInHandset
		}
		return TriggerSignedIn
	case VerdictRefused:
		if m.flow.TriesPerCall > 0 && m.refused >= m.flow.TriesPerCall || m.unthreatened >= m.flow.UnknownTries {
			return TriggerTriesUsed
		}
		return TriggerRefused
	}
	return TriggerUnavailable
}

// resolveNewPIN judges the answers about a new PIN, both of the rules and of the commit.
func (m *Machine) resolveNewPIN(v Verdict) Trigger {
	switch v {
	case VerdictAcceptable:
		return TriggerAcceptable
	case VerdictCommitted:
		return TriggerCommitted
	case VerdictSuperseded:
		return TriggerSuperseded
	case VerdictUnacceptable:
		if m.refusals >= m.flow.MaxRefusals {
			return TriggerTriesUsed
		}
		return TriggerUnacceptable
	}
	return TriggerUnavailable
}

func (m *Machine) resolveRecorded() Trigger {
	if m.recorded() < leastMessage {
		return TriggerTooShort
	}
	return TriggerRecorded
}
