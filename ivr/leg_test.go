package ivr_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// pace is a speech in which every utterance takes as long.
type pace time.Duration

func (p pace) Length(ivr.Utterance) time.Duration { return time.Duration(p) }

// prompt is how long an utterance takes in these tests.
const prompt = 2 * time.Second

// flow is the default flow at the pace of these tests.
func flow() ivr.Flow { return ivr.DefaultFlow(pace(prompt)) }

// leg drives a machine as a patient line does: time stands still unless a test lets it pass.
type leg struct {
	tb      testing.TB
	m       *ivr.Machine
	now     time.Duration
	tape    []ivr.Record
	effects []ivr.Effect // of the last step
	asked   ivr.ID       // the request that is out
	secrets []pin.PIN    // as they left the machine
	cause   ivr.Cause
}

func newLeg(tb testing.TB, f ivr.Flow) *leg {
	tb.Helper()
	m, err := ivr.New(f)
	if err != nil {
		tb.Fatalf("New: %v", err)
	}
	return &leg{tb: tb, m: m}
}

// call is a leg on which a call was offered at a door.
func call(tb testing.TB, f ivr.Flow, door ivr.Door) *leg {
	tb.Helper()
	l := newLeg(tb, f)
	l.step(offer(door))
	return l
}

// offer is a call from 4012 to a door.
func offer(door ivr.Door) ivr.Offered {
	o := ivr.Offered{From: "4012", Door: door}
	switch door {
	case ivr.DoorPortal:
		o.To = "7000"
	case ivr.DoorMailbox:
		o.To, o.Mailbox = "*98", "4012"
	case ivr.DoorHandset:
		o.To, o.Mailbox = "*114019", "4019"
	case ivr.DoorMessage:
		o.To, o.Mailbox = "4019", "4019"
	case ivr.DoorNone:
		o.To = "4999"
	}
	return o
}

// step tells the machine what happens now, and follows what it asks for.
func (l *leg) step(ev ivr.Event) {
	l.tb.Helper()
	effects, err := l.m.Step(l.now, ev)
	if err != nil {
		l.tb.Fatalf("Step(%v, %T): %v", l.now, ev, err)
	}
	l.effects = effects
	l.tape = append(l.tape, l.m.Records()...)
	for _, e := range effects {
		switch e := e.(type) {
		case ivr.SignIn:
			l.asked = e.ID
			l.secrets = append(l.secrets, e.PIN)
		case ivr.CheckPIN:
			l.asked = e.ID
			l.secrets = append(l.secrets, e.PIN)
		case ivr.ChangePIN:
			l.asked = e.ID
			l.secrets = append(l.secrets, e.PIN)
		case ivr.Messages:
			l.asked = e.ID
		case ivr.Greeting:
			l.asked = e.ID
		case ivr.KeepMessage:
			l.asked = e.ID
		case ivr.Release:
			l.cause = e.Cause
		}
	}
}

// press presses keys, all at this instant.
func (l *leg) press(keys string) {
	l.tb.Helper()
	for _, k := range []byte(keys) {
		l.step(ivr.Digit{Key: ivr.Key(k)})
	}
}

// listen hears all prompts to their end until the portal waits, each in its own time.
func (l *leg) listen() {
	l.tb.Helper()
	for l.m.Snapshot().Playing != 0 {
		l.listenOnce()
	}
}

// listenOnce hears the running prompt to its end.
func (l *leg) listenOnce() {
	l.tb.Helper()
	s := l.m.Snapshot()
	l.now = s.PlaySince + s.PlayFor
	l.step(ivr.PlayDone{ID: s.Playing})
}

// wait lets time pass.
func (l *leg) wait(d time.Duration) {
	l.tb.Helper()
	l.now += d
	l.step(ivr.Tick{})
}

// answer lets the accounts answer the request that is out.
func (l *leg) answer(ev ivr.Event) {
	l.tb.Helper()
	switch e := ev.(type) {
	case ivr.SignInDone:
		e.ID = l.asked
		ev = e
	case ivr.CheckDone:
		e.ID = l.asked
		ev = e
	case ivr.ChangeDone:
		e.ID = l.asked
		ev = e
	case ivr.MessageDone:
		e.ID = l.asked
		ev = e
	case ivr.GreetingDone:
		e.ID = l.asked
		ev = e
	case ivr.KeepDone:
		e.ID = l.asked
		ev = e
	}
	l.step(ev)
}

// in fails the test unless the call stands in the state.
func (l *leg) in(want ivr.State) {
	l.tb.Helper()
	if got := l.m.Snapshot().State; got != want {
		l.tb.Fatalf("at %v in %s, want %s\n%s", l.now, got, want, l.tail())
	}
}

// plays fails the test unless these prompts are what is being said.
func (l *leg) plays(want ...ivr.PromptID) {
	l.tb.Helper()
	var got []ivr.PromptID
	for _, u := range l.m.Snapshot().Say {
		got = append(got, u.Prompt)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		l.tb.Fatalf("at %v plays %v, want %v\n%s", l.now, got, want, l.tail())
	}
}

// released fails the test unless the call has ended, and why.
func (l *leg) released(want ivr.Cause) {
	l.tb.Helper()
	l.in(ivr.StateReleased)
	if l.cause != want {
		l.tb.Fatalf("released with cause %q, want %q\n%s", l.cause, want, l.tail())
	}
}

func (l *leg) transcript() string {
	var b strings.Builder
	if err := ivr.WriteTranscript(&b, l.tape); err != nil {
		l.tb.Fatal(err)
	}
	return b.String()
}

// tail is the end of the transcript, for a failure.
func (l *leg) tail() string {
	lines := strings.SplitAfter(l.transcript(), "\n")
	return strings.Join(lines[max(len(lines)-25, 0):], "")
}
