package ivr

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Replay plays a tape again: it tells a new machine with the given flow what happened on the leg
// and what the accounts answered, and returns the new tape. On an unchanged flow that is the same,
// byte for byte.
//
// No PIN is needed. Every slot gets made-up digits of the same number, others than any other slot;
// where keys came to nothing, which they were does not matter.
func Replay(f Flow, tape []Record) ([]Record, error) {
	all, err := Watch(f, tape)
	if err != nil {
		return nil, err
	}
	var played []Record
	for _, p := range all {
		played = append(played, p.Records...)
	}
	return played, nil
}

// Played is one step of a tape that is played again: what happened at one instant, and where the
// call stood after it.
type Played struct {
	At       time.Duration
	Records  []Record
	Snapshot Snapshot
}

// Watch plays a tape again like [Replay], and shows the call after each of its steps. The digits of
// secrets are made up, so a snapshot shows how many there were and never which.
func Watch(f Flow, tape []Record) ([]Played, error) {
	m, err := New(f)
	if err != nil {
		return nil, err
	}
	keys, err := keysOf(tape)
	if err != nil {
		return nil, err
	}
	var all []Played
	for i, r := range tape {
		ev := m.replayed(r.What, keys[i])
		if ev == nil {
			continue
		}
		_, err := m.Step(r.At, ev)
		if errors.Is(err, ErrReleased) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("record %d, %s: %w", i+1, r, err)
		}
		all = append(all, Played{At: r.At, Records: m.Records(), Snapshot: m.Snapshot()})
	}
	return all, nil
}

// replayed is the event behind a record, nil for what the machine does of its own accord.
func (m *Machine) replayed(what Fact, k Key) Event {
	switch w := what.(type) {
	case Pressed:
		return Digit{k}
	case PlayDone:
		return PlayDone{ID: m.playing.id}
	case SignInDone:
		w.ID = m.waits
		return w
	case CheckDone:
		w.ID = m.waits
		return w
	case ChangeDone:
		w.ID = m.waits
		return w
	case MessageDone:
		w.ID = m.waits
		return w
	case GreetingDone:
		w.ID = m.waits
		return w
	case KeepDone:
		w.ID = m.waits
		return w
	case TimedOut:
		return Tick{}
	case Offered:
		return w
	case AccountChanged:
		return w
	case HungUp:
		return w
	}
	return nil
}

// keysOf finds the key behind every [Pressed] of a tape, by index. Keys are consumed in the order
// in which they were pressed; one that never was consumed can have been any digit.
func keysOf(tape []Record) (map[int]Key, error) {
	keys := make(map[int]Key)
	invented := inventor{}
	var open []int // pressed and not yet consumed
	for i, r := range tape {
		var meant string
		switch w := r.What.(type) {
		case Pressed:
			keys[i] = '0'
			open = append(open, i)
			continue
		case Dropped:
			if len(open) == 0 {
				return nil, fmt.Errorf("record %d, %s: no key was pressed", i+1, r)
			}
			open = open[:len(open)-1]
			continue
		case Flushed:
			meant = strings.Repeat("0", min(w.Keys, len(open)+1))
		case Entry:
			s, err := invented.keys(w)
			if err != nil {
				return nil, fmt.Errorf("record %d, %s: %w", i+1, r, err)
			}
			meant = s
		}
		if len(meant) > len(open) {
			return nil, fmt.Errorf("record %d, %s: fewer keys were pressed", i+1, r)
		}
		for n := range len(meant) {
			keys[open[n]] = Key(meant[n])
		}
		open = open[len(meant):]
	}
	return keys, nil
}

// inventor makes up the digits behind slots.
type inventor map[Slot]string

// keys are keys that make an entry again.
func (v inventor) keys(e Entry) (string, error) {
	digits := e.Text
	switch {
	case e.Slot != "":
		d, err := v.digits(e.Slot, e.Digits)
		if err != nil {
			return "", err
		}
		digits = d
	case e.Text == "":
		digits = strings.Repeat("0", e.Digits)
	}
	digits += strings.Repeat("0", e.Over)
	switch {
	case e.Kind == EntryChoice:
		return digits, nil
	case e.End == EndTerm, e.End == EndEmpty:
		if e.Kind == EntryMessage {
			return "#", nil
		}
		return digits + "#", nil
	case e.End == EndCleared, e.End == EndEscape:
		return digits + "*", nil
	}
	return digits, nil
}

// digits makes up n digits for a slot: the same for the same slot, others for every other one.
func (v inventor) digits(s Slot, n int) (string, error) {
	if d, ok := v[s]; ok {
		if len(d) != n {
			return "", fmt.Errorf("slot •%s had %d digits before", s, len(d))
		}
		return d, nil
	}
	others := 0
	for _, d := range v {
		if len(d) == n {
			others++
		}
	}
	d := fmt.Sprintf("%0*d", n, others)
	if n == 0 || n > maxDigits+1 || len(d) != n {
		return "", fmt.Errorf("there are not so many different secrets of %d digits", n)
	}
	v[s] = d
	return d, nil
}
