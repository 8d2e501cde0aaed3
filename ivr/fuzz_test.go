package ivr_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// caller turns bytes into a call: two for each event, what happens and with which value.
type caller struct {
	bytes []byte
	keys  string // the rest of an entry that is keyed in whole
	now   time.Duration
}

// next is the next event, at which instant; ok is false at the end of the bytes.
func (c *caller) next(m *ivr.Machine, asked ivr.ID) (ev ivr.Event, ok bool) {
	if c.keys != "" {
		k := c.keys[0]
		c.keys = c.keys[1:]
		return ivr.Digit{Key: ivr.Key(k)}, true
	}
	if len(c.bytes) < 2 {
		return nil, false
	}
	what, n := c.bytes[0], int(c.bytes[1])
	c.bytes = c.bytes[2:]
	s := m.Snapshot()
	switch what % 16 {
	case 0, 1:
		c.now += time.Duration(n%16) * 25 * time.Millisecond
		return ivr.Digit{Key: ivr.Key("0123456789*#"[n%12])}, true
	case 2, 3, 4:
		c.keys = []string{"4012#", "2947#", "2947#2947#", "82947#2947#", "2580258025802580#", "1", "3", "8"}[n%8]
		return c.next(m, asked)
	case 5:
		c.now = max(c.now, s.PlaySince+s.PlayFor)
		return ivr.PlayDone{ID: s.Playing}, true
	case 6, 7, 8:
		return answerTo(s.State, asked, n), true
	case 9:
		c.now += time.Duration(n) * 50 * time.Millisecond
		return ivr.Tick{}, true
	case 10:
		if at, ok := m.Deadline(); ok {
			c.now = at
		}
		return ivr.Digit{Key: ivr.Key("0123456789*#"[n%12])}, true
	case 11:
		if n < 240 { // it ends the call, so not too often
			return ivr.Tick{}, true
		}
		return ivr.AccountChanged{What: ivr.Change(n % 4)}, true
	case 12:
		return answerTo(s.State, ivr.ID(n), n), true
	case 13:
		return ivr.PlayDone{ID: ivr.ID(n)}, true
	case 14:
		return ivr.Offered{From: "4012", Door: ivr.Door(n % 6), Mailbox: "4012", Trusted: n > 99}, true
	}
	if n > 250 {
		return ivr.HungUp{}, true
	}
	return ivr.Digit{Key: ivr.Key(n)}, true
}

// answerTo is an answer of the accounts that may suit a state.
func answerTo(s ivr.State, id ivr.ID, n int) ivr.Event {
	rules := []pin.Rule{pin.RuleLength, pin.RuleSequence, pin.RuleHistory}[:n%4%3]
	switch s {
	case ivr.StateVerifyPIN:
		return ivr.SignInDone{
			ID: id, Verdict: []ivr.Verdict{
				ivr.VerdictSignedIn, ivr.VerdictMustChange, ivr.VerdictRefused, ivr.VerdictMustChange,
				ivr.VerdictSignedIn, ivr.VerdictLocked, ivr.VerdictUnavailable, ivr.VerdictCommitted,
			}[n%8], Due: ivr.Due(n % 7 % 5), Failures: n % 3, Left: n%6 - 1,
			New: n % 3, Saved: n % 2, DefaultInUse: n%5 == 0, ExpiresInDays: n % 4,
		}
	case ivr.StateCheckNewPIN:
		return ivr.CheckDone{ID: id, Verdict: ivr.Verdict(5 + n%2), Rules: rules}
	case ivr.StateCommitPIN:
		return ivr.ChangeDone{ID: id, Verdict: ivr.VerdictAcceptable + ivr.Verdict(n%4), Rules: rules}
	case ivr.StateFetchMessage:
		return ivr.MessageDone{ID: id, Unavailable: n == 0, Found: n%3 > 0, Message: uint64(n), From: "4019", Text: "Call me.", New: n%2 == 0}
	case ivr.StateFetchGreeting:
		return ivr.GreetingDone{ID: id, Unavailable: n == 0, HasOwn: n%2 == 0, Text: strings.Repeat("x", n%3)}
	}
	return ivr.KeepDone{ID: id, Unavailable: n == 0}
}

func FuzzMachine(f *testing.F) {
	for door := range byte(5) {
		f.Add([]byte{14, door, 5, 0, 0, 4, 0, 0, 0, 1, 0, 2, 0, 11, 5, 0, 0, 2, 0, 5, 0, 8, 0, 0, 0, 11, 6, 1, 0, 1, 6, 1, 0, 7})
		f.Add([]byte{14, door, 5, 0, 0, 2, 0, 5, 0, 8, 0, 0, 0, 11, 6, 4, 0, 2, 0, 9, 0, 4, 0, 7, 0, 11, 6, 0, 0, 2, 0, 9, 0, 4, 0, 7, 0, 11, 6, 7})
		f.Add([]byte{14, door, 10, 1, 10, 2, 10, 3, 9, 200, 9, 200, 9, 200, 11, 241})
	}
	f.Fuzz(func(t *testing.T, b []byte) { checkCall(t, b, nil) })
}

func TestRandomCallsKeepTheRulesInEveryState(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(2025, 11))
	reached := map[ivr.State]bool{ivr.StateOnHook: true}
	for range 1000 {
		b := make([]byte, 120)
		for i := range b {
			b[i] = byte(random.UintN(256))
		}
		b[0], b[1] = 14, b[1]%5 // begins with a call
		checkCall(t, b, reached)
	}
	for _, s := range ivr.States() {
		if !reached[s] {
			t.Errorf("no random call came to %s", s)
		}
	}
}

// checkCall plays the call that the bytes mean, checks the rules of the machine at every step, and
// notes the states reached.
func checkCall(t *testing.T, b []byte, reached map[ivr.State]bool) {
	t.Helper()
	a, twin := machine(t), machine(t)
	c := &caller{bytes: b}
	var tape []ivr.Record
	var asked ivr.ID
	for ev, ok := c.next(a, asked); ok; ev, ok = c.next(a, asked) {
		over := a.Snapshot().State == ivr.StateReleased
		got, err := a.Step(c.now, ev)
		same, errToo := twin.Step(c.now, ev)
		if diff := cmp.Diff(got, same, comparePINs); diff != "" || (err == nil) != (errToo == nil) {
			t.Fatalf("two machines differ at %T (%v, %v):\n%s", ev, err, errToo, diff)
		}
		if over {
			if err != ivr.ErrReleased || len(got) > 0 {
				t.Fatalf("after the release: %v, %v", got, err)
			}
			break
		}
		records := a.Records()
		checkStep(t, c.now, records)
		tape = append(tape, records...)
		if id := requested(t, got); id != 0 {
			asked = id
		}
		s := a.Snapshot()
		if at, ok := a.Deadline(); ok != s.State.Live() || ok && at <= s.At {
			t.Fatalf("deadline %v, %t in %s at %v", at, ok, s.State, s.At)
		}
		checkHidden(t, s, got)
	}
	tape = append(tape, silence(t, a)...)
	checkReplay(t, tape)
	for _, r := range tape {
		if mv, ok := r.What.(ivr.Moved); ok && reached != nil {
			reached[mv.To] = true
		}
	}
}

func machine(t *testing.T) *ivr.Machine {
	t.Helper()
	m, err := ivr.New(flow())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// checkStep wants the records of a step in the order of time, and nothing after a release.
func checkStep(t *testing.T, now time.Duration, records []ivr.Record) {
	t.Helper()
	var last time.Duration
	for i, r := range records {
		if r.At < last || r.At > now {
			t.Fatalf("record %s of a step at %v comes after %v", r, now, last)
		}
		last = r.At
		if _, ok := r.What.(ivr.Release); ok && i != len(records)-1 {
			t.Fatalf("%s comes after the release", records[i+1])
		}
	}
}

// requested is the ID of the last request among effects, 0 for none.
func requested(t *testing.T, effects []ivr.Effect) (id ivr.ID) {
	t.Helper()
	for i, e := range effects {
		switch e := e.(type) {
		case ivr.SignIn:
			id = e.ID
			if e.Trusted != e.PIN.IsZero() {
				t.Fatalf("a sign-in to %s with a PIN (%t) on trust (%t)", e.Mailbox, !e.PIN.IsZero(), e.Trusted)
			}
		case ivr.CheckPIN:
			id = e.ID
		case ivr.ChangePIN:
			id = e.ID
		case ivr.Messages:
			id = e.ID
		case ivr.Greeting:
			id = e.ID
		case ivr.KeepMessage:
			id = e.ID
		case ivr.Release:
			if i != len(effects)-1 {
				t.Fatalf("%v comes after the release", effects[i+1:])
			}
		}
	}
	return id
}

// checkHidden wants no PIN in what is printed. A PIN of fewer than six digits may stand there by
// chance, as part of an instant or a count.
func checkHidden(t *testing.T, s ivr.Snapshot, effects []ivr.Effect) {
	t.Helper()
	for _, e := range effects {
		var p pin.PIN
		switch e := e.(type) {
		case ivr.SignIn:
			p = e.PIN
		case ivr.CheckPIN:
			p = e.PIN
		case ivr.ChangePIN:
			p = e.PIN
		}
		if strings.Contains(s.Mailbox, p.Reveal()) {
			continue // the same digits were keyed in as a mailbox number, which is no secret
		}
		if p.Len() >= 6 && strings.Contains(fmt.Sprintf("%+v %+v", effects, s), p.Reveal()) {
			t.Fatal("a PIN is printed")
		}
	}
}

// silence ends a call by nothing but ticks, and returns what happens on the way.
func silence(t *testing.T, m *ivr.Machine) (tape []ivr.Record) {
	t.Helper()
	for range 30 {
		at, ok := m.Deadline()
		if !ok {
			break
		}
		if _, err := m.Step(at, ivr.Tick{}); err != nil {
			t.Fatal(err)
		}
		tape = append(tape, m.Records()...)
	}
	if s := m.Snapshot().State; s.Live() {
		t.Fatalf("silence does not end the call, it stands in %s", s)
	}
	return tape
}

// checkReplay writes a tape, reads it and plays it again, to the same bytes.
func checkReplay(t *testing.T, tape []ivr.Record) {
	t.Helper()
	var told, replayed strings.Builder
	if err := ivr.WriteTranscript(&told, tape); err != nil {
		t.Fatal(err)
	}
	read, err := ivr.ParseTranscript(strings.NewReader(told.String()))
	if err != nil {
		t.Fatal(err)
	}
	again, err := ivr.Replay(flow(), read)
	if err != nil {
		t.Fatal(err)
	}
	if err := ivr.WriteTranscript(&replayed, again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(told.String(), replayed.String()); diff != "" {
		t.Fatalf("the call replays differently (-told +replayed):\n%s", diff)
	}
}
