package scenario

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"voiceportal/ivr"
)

// FromTape makes a scenario of a recorded call, so that what was done by hand becomes a test: the
// entries at the instants at which they were keyed in, the prompts that were heard, the acts that
// reached the call, and how it ended. Tenant is the one whose telephone called.
//
// A tape does not know its PINs. Each becomes a column of a table, with ? where the digits are to
// be filled in before it can be played. Keys that came to nothing are zeros.
func FromTape(name, tenant string, tape []ivr.Record) (*File, error) {
	if len(tape) == 0 {
		return nil, fmt.Errorf("export the tape %s: there is nothing on it", name)
	}
	if _, ok := tape[0].What.(ivr.Offered); !ok {
		return nil, fmt.Errorf("export the tape %s: it begins with %s, expected the call being offered", name, tape[0])
	}
	presses, err := pressesOf(tape)
	if err != nil {
		return nil, fmt.Errorf("export the tape %s: %w", name, err)
	}
	e := exporter{tenant: tenant, presses: presses}
	for i, r := range tape {
		e.record(i, r)
	}
	return Parse(name, []byte(e.source()))
}

// exporter writes the lines of a scenario as it goes through a tape.
type exporter struct {
	tenant  string
	presses map[int]press // by the index of their first key
	box     string        // the mailbox that the call is about
	at      time.Duration // how far the lines have come
	pins    []string      // the columns of the table
	lines   []string
}

func (e *exporter) add(format string, values ...any) {
	e.lines = append(e.lines, fmt.Sprintf(format, values...))
}

// wait lets time pass until an instant of the tape.
func (e *exporter) wait(until time.Duration) {
	if until > e.at {
		e.add("wait %s", until-e.at)
		e.at = until
	}
}

func (e *exporter) record(i int, r ivr.Record) {
	switch what := r.What.(type) {
	case ivr.Offered:
		e.box = what.Mailbox
		e.add("call from=%s/%s to=%s", e.tenant, what.From, what.To)
	case ivr.Pressed:
		if p, first := e.presses[i]; first {
			e.wait(r.At)
			e.press(p)
		}
	case ivr.SignIn:
		e.box = what.Mailbox
	case ivr.Play:
		if len(what.Say) > 0 { // the first of them began, whatever cut the others
			e.wait(r.At)
			e.add("hear %s", what.Say[0].Prompt)
		}
	case ivr.AccountChanged:
		e.wait(r.At)
		e.add("admin %s %s/%s", actBehind(what.What), e.tenant, e.box)
	case ivr.HungUp:
		e.wait(r.At)
		e.add("hangup")
	case ivr.Release:
		e.wait(r.At)
		e.add("expect released=%s", what.Cause)
	}
}

// press keys an entry in, at its own pace. One that follows at the same instant was typed ahead: it
// belongs to the same line.
func (e *exporter) press(p press) {
	if p.pin != "" && !slices.Contains(e.pins, p.pin) {
		e.pins = append(e.pins, p.pin)
	}
	if p.every == 0 {
		last := &e.lines[len(e.lines)-1]
		if strings.HasPrefix(*last, "press ") && !strings.Contains(*last, "=") {
			*last += p.keys
		} else {
			e.add("press %s", p.keys)
		}
		return
	}
	e.add("press every=%s %s", p.every, p.keys)
	e.at += p.every * time.Duration(p.count-1)
}

// actBehind is an act that reaches a call like this; the tape does not say which it was.
func actBehind(c ivr.Change) string {
	switch c {
	case ivr.ChangeLocked:
		return "lock"
	case ivr.ChangeDeactivated:
		return "deactivate"
	}
	return "reset-temporary"
}

// source is the scenario.
func (e *exporter) source() string {
	var b strings.Builder
	b.WriteString("goal A call that was recorded.\n\n")
	if len(e.pins) > 0 {
		b.WriteString("# The tape does not know its PINs: write each in place of its ?.\ntable\n")
		fmt.Fprintf(&b, "  %s\n  %s\n\n", strings.Join(e.pins, " "), strings.TrimSpace(strings.Repeat("? ", len(e.pins))))
	}
	b.WriteString(strings.Join(e.lines, "\n") + "\n")
	return b.String()
}
