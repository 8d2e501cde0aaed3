package ivr

import (
	"testing"

	"github.com/looplab/fsm"
)

// portalCall is a whole call to the portal: mailbox, PIN, main menu, goodbye. It returns the
// triggers of its moves where record wants them.
func portalCall(b *testing.B, record bool) (fired []string) {
	b.Helper()
	m, err := New(DefaultFlow(mute{}))
	if err != nil {
		b.Fatal(err)
	}
	step := func(ev Event) {
		if _, err := m.Step(m.now, ev); err != nil {
			b.Fatal(err)
		}
		for _, r := range m.Records() {
			if mv, ok := r.What.(Moved); ok && record {
				fired = append(fired, string(mv.Trigger))
			}
		}
	}
	step(Offered{From: "4012", To: "7000", Door: DoorPortal})
	for _, k := range "4012#2580#" {
		step(Digit{Key(k)})
	}
	step(SignInDone{ID: m.waits, Verdict: VerdictSignedIn, New: 2})
	step(Digit{'9'})
	step(PlayDone{ID: m.playing.id})
	if m.state() != StateReleased {
		b.Fatalf("the call ended in %s", m.state())
	}
	return fired
}

// BenchmarkSignInCall is a whole call beside what the library takes for its moves alone: with a
// machine of the library made for each call, which a call may take twice of, and with one at hand.
func BenchmarkSignInCall(b *testing.B) {
	fired := portalCall(b, true)
	move := func(states *fsm.FSM) {
		for _, t := range fired {
			if err := states.Event(b.Context(), t); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("call", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			portalCall(b, false)
		}
	})
	b.Run("floor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			move(newFSM(rows(), nil))
		}
	})
	b.Run("moves", func(b *testing.B) {
		states := newFSM(rows(), nil)
		b.ReportAllocs()
		for b.Loop() {
			states.SetState(string(StateOnHook))
			move(states)
		}
	})
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
