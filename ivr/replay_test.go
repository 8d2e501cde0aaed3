package ivr_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

func TestSlotsAreTheSameForTheSameDigitsOnly(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectPIN)
	var slots []ivr.Slot
	for _, keys := range []string{"1111#", "2222#", "1111#", "11111#", "2222#"} {
		l.press(keys)
		for _, r := range l.tape[len(l.tape)-4:] {
			if e, ok := r.What.(ivr.Entry); ok {
				slots = append(slots, e.Slot)
			}
		}
		l.answer(refused)
	}
	if diff := cmp.Diff([]ivr.Slot{"a", "b", "a", "c", "b"}, slots); diff != "" {
		t.Errorf("slots (-want +got):\n%s", diff)
	}
}

func TestSlotsGoOnBehindZ(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectPIN)
	var last ivr.Slot
	for n := range 28 {
		l.press("11" + string(rune('0'+n/10)) + string(rune('0'+n%10)) + "#")
		for _, r := range l.tape[len(l.tape)-4:] {
			if e, ok := r.What.(ivr.Entry); ok {
				last = e.Slot
			}
		}
		l.answer(refused)
	}
	if last != "ab" {
		t.Errorf("the 28th slot is %s, want ab", last)
	}
	want := l.transcript()
	got, err := ivr.Replay(flow(), l.tape)
	if err != nil {
		t.Fatal(err)
	}
	if l.tape = got; l.transcript() != want {
		t.Errorf("the call replays differently:\n%s", l.tail())
	}
}

func TestATapeOfEveryStateReplays(t *testing.T) {
	t.Parallel()
	for _, s := range ivr.States() {
		l := arrive(t, flow(), s)
		for _, key := range "25" { // typed ahead, begun or dropped, and never ended
			if l.m.Snapshot().State.Live() {
				l.press(string(key))
			}
		}
		if l.m.Snapshot().State.Live() {
			l.step(ivr.HungUp{})
		}
		want := l.transcript()
		got, err := ivr.Replay(flow(), l.tape)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		l.tape = got
		if diff := cmp.Diff(want, l.transcript()); diff != "" {
			t.Errorf("%s replays differently (-told +replayed):\n%s", s, diff)
		}
	}
}

func TestATapeOnAnotherFlowTellsTheDifference(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectPIN)
	l.press("1111#")
	l.answer(refused)
	f := flow()
	f.TriesPerCall = 1
	got, err := ivr.Replay(f, l.tape)
	if err != nil {
		t.Fatal(err)
	}
	l.tape = got
	if !strings.Contains(l.transcript(), "verify_pin --tries_used--> goodbye") {
		t.Errorf("with one try per call:\n%s", l.tail())
	}
}

func TestATapeThatCannotHaveHappenedSaysWhere(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, tape, want string }{
		{"entry without keys", "00:00.000 - entry pin •a digits=4", "record 1"},
		{"fewer keys than flushed", "00:00.000 < key\n00:00.000 - flushed keys=2", "record 2"},
		{"dropped without a key", "00:00.000 - dropped", "no key was pressed"},
		{"one slot of two lengths", strings.Repeat("00:00.000 < key\n", 9) + "00:00.000 - entry pin •a digits=3\n00:00.000 - entry pin •a digits=4", "slot •a had 3 digits"},
		{"eleven slots of one digit", strings.Repeat("00:00.000 < key\n", 22) + elevenSlots(), "so many different secrets of 1 digits"},
		{"slot without digits", "00:00.000 < key\n00:00.000 - entry pin •a", "so many different secrets of 0 digits"},
		{"verdict that cannot be", "00:00.000 < offered door=portal\n00:00.000 < sign-in committed", "record 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tape, err := ivr.ParseTranscript(strings.NewReader(tt.tape))
			if err != nil {
				t.Fatal(err)
			}
			_, err = ivr.Replay(flow(), tape)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Replay = %v, want … %s …", err, tt.want)
			}
		})
	}
	if _, err := ivr.Replay(ivr.Flow{}, nil); err == nil {
		t.Error("a flow that cannot be replays")
	}
}

func elevenSlots() string {
	var b strings.Builder
	for c := 'a'; c <= 'k'; c++ {
		b.WriteString("00:00.000 - entry pin •" + string(c) + " digits=1\n")
	}
	return b.String()
}

func TestWhatStandsBehindTheReleaseIsNotPlayed(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateReleased)
	tape := append(l.tape, ivr.Record{At: time.Minute, What: ivr.HungUp{}})
	got, err := ivr.Replay(flow(), tape)
	if err != nil || len(got) != len(l.tape) {
		t.Errorf("Replay = %d records, %v; want %d", len(got), err, len(l.tape))
	}
}

func TestWatchingATapeShowsTheCallAfterEachStep(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateCollectPIN)
	l.press("1111#")
	l.answer(refused)
	played, err := ivr.Watch(flow(), l.tape)
	if err != nil {
		t.Fatal(err)
	}
	var all []ivr.Record
	at := time.Duration(0)
	for i, p := range played {
		if p.At < at {
			t.Errorf("step %d is at %v, before %v", i, p.At, at)
		}
		at = p.At
		all = append(all, p.Records...)
		for _, r := range p.Records {
			if m, ok := r.What.(ivr.Moved); ok && m.To != p.Snapshot.State {
				t.Errorf("step %d moves to %s and shows %s", i, m.To, p.Snapshot.State)
			}
		}
	}
	if diff := cmp.Diff(l.tape, all); diff != "" {
		t.Errorf("records (-tape +watched):\n%s", diff)
	}
	if last := played[len(played)-1].Snapshot; last.Refused != 1 {
		t.Errorf("the call ends with %d refusals, want one", last.Refused)
	}
}
