package ivr

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLegsThatMoveAtTheSameTimeKeepApart runs calls that end differently side by side: the
// library's machines go from hand to hand, and each leg must stand where its own events led.
func TestLegsThatMoveAtTheSameTimeKeepApart(t *testing.T) {
	t.Parallel()
	calls := map[State][]Event{
		StateCollectMailbox: {Offered{Door: DoorPortal}, Digit{'4'}},
		StateCollectPIN:     {Offered{Door: DoorHandset, Mailbox: "4012"}, Digit{'2'}},
		StateRinging:        {Offered{Door: DoorMessage, Mailbox: "4019"}},
		StateReleased:       {Offered{Door: DoorNone}, HungUp{}},
	}
	var wg sync.WaitGroup
	for want, events := range calls {
		for range 4 {
			wg.Go(func() {
				for range 200 {
					m, err := New(DefaultFlow(mute{}))
					if err != nil {
						t.Error(err)
						return
					}
					for _, ev := range events {
						if _, err := m.Step(0, ev); err != nil {
							t.Error(err)
						}
					}
					if m.state() != want {
						t.Errorf("a call stands in %s, want %s", m.state(), want)
					}
				}
			})
		}
	}
	wg.Wait()
}

// An error of the table leaves the leg where it stood and the library's machine fit for others.
func TestAMoveThatTheTableLacksIsAnErrorAndMovesNothing(t *testing.T) {
	t.Parallel()
	m, err := New(DefaultFlow(mute{}))
	if err != nil {
		t.Fatal(err)
	}
	err = m.fire(TriggerCommitted)
	want := "leave on_hook by committed: event committed inappropriate in current state on_hook"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if m.state() != StateOnHook || len(m.Records()) > 0 {
		t.Errorf("the leg moved to %s", m.state())
	}
	if _, err := m.Step(0, Offered{Door: DoorPortal}); err != nil || m.state() != StateWelcome {
		t.Errorf("afterwards: %v, in %s", err, m.state())
	}
}

// What a leg asks of the table is the table itself, for every trigger and state.
func TestALegCanMoveWhereTheTableSays(t *testing.T) {
	t.Parallel()
	type move struct {
		from State
		by   Trigger
	}
	want, got := map[move]bool{}, map[move]bool{}
	triggers := map[Trigger]bool{}
	for _, tr := range Transitions() {
		want[move{tr.From, tr.Trigger}] = true
		triggers[tr.Trigger] = true
	}
	for _, s := range States() {
		for t := range triggers {
			m := &Machine{stands: s}
			if m.can(t) {
				got[move{s, t}] = true
			}
		}
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(move{})); diff != "" {
		t.Errorf("moves of the table (-) and moves that a leg can make (+):\n%s", diff)
	}
}
