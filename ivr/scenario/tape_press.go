package scenario

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
)

// press is an entry that was keyed in.
type press struct {
	keys  string // with ${name} for a PIN
	pin   string // that name, empty for none
	count int    // of keys
	every time.Duration
}

// pressesOf finds what the keys of a tape meant: entries, by the index of the record of their first
// key. A tape says what a key meant only when it is consumed.
func pressesOf(tape []ivr.Record) (map[int]press, error) {
	found := map[int]press{}
	var open []int // records of keys that are not consumed yet, oldest first
	for i, r := range tape {
		var p press
		from := 0
		switch what := r.What.(type) {
		case ivr.Pressed:
			open = append(open, i)
			continue
		case ivr.Dropped:
			p, from = press{keys: "0", count: 1}, len(open)-1
		case ivr.Flushed:
			p = press{keys: strings.Repeat("0", what.Keys), count: what.Keys}
		case ivr.Entry:
			p = pressOf(what)
		}
		if p.count == 0 {
			continue
		}
		if from < 0 || from+p.count > len(open) {
			return nil, fmt.Errorf("record %d, %s: fewer keys were pressed", i+1, r)
		}
		first, last := open[from], open[from+p.count-1]
		if p.count > 1 {
			span := tape[last].At - tape[first].At
			p.every = (span / time.Duration(p.count-1)).Truncate(time.Millisecond)
		}
		found[first] = p
		open = append(open[:from], open[from+p.count:]...)
	}
	return found, nil
}

// pressOf is how an entry was keyed in.
func pressOf(e ivr.Entry) press {
	p := press{keys: e.Text, count: len(e.Text)}
	switch {
	case e.Slot != "":
		p.pin = "pin-" + string(e.Slot)
		p.keys, p.count = "${"+p.pin+"}", e.Digits
	case e.Text == "":
		p.keys, p.count = strings.Repeat("0", e.Digits), e.Digits
	}
	p.keys, p.count = p.keys+strings.Repeat("0", e.Over), p.count+e.Over
	if key := ending(e); key != "" {
		p.keys, p.count = p.keys+key, p.count+1
	}
	return p
}

// ending is the key that ended an entry, empty where time did, or where the key is the choice.
func ending(e ivr.Entry) string {
	switch {
	case e.Kind == ivr.EntryChoice:
		return ""
	case e.Kind == ivr.EntryMessage && e.Text == "":
		return "#"
	case e.End == ivr.EndTerm, e.End == ivr.EndEmpty:
		if e.Kind == ivr.EntryMessage {
			return ""
		}
		return "#"
	case e.End == ivr.EndCleared, e.End == ivr.EndEscape:
		return "*"
	}
	return ""
}
