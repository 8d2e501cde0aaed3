package ivr

import (
	"context"
	"testing"
)

// signInCall is a whole call: welcome, PIN, main menu, goodbye.
func signInCall(b *testing.B, m *Machine) {
	b.Helper()
	step := func(ev Event) {
		if _, err := m.Step(m.now, ev); err != nil {
			b.Fatal(err)
		}
	}
	step(Offered{From: "4012", To: "*98", Door: DoorMailbox, Mailbox: "4012"})
	for _, k := range "2580#" {
		step(Digit{Key(k)})
	}
	step(SignInDone{ID: m.waits, Verdict: VerdictSignedIn, New: 2})
	step(Digit{'9'})
	step(PlayDone{ID: m.playing.id})
	if m.state() != StateReleased {
		b.Fatalf("the call ended in %s", m.state())
	}
}

func BenchmarkSignInCall(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		m, err := New(DefaultFlow(mute{}))
		if err != nil {
			b.Fatal(err)
		}
		signInCall(b, m)
	}
}

// BenchmarkFloor is what the library alone takes for the moves of [BenchmarkSignInCall].
func BenchmarkFloor(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		states := newFSM(rows(), nil)
		for _, t := range []Trigger{
			TriggerOffered, TriggerGreetedOwner, TriggerPINEntered, TriggerSignedIn, TriggerExit, TriggerTold,
		} {
			if err := states.Event(context.Background(), string(t)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkKey is one digit of an entry.
func BenchmarkKey(b *testing.B) {
	m, err := New(DefaultFlow(mute{}))
	if err != nil {
		b.Fatal(err)
	}
	for _, ev := range []Event{Offered{Door: DoorPortal}, Digit{'4'}} {
		if _, err := m.Step(0, ev); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Step(0, Digit{'0'}); err != nil {
			b.Fatal(err)
		}
		m.Records()
	}
}

func BenchmarkTranscriptLine(b *testing.B) {
	r := Record{What: SignInDone{Verdict: VerdictRefused, Failures: 1, Left: 4}}
	b.ReportAllocs()
	for b.Loop() {
		_ = r.String()
	}
}
