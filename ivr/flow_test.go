package ivr_test

import (
	"fmt"
	"slices"
	"testing"

	"voiceportal/ivr"
)

func TestNoTriggerLeavesAStateTwice(t *testing.T) {
	t.Parallel()
	type pair struct {
		trigger ivr.Trigger
		from    ivr.State
	}
	seen := map[pair]ivr.State{}
	for _, tr := range ivr.Transitions() {
		p := pair{tr.Trigger, tr.From}
		if to, twice := seen[p]; twice {
			t.Errorf("%s --%s--> leads to %s and to %s", tr.From, tr.Trigger, to, tr.To)
		}
		seen[p] = tr.To
	}
}

func TestTransitionsJoinKnownStatesForAReason(t *testing.T) {
	t.Parallel()
	for _, tr := range ivr.Transitions() {
		if !slices.Contains(ivr.States(), tr.From) || !slices.Contains(ivr.States(), tr.To) {
			t.Errorf("%s --%s--> %s joins a state that is not listed", tr.From, tr.Trigger, tr.To)
		}
		if tr.Why == "" || tr.Why[len(tr.Why)-1] == '.' {
			t.Errorf("%s --%s--> %s: reason %q, want a sentence without a full stop", tr.From, tr.Trigger, tr.To, tr.Why)
		}
	}
}

func TestEveryStateIsReachedAndReleased(t *testing.T) {
	t.Parallel()
	// closure is what the moves lead to from a state, in the given direction.
	closure := func(start ivr.State, forward bool) map[ivr.State]bool {
		found := map[ivr.State]bool{start: true}
		for grew := true; grew; {
			grew = false
			for _, tr := range ivr.Transitions() {
				a, b := tr.From, tr.To
				if !forward {
					a, b = b, a
				}
				if found[a] && !found[b] {
					found[b], grew = true, true
				}
			}
		}
		return found
	}
	reached, releases := closure(ivr.StateOnHook, true), closure(ivr.StateReleased, false)
	for _, s := range ivr.States() {
		if !reached[s] {
			t.Errorf("no call comes to %s", s)
		}
		if !releases[s] {
			t.Errorf("no call leaves %s for good", s)
		}
	}
}

func TestEveryStateOfACallHasSomethingToDoOnEntry(t *testing.T) {
	t.Parallel()
	for _, s := range ivr.States() {
		if !s.Live() {
			continue
		}
		l := arrive(t, flow(), s)
		if len(l.effects) == 0 {
			t.Errorf("entering %s asks for nothing", s)
		}
		if _, ok := l.m.Deadline(); !ok {
			t.Errorf("%s has no deadline", s)
		}
	}
}

// ignored are the states in which an event means nothing; in all others it must do something.
func ignored(ev ivr.Event) []ivr.State {
	except := func(some ...ivr.State) []ivr.State {
		return slices.DeleteFunc(ivr.States(), func(s ivr.State) bool { return slices.Contains(some, s) })
	}
	switch ev.(type) {
	case ivr.Offered:
		return except(ivr.StateOnHook)
	case ivr.Digit, ivr.HungUp:
		return []ivr.State{ivr.StateOnHook}
	case ivr.AccountChanged:
		return except(owned...)
	case ivr.PlayDone: // where nothing is played on entry
		return []ivr.State{
			ivr.StateOnHook, ivr.StateRinging, ivr.StateKeepMessage, ivr.StateVerifyPIN, ivr.StateCheckNewPIN,
			ivr.StateCommitPIN, ivr.StateFetchMessage, ivr.StateFetchGreeting,
		}
	case ivr.SignInDone:
		return except(ivr.StateVerifyPIN)
	case ivr.CheckDone:
		return except(ivr.StateCheckNewPIN)
	case ivr.ChangeDone:
		return except(ivr.StateCommitPIN)
	case ivr.MessageDone:
		return except(ivr.StateFetchMessage)
	case ivr.GreetingDone:
		return except(ivr.StateFetchGreeting)
	case ivr.KeepDone:
		return except(ivr.StateKeepMessage)
	}
	return ivr.States() // a tick before its time
}

func TestEveryEventIsHandledOrIgnoredOnPurpose(t *testing.T) {
	t.Parallel()
	for _, s := range ivr.States() {
		if s == ivr.StateReleased {
			continue // ErrReleased, whatever the event
		}
		for _, mk := range []func(*leg) ivr.Event{
			func(*leg) ivr.Event { return offer(ivr.DoorPortal) },
			func(*leg) ivr.Event { return ivr.Digit{Key: '5'} },
			func(l *leg) ivr.Event { return ivr.PlayDone{ID: l.m.Snapshot().Playing} },
			func(*leg) ivr.Event { return ivr.HungUp{} },
			func(*leg) ivr.Event { return ivr.Tick{} },
			func(*leg) ivr.Event { return ivr.AccountChanged{What: ivr.ChangeLocked} },
			func(l *leg) ivr.Event { return ivr.SignInDone{ID: l.asked, Verdict: ivr.VerdictSignedIn} },
			func(l *leg) ivr.Event { return ivr.CheckDone{ID: l.asked, Verdict: ivr.VerdictAcceptable} },
			func(l *leg) ivr.Event { return ivr.ChangeDone{ID: l.asked, Verdict: ivr.VerdictCommitted} },
			func(l *leg) ivr.Event { return ivr.MessageDone{ID: l.asked} },
			func(l *leg) ivr.Event { return ivr.GreetingDone{ID: l.asked} },
			func(l *leg) ivr.Event { return ivr.KeepDone{ID: l.asked} },
		} {
			l := arrive(t, flow(), s)
			ev := mk(l)
			before := len(l.tape)
			l.step(ev)
			if got, want := len(l.tape) == before, slices.Contains(ignored(ev), s); got != want {
				t.Errorf("%s ignores %s: %t, want %t", s, fmt.Sprintf("%T", ev), got, want)
			}
		}
	}
}

func TestACallThatIsOverTakesNoEvents(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateReleased)
	for _, ev := range []ivr.Event{ivr.Tick{}, ivr.HungUp{}, ivr.Digit{Key: '1'}, offer(ivr.DoorPortal), nil} {
		effects, err := l.m.Step(l.now, ev)
		if err != ivr.ErrReleased || effects != nil {
			t.Errorf("Step(%T) after the release = %v, %v; want ErrReleased alone", ev, effects, err)
		}
	}
}
