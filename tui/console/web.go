package console

import (
	"slices"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// hasWeb reports whether one of some mailboxes can have a web password, so that the page speaks of
// it at all.
func hasWeb(targets ...mailbox.Summary) bool {
	return slices.ContainsFunc(targets, func(s mailbox.Summary) bool { return s.Web.Allowed })
}

// webFact is where the web password stands.
func webFact(now time.Time, s mailbox.Summary) fact {
	w := s.Web
	switch w.State {
	case mailbox.WebTemporary:
		if w.ExpiresAt.IsZero() {
			return fact{"Web", kit.Line{kit.Special.Span("temporary")}}
		}
		return fact{"Web", kit.Line{kit.Special.Span("temporary, " + span(w.ExpiresAt.Sub(now)) + " left")}}
	case mailbox.WebExpired:
		return fact{"Web", kit.Line{kit.Voice.Span("own, expired " + day(now, w.ExpiresAt))}}
	case mailbox.WebOwn:
		if !w.Asked.IsZero() {
			return fact{"Web", kit.Line{kit.Text.Span("own, "), kit.Special.Span("and a temporary one")}}
		}
		return plainFact("Web", "own, set %s", day(now, w.SetAt))
	}
	return fact{"Web", kit.Line{kit.Muted.Span("no password")}}
}

// webWord is the web password in a word, for before and after.
func webWord(now time.Time, w mailbox.WebSummary) string {
	switch w.State {
	case mailbox.WebTemporary:
		if w.ExpiresAt.IsZero() {
			return "temporary"
		}
		return "temporary, good for " + span(w.ExpiresAt.Sub(now))
	case mailbox.WebOwn:
		return "own"
	case mailbox.WebExpired:
		return "own, expired"
	}
	return "none"
}

// webEntryWhat is what an audit entry about a web password is about, empty for any other.
func webEntryWhat(act string) string {
	switch act {
	case mailbox.EntryWebSignIn:
		return "signed in on the web"
	case mailbox.EntryWebWrong:
		return "web password wrong"
	case mailbox.EntryWebUnknown:
		return "no such user"
	case mailbox.EntryWebThrottled:
		return "web, told to wait"
	case mailbox.EntryWebForgot:
		return "web password forgotten"
	case mailbox.EntryWebChanged:
		return "web password changed"
	}
	return ""
}
