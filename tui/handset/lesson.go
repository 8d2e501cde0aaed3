package handset

import (
	"fmt"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// lesson explains what has just happened, where a caller would wonder; "" where nothing needs it.
func (s *session) lesson() string {
	if s.snap.State != ivr.StateLockedOut && s.snap.Cause != ivr.CauseLocked {
		return ""
	}
	if s.snap.Failures > 0 {
		return fmt.Sprintf("%s wrong PINs in a row. Now the right PIN is refused too. %s", capital(s.snap.Failures), s.wayOut())
	}
	return "The mailbox is locked, so the right PIN is refused too. " + s.wayOut()
}

// wayOut says how a lock ends, as far as is known.
func (s *session) wayOut() string {
	if until := s.owner.Lock.Until; !until.IsZero() {
		return "It opens by itself on " + until.Format("Mon 2 Jan 15:04") + "."
	}
	return "An admin has to unlock the mailbox or reset the PIN. Waiting won't help."
}

// drawLesson draws the card at the bottom of the conversation and returns its height.
func (s *Screen) drawLesson(a kit.Area, why string) int {
	var lines []kit.Line
	for _, l := range kit.Wrap(why, a.W()-4) {
		lines = append(lines, kit.Plain(l))
	}
	h := len(lines) + 3
	if h > a.H()-3 {
		return 0
	}
	card, _ := a.Bottom(h)
	in := kit.Panel{Title: "What just happened"}.Draw(card)
	y := in.Lines(0, 0, lines)
	in.Line(0, y, kit.Hint("g a", "Go to admin"))
	return h
}

// capital is a small number as a word that begins a sentence.
func capital(n int) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
