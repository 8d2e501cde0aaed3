package ivr

import (
	"fmt"
	"slices"

	"voiceportal/ivr/pin"
)

// tape collects the records of a call.
type tape struct {
	records []Record
	secrets []pin.PIN // in the order of their slots
}

// Records returns what has been recorded since the last call, and forgets it. A shell takes them
// after every step.
func (m *Machine) Records() []Record {
	r := m.tape.records
	m.tape.records = nil
	return r
}

// note puts a fact on the tape.
func (m *Machine) note(f Fact) {
	m.tape.records = append(m.tape.records, Record{At: m.now, What: f})
}

// hear puts an event from outside on the tape.
func (m *Machine) hear(ev Event) { m.note(eventFact(ev)) }

// entry is how an entry of so many digits stands on the tape.
func (t *tape) entry(c collected, digits, over int) Entry {
	e := Entry{Kind: c.kind, Text: c.text, End: c.end, Over: over}
	if !c.secret.IsZero() {
		e.Slot = t.slot(c.secret)
	}
	if c.text == "" {
		e.Digits = digits
	}
	return e
}

// slot finds the slot of a secret, or gives it the next one.
func (t *tape) slot(p pin.PIN) Slot {
	n := slices.IndexFunc(t.secrets, p.Equal)
	if n < 0 {
		n = len(t.secrets)
		t.secrets = append(t.secrets, p)
	}
	return slot(n)
}

// slot names the n-th secret of a call, counted from 0.
func slot(n int) Slot {
	var s []byte
	for n++; n > 0; n = (n - 1) / 26 {
		s = append(s, byte('a'+(n-1)%26))
	}
	slices.Reverse(s)
	return Slot(s)
}

// eventFact is an event as it stands on the tape.
func eventFact(ev Event) Fact {
	switch ev := ev.(type) {
	case Offered:
		return ev
	case Digit:
		return Pressed{}
	case PlayDone:
		return PlayDone{}
	case SignInDone:
		ev.ID = 0
		return ev
	case CheckDone:
		return CheckDone{Verdict: ev.Verdict, Rules: onTape(ev.Rules)}
	case ChangeDone:
		return ChangeDone{Verdict: ev.Verdict, Rules: onTape(ev.Rules)}
	case MessageDone:
		ev.ID, ev.At = 0, utc(ev.At)
		return ev
	case GreetingDone:
		ev.ID = 0
		return ev
	case KeepDone:
		ev.ID = 0
		return ev
	case AccountChanged:
		return ev
	}
	return HungUp{}
}

// effectFact is an effect as it stands on the tape.
func effectFact(e Effect) Fact {
	switch e := e.(type) {
	case Play:
		return Play{Say: sayOnTape(e.Say), Barge: e.Barge}
	case StopPlay:
		return StopPlay{Bargein: e.Bargein}
	case SignIn:
		return SignIn{Mailbox: e.Mailbox, Trusted: e.Trusted}
	case CheckPIN:
		return CheckPIN{}
	case ChangePIN:
		return ChangePIN{}
	case Messages:
		e.ID = 0
		return e
	case Greeting:
		e.ID = 0
		return e
	case KeepMessage:
		e.ID = 0
		return e
	case Ring:
		return e
	case Answer:
		return e
	case Display:
		return e
	case Release:
		return e
	}
	panic(fmt.Sprintf("effect %T has no place on the tape", e)) // a new effect, found by the first test that makes one
}

// onTape copies rules; none are nil.
func onTape(rules []pin.Rule) []pin.Rule { return append([]pin.Rule(nil), rules...) }

// sayOnTape copies utterances, with instants as they are written.
func sayOnTape(say []Utterance) []Utterance {
	all := cloneSay(say)
	for i := range all {
		for j := range all[i].Args {
			a := &all[i].Args[j]
			a.Time = utc(a.Time)
		}
	}
	return all
}
