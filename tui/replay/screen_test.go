package replay

import (
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/tape"
	"voiceportal/prompts"
	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// pins are the PINs of the recorded call; no frame may show one.
var pins = []string{"1111", "2580"}

// recording is a call with a wrong PIN, the right one, a message, and a hang-up.
type recording struct {
	tape   tape.Tape
	played []ivr.Played
	speech *prompts.Catalog
}

// recorded is made once for all tests; it never changes.
var recorded = struct {
	sync.Once
	recording
}{}

func record(t *testing.T) recording {
	t.Helper()
	recorded.Do(func() { recorded.recording = place98(t) })
	return recorded.recording
}

// place98 calls *98 from Ana's phone.
func place98(t *testing.T) recording {
	t.Helper()
	ctx := t.Context()
	speech, from := fixturetest.Prompts(t), mailbox.Key{Tenant: "harbor", Number: "4012"}
	var records []ivr.Record
	v, err := call.Place(ctx, call.Config{
		Accounts: fixturetest.Accounts(t, "training"), Speech: speech, From: from, To: "*98",
		Observe: func(u call.Update) { records = append(records, u.Records...) },
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, do := range []func() error{
		func() error { return v.Settle(ctx) },
		func() error { return v.Press(ctx, []ivr.Key("1111#")...) },
		func() error { return v.Settle(ctx) },
		func() error { return v.Wait(ctx, 3*time.Second) },
		func() error { return v.Press(ctx, []ivr.Key("2580#")...) },
		func() error { return v.Settle(ctx) },
		func() error { return v.Press(ctx, '1') },
		func() error { return v.Settle(ctx) },
		func() error { return v.HangUp(ctx) },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	played, err := ivr.Watch(call.FlowFor(v.Route().Profile, speech), records)
	if err != nil {
		t.Fatal(err)
	}
	return recording{
		tape.Tape{Name: "0007", From: from, To: "*98", Started: time.Date(2025, 11, 4, 9, 14, 0, 0, time.UTC), Records: records},
		played, speech,
	}
}

// page is the page of the recorded call, whose beats are given by hand.
func page(t *testing.T) *Screen {
	t.Helper()
	r := record(t)
	s := New(Options{Tape: r.tape, Played: r.played, Voice: r.speech})
	s.after = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	return s
}

func do(t *testing.T, s *Screen, keys ...string) {
	t.Helper()
	for _, k := range keys {
		a, ok := kit.ByKey(s.Actions(), k)
		if !ok {
			t.Fatalf("the key %s does nothing", k)
		}
		a.Do(k)
	}
}

// find goes to the first event with a text.
func find(t *testing.T, s *Screen, text string) {
	t.Helper()
	for i := range s.o.Played {
		if s.show(i); strings.Contains(s.event().Text, text) {
			return
		}
	}
	t.Fatalf("no event says %q", text)
}

func frame(s *Screen, w, h int) *kit.Frame {
	f := kit.NewFrame(w, h)
	if kit.LayoutFor(w, h) == kit.ThreeColumns {
		s.View(f.Area().Sub(1, 2, w-2, h-5))
	} else {
		s.View(f.Area().Sub(0, 1, w, h-3))
	}
	return f
}

func TestScenesLookAsDrawn(t *testing.T) {
	t.Parallel()
	scenes := map[string]string{"begin": "call to", "wrong": "PIN wrong", "menu": "PIN right", "end": "call ended"}
	for name, event := range scenes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := page(t)
			if name == "end" {
				do(t, s, "end")
			} else {
				find(t, s, event)
			}
			for _, size := range kittest.Sizes() {
				f := frame(s, size.W, size.H)
				kittest.Golden(t, name, f)
				kittest.Secret(t, f, pins...)
			}
			for _, size := range kittest.Fuzz() {
				kittest.Check(t, frame(s, size.W, size.H))
			}
		})
	}
}

func TestEventsAndStatesGoBothWays(t *testing.T) {
	t.Parallel()
	s := page(t)
	do(t, s, "right", "right", "left")
	if s.at != 1 {
		t.Errorf("after two on and one back it is event %d, want the second", s.at+1)
	}
	do(t, s, "end", "right")
	if s.at != len(s.o.Played)-1 {
		t.Errorf("beyond the end it is event %d of %d", s.at+1, len(s.o.Played))
	}
	do(t, s, "home", "left")
	if s.at != 0 {
		t.Errorf("before the beginning it is event %d", s.at+1)
	}
	states := []ivr.State{s.played(0).Snapshot.State}
	for range s.o.Played {
		before := s.at
		do(t, s, "]")
		if s.at == before {
			break
		}
		states = append(states, s.played(s.at).Snapshot.State)
	}
	for i := 1; i < len(states)-1; i++ {
		if states[i] == states[i-1] {
			t.Errorf("] goes from %s to %s", states[i-1], states[i])
		}
	}
	do(t, s, "[")
	if s.at >= len(s.o.Played)-1 {
		t.Error("[ does not go back")
	}
}

func TestAnEventTellsWhatItChangedAndWhatElseCouldHaveBeen(t *testing.T) {
	t.Parallel()
	s := page(t)
	find(t, s, "PIN wrong")
	changed, same := s.changes()
	found := map[string]change{}
	for _, c := range changed {
		found[c.name] = c
	}
	if c := found["wrong PINs"]; c.before != "0" || c.after != "1" {
		t.Errorf("changed %v", changed)
	}
	if len(changed)+len(same) != 10 {
		t.Errorf("%d facts are told, want 10", len(changed)+len(same))
	}
	moved, ok := s.moved()
	if !ok || moved.Trigger != ivr.TriggerRefused {
		t.Fatalf("moved %v, %v", moved, ok)
	}
	want := map[ivr.Trigger]bool{}
	for _, tr := range ivr.Transitions() {
		if tr.From == ivr.StateVerifyPIN && tr.Trigger != ivr.TriggerRefused {
			want[tr.Trigger] = true
		}
	}
	for _, a := range s.alternatives() {
		if !want[a.Trigger] {
			t.Errorf("%s could not have happened there", a.Trigger)
		}
		delete(want, a.Trigger)
	}
	if len(want) > 0 {
		t.Errorf("could also have happened, and is not told: %v", want)
	}
}

func TestPlayingGoesThroughAllEventsAndStops(t *testing.T) {
	t.Parallel()
	s := page(t)
	var waits []time.Duration
	s.after = func(d time.Duration, _ func(time.Time) tea.Msg) tea.Cmd {
		waits = append(waits, d)
		return nil
	}
	do(t, s, "-", "space")
	for i := 0; s.plays && i < 2*len(s.o.Played); i++ {
		s.Update(nextEvent{s.at})
	}
	if s.plays || s.at != len(s.o.Played)-1 {
		t.Errorf("it plays: %v, at event %d of %d", s.plays, s.at+1, len(s.o.Played))
	}
	var all time.Duration
	for _, w := range waits {
		all += w
	}
	if want := 2 * (s.now() - s.played(0).At); all != want {
		t.Errorf("at half the speed it takes %v, want %v", all, want)
	}
	do(t, s, "space")
	if s.at != 0 || !s.plays {
		t.Errorf("at the end play begins at event %d", s.at+1)
	}
	do(t, s, "right")
	if s.Update(nextEvent{0}); s.at != 1 {
		t.Error("a key does not stop the play")
	}
}

func TestActionsHaveKeysOfTheirOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]kit.ActionID{}
	for _, a := range page(t).Actions() {
		for _, k := range a.Keys {
			if other, twice := seen[k]; twice {
				t.Errorf("%s does %s and %s", k, other, a.ID)
			}
			seen[k] = a.ID
		}
		if a.Title == "" || a.Effect == "" {
			t.Errorf("%s has no title or does not say what it does", a.ID)
		}
	}
}

func TestAnEmptyTapeIsDrawnToo(t *testing.T) {
	t.Parallel()
	s := New(Options{Voice: fixturetest.Prompts(t)})
	kittest.Check(t, frame(s, 80, 24))
	s.show(5)
	if s.at > 0 {
		t.Errorf("an empty tape is at event %d", s.at+1)
	}
}
