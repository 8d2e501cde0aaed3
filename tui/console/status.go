package console

import (
	"fmt"
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// look is how a status shows: a sign and a word, which tell it without colour, and a colour.
type look struct {
	sign, word string
	ink        kit.Token
}

// lookOf is how a status shows. A status of a newer program shows as its own word.
func lookOf(s mailbox.Status) look {
	switch s {
	case mailbox.StatusActive:
		return look{"✓", "active", kit.OK}
	case mailbox.StatusLocked:
		return look{"✗", "locked", kit.Danger}
	case mailbox.StatusExpired:
		return look{"◌", "expired", kit.Voice}
	case mailbox.StatusMustChange:
		return look{"▸", "must change", kit.Voice}
	case mailbox.StatusDefault:
		return look{"▸", "default PIN", kit.Voice}
	case mailbox.StatusTemporary:
		return look{"◦", "temporary PIN", kit.Special}
	case mailbox.StatusDormant:
		return look{"–", "dormant", kit.Muted}
	case mailbox.StatusDeactivated:
		return look{"×", "deactivated", kit.Muted}
	}
	return look{"·", string(s), kit.Text}
}

// String is sign and word.
func (l look) String() string { return l.sign + " " + l.word }

// span is the status as text in its colour; what bars the caller is bold.
func (l look) span() kit.Span {
	if l.ink == kit.Danger {
		return l.ink.Bold(l.String())
	}
	return l.ink.Span(l.String())
}

// mostDots is the largest limit that is drawn as a row of dots; beyond it, numbers.
const mostDots = 6

// triesBar is the wrong tries against the limit, as dots where they fit: "●●···". Without a lock
// there is no limit to draw, so only the tries are told.
func triesBar(failures, limit int) string {
	switch {
	case limit <= 0:
		return fmt.Sprint(failures)
	case limit > mostDots || failures > limit:
		return fmt.Sprintf("%d/%d", failures, limit)
	}
	return strings.Repeat("●", failures) + strings.Repeat("·", limit-failures)
}

// inkOfTries warns from the last try before the lock on.
func inkOfTries(failures, limit int) kit.Token {
	switch {
	case limit > 0 && failures >= limit:
		return kit.Danger
	case limit > 0 && failures == limit-1:
		return kit.Voice
	case failures == 0:
		return kit.Muted
	}
	return kit.Text
}
