package console

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"voiceportal/ivr/mailbox"
)

// sentence is an error's text as a sentence for people: a capital and a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(r)) + s[n:]
	if !strings.ContainsRune(".?!…", rune(s[len(s)-1])) {
		s += "."
	}
	return s
}

// reason is why an act cannot be done, as a sentence and the next step.
func reason(err error) string {
	if r, ok := errors.AsType[*mailbox.Refusal](err); ok {
		return strings.TrimSpace(sentence(r.Problem) + " " + sentence(r.Next))
	}
	return sentence(err.Error())
}

// several is a number in words up to twelve, as it stands at the beginning of a sentence.
func several(n int) string {
	words := [...]string{"None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}
	if n < len(words) {
		return words[n]
	}
	return count(n, "mailbox")
}
