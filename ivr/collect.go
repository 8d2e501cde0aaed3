package ivr

// EntryKind is what an entry is for, as it stands in transcripts.
type EntryKind string

// The kinds of entries. A choice is one key of a menu; message is the key that ends one.
const (
	EntryMailbox      EntryKind = "mailbox"
	EntryPIN          EntryKind = "pin"
	EntryNewPIN       EntryKind = "new_pin"
	EntryConfirmation EntryKind = "confirmation"
	EntryChoice       EntryKind = "choice"
	EntryMessage      EntryKind = "message"
)

// Secret reports whether the digits of such an entry are hidden.
func (k EntryKind) Secret() bool {
	return k == EntryPIN || k == EntryNewPIN || k == EntryConfirmation
}

// End is how an entry ended, as it stands in transcripts.
type End string

// The ends of an entry. EndTerm and EndTimeout submit it (a match); EndSilence is a no-input;
// the others are no matches.
const (
	EndTerm    End = ""        // by the termchar #, or by the key of a choice
	EndTimeout End = "timeout" // by the inter-digit timeout, long enough
	EndShort   End = "short"   // by the inter-digit timeout, too short to be meant
	EndCleared End = "cleared" // by *, after digits
	EndEscape  End = "escape"  // by *, without digits
	EndEmpty   End = "empty"   // by #, without digits
	EndSilence End = "silence" // nothing was keyed in; never in a transcript, the timeout is
)

// Match reports whether the entry is submitted.
func (e End) Match() bool { return e == EndTerm || e == EndTimeout }

// collector gathers the digits of one entry. It never submits without the termchar or a
// timeout, so that the # after a full PIN cannot fall into what comes next.
type collector struct {
	kind     EntryKind
	min, max int // digits; fewer than min time out as no match, more than max are swallowed
	typed    hidden
	over     int // digits swallowed beyond max+1
}

// press takes a key and reports how the entry ended, if it did.
//
// One digit beyond max is kept: cut to max, an entry that is too long could be the right PIN.
func (c *collector) press(k Key) (End, bool) {
	switch {
	case k == keyTerm && c.typed.len() == 0:
		return EndEmpty, true
	case k == keyTerm:
		return EndTerm, true
	case k == keyEscape && c.typed.len() == 0:
		return EndEscape, true
	case k == keyEscape:
		return EndCleared, true
	case c.typed.len() > c.max:
		c.over++
	default:
		c.typed.push(k)
	}
	return EndTerm, false
}

// timeout reports how the entry ends when no further key comes.
func (c *collector) timeout() End {
	if c.typed.len() < c.min {
		return EndShort
	}
	return EndTimeout
}

// pressed counts the digits of the entry so far, swallowed ones included.
func (c *collector) pressed() int { return c.typed.len() + c.over }

// reset forgets the entry and makes room for the next one.
func (c *collector) reset() {
	c.typed.forget()
	c.over = 0
}
