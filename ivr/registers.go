package ivr

import (
	"time"

	"voiceportal/ivr/pin"
)

// registers are what a call has learnt so far.
type registers struct {
	offer    Offered
	mailbox  string
	entered  pin.PIN // the PIN entry that is being judged
	vouched  bool    // the line says who calls, and no PIN does
	end      End     // how the last entry ended
	signedIn bool

	failures, left int // as the accounts told last
	refused        int // refused sign-ins in this call
	unthreatened   int // those of them that no lock threatens
	silences       int // in a row

	due       Due
	forced    bool    // the change in progress is due, not asked for
	candidate pin.PIN // the new PIN that waits for its confirmation
	rules     []pin.Rule
	refusals  int // refused new PINs in this call

	new, saved   int
	warnDays     int
	defaultInUse bool
	messageOp    MessageOp
	message      MessageDone
	greetingOp   GreetingOp
	greeting     GreetingDone

	recording bool          // a message is being left
	since     time.Duration // when it began
	spoken    time.Duration // how long it became

	change Change
	cause  Cause
}

// absorb puts what an event brings into the registers. Where it leads is for resolve to say.
func (m *Machine) absorb(ev Event) {
	switch ev := ev.(type) {
	case Offered:
		m.offer, m.mailbox = ev, ev.Mailbox
	case collected:
		m.absorbEntry(ev)
	case SignInDone:
		m.absorbSignIn(ev)
	case CheckDone:
		m.absorbRefusal(ev.Verdict, ev.Rules)
	case ChangeDone:
		m.absorbRefusal(ev.Verdict, ev.Rules)
	case MessageDone:
		m.absorbMessage(ev)
	case GreetingDone:
		m.greeting = ev
	case AccountChanged:
		m.change = ev.What
	}
}

// absorbEntry counts silences and no matches, and keeps a match.
func (m *Machine) absorbEntry(ev collected) {
	m.end = ev.end
	if !ev.end.Match() || ev.kind == EntryChoice && choice(m.state(), ev.text) == "" {
		m.silences++
		return
	}
	m.silences = 0
	switch ev.kind {
	case EntryMailbox:
		m.mailbox = ev.text
	case EntryPIN, EntryConfirmation:
		m.entered = ev.secret
	case EntryNewPIN:
		m.candidate = ev.secret
	}
}

func (m *Machine) absorbSignIn(ev SignInDone) {
	if ev.Verdict == VerdictUnavailable {
		return
	}
	m.failures, m.left = ev.Failures, ev.Left
	switch ev.Verdict {
	case VerdictRefused:
		if m.vouched {
			return // the line was not trusted after all; nobody has tried a PIN
		}
		m.refused++
		if ev.Left < 0 {
			m.unthreatened++
		}
	case VerdictSignedIn, VerdictMustChange:
		m.signedIn = true
		m.new, m.saved = ev.New, ev.Saved
		m.due, m.warnDays, m.defaultInUse = ev.Due, ev.ExpiresInDays, ev.DefaultInUse
		if ev.Verdict == VerdictSignedIn && m.mustLeaveDefault() {
			m.due = DueDefault
		}
	}
}

// absorbRefusal counts a refused new PIN, wherever it was refused.
func (m *Machine) absorbRefusal(v Verdict, broken []pin.Rule) {
	if v == VerdictUnacceptable {
		m.refusals++
		m.rules = broken
	}
}

// absorbMessage keeps the message to play, and counts what became of the one before.
func (m *Machine) absorbMessage(ev MessageDone) {
	if ev.Unavailable {
		return
	}
	before, op := m.message, m.messageOp
	switch {
	case op == MessageSave && before.New:
		m.new, m.saved = max(m.new-1, 0), m.saved+1
	case op == MessageDelete && before.New:
		m.new = max(m.new-1, 0)
	case op == MessageDelete:
		m.saved = max(m.saved-1, 0)
	}
	m.message = ev
}

// mustLeaveDefault reports whether a default PIN, which opens the handset door, must be changed
// even there.
func (m *Machine) mustLeaveDefault() bool {
	return m.offer.Door == DoorHandset && m.defaultInUse && m.flow.ForceOnHandset
}

// recorded is how long the caller has spoken by now.
func (m *Machine) recorded() time.Duration {
	if !m.recording {
		return 0
	}
	return m.now - m.since
}
