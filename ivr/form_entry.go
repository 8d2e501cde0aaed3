package ivr

import (
	"fmt"
	"strings"
)

// entry is the kind, what was entered, and how it ended where that was not #.
func (f *form) entry(e *Entry) {
	word(f, "entry", &e.Kind, same(EntryMailbox, EntryPIN, EntryNewPIN, EntryConfirmation, EntryChoice, EntryMessage))
	switch {
	case !f.reading && e.Slot != "":
		f.put("•" + string(e.Slot))
	case !f.reading && e.Text != "":
		f.put(e.Text)
	case f.reading && f.err == nil && len(f.line) > 0:
		f.readEntered(e)
	}
	f.count("digits", &e.Digits)
	f.count("over", &e.Over)
	for _, end := range []End{EndTimeout, EndShort, EndCleared, EndEscape, EndEmpty} {
		on := e.End == end
		f.flag(string(end), &on)
		if f.reading && on {
			e.End = end
			return
		}
	}
}

// readEntered reads a slot, or the keys of an entry in clear.
func (f *form) readEntered(e *Entry) {
	w := f.line[0]
	if s, ok := strings.CutPrefix(w, "•"); ok {
		f.line = f.line[1:]
		if !isSlot(s) {
			f.fail(fmt.Errorf("%q is not a slot like •a", w))
		}
		e.Slot = Slot(s)
		return
	}
	if strings.Trim(w, "0123456789*#") == "" {
		f.line = f.line[1:]
		e.Text = w
	}
}

func isSlot(s string) bool {
	return s != "" && len(s) <= 8 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}
