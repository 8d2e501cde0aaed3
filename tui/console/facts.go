package console

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// fact is one line of a mailbox's details.
type fact struct {
	label string
	value kit.Line
}

func plainFact(label, format string, args ...any) fact {
	return fact{label, kit.Plain(fmt.Sprintf(format, args...))}
}

// pinFact says where the PIN came from and when.
func pinFact(now time.Time, s mailbox.Summary) fact {
	set := "set " + day(now, s.SetAt)
	switch {
	case s.Credential == mailbox.CredentialTemporary && s.Spent:
		return fact{"PIN", kit.Line{kit.Voice.Span("temporary, used up")}}
	case s.Credential == mailbox.CredentialTemporary && !s.ExpiresAt.IsZero() && !s.ExpiresAt.After(now):
		return fact{"PIN", kit.Line{kit.Voice.Span("temporary, died " + lately(now, s.ExpiresAt))}}
	case s.Credential == mailbox.CredentialTemporary:
		return fact{"PIN", kit.Line{kit.Special.Span("temporary, " + set)}}
	case s.Credential == mailbox.CredentialDefault:
		return fact{"PIN", kit.Line{kit.Voice.Span("default, " + set)}}
	}
	return plainFact("PIN", "own, %s", set)
}

// life is how long a PIN lives from when it was set; zero for as long as it likes.
func life(s mailbox.Summary) time.Duration {
	if s.ExpiresAt.IsZero() {
		return 0
	}
	return s.ExpiresAt.Sub(s.SetAt)
}

func ageFact(s mailbox.Summary) fact {
	if l := life(s); l > 0 && l%(24*time.Hour) == 0 {
		return plainFact("Age", "%s of %d", count(wholeDays(s.Age), "day"), wholeDays(l))
	}
	return plainFact("Age", "%s", count(wholeDays(s.Age), "day"))
}

func expiresFact(now time.Time, s mailbox.Summary) fact {
	switch {
	case s.Due == mailbox.DueExpired:
		return fact{"Expires", kit.Line{kit.Voice.Span("expired")}}
	case s.ExpiresAt.IsZero():
		return plainFact("Expires", "never")
	case !s.ExpiresAt.After(now):
		return fact{"Expires", kit.Line{kit.Voice.Span(lately(now, s.ExpiresAt))}}
	case s.ExpiresAt.Sub(now) < 48*time.Hour:
		return plainFact("Expires", "%s, %s", moment(now, s.ExpiresAt), ahead(now, s.ExpiresAt))
	}
	return plainFact("Expires", "%s, %s", day(now, s.ExpiresAt), ahead(now, s.ExpiresAt))
}

// triesFact spells the dots out: the number is what is read aloud.
func triesFact(s mailbox.Summary) fact {
	ink := inkOfTries(s.Failures, s.Tries)
	switch {
	case s.Tries <= 0:
		return plainFact("Tries", "%d wrong, and no lock in these rules", s.Failures)
	case s.Failures == 0:
		return plainFact("Tries", "none wrong, %d lock it", s.Tries)
	case ink == kit.Danger:
		return fact{"Tries", kit.Line{ink.Bold(fmt.Sprintf("%s  %d of %d wrong", triesBar(s.Failures, s.Tries), s.Failures, s.Tries))}}
	}
	return fact{"Tries", kit.Line{ink.Span(triesBar(s.Failures, s.Tries)), kit.Text.Span(fmt.Sprintf("  %d of %d wrong", s.Failures, s.Tries))}}
}

func lockFact(now time.Time, s mailbox.Summary) fact {
	l := s.Lock
	by := "by the portal"
	if l.Kind == mailbox.LockAdmin {
		by = "by an admin"
	}
	switch {
	case l.Kind == mailbox.Unlocked:
		return plainFact("Locked", "no")
	case l.Until.IsZero():
		return fact{"Locked", kit.Line{kit.Danger.Bold(lately(now, l.At) + ", " + by)}}
	}
	return fact{"Locked", kit.Line{kit.Danger.Bold(fmt.Sprintf("%s, until %s", by, brief(now, l.Until)))}}
}

// changeFact says why the next call will ask for a new PIN.
func changeFact(s mailbox.Summary) fact {
	switch s.Due {
	case mailbox.DueNone:
		return plainFact("Change", "not required")
	case mailbox.DueDefault:
		return fact{"Change", kit.Line{kit.Voice.Span("required: default PIN")}}
	case mailbox.DueTemporary:
		return fact{"Change", kit.Line{kit.Voice.Span("required: temporary PIN")}}
	case mailbox.DueExpired:
		return fact{"Change", kit.Line{kit.Voice.Span("required: PIN expired")}}
	}
	return fact{"Change", kit.Line{kit.Voice.Span("required by an admin")}}
}

func activeFact(s mailbox.Summary) fact {
	if s.Active {
		return plainFact("Active", "yes")
	}
	return fact{"Active", kit.Line{kit.Voice.Span("no, calls are refused")}}
}

func emailFact(s mailbox.Summary) fact {
	if s.Owner.Email == "" {
		return fact{"E-mail", kit.Line{kit.Muted.Span("none on file")}}
	}
	return plainFact("E-mail", "%s", s.Owner.Email)
}

func lastCallFact(now time.Time, s mailbox.Summary) fact {
	return plainFact("Seen", "%s", lately(now, s.LastSignIn))
}

func messagesFact(s mailbox.Summary) fact {
	return plainFact("Messages", "%d new, %d saved", s.NewMessages, s.SavedMessages)
}

// facts are all details, for the tall pane. Only what this mailbox has is told.
func facts(now time.Time, s mailbox.Summary) []fact {
	list := []fact{pinFact(now, s), ageFact(s), expiresFact(now, s), triesFact(s)}
	if s.Lock.Kind != mailbox.Unlocked {
		list = append(list, lockFact(now, s))
	}
	list = append(list, changeFact(s), activeFact(s), emailFact(s), lastCallFact(now, s), messagesFact(s))
	list = append(list, plainFact("History", "%s remembered", count(s.Remembered, "PIN")))
	if s.Web.Allowed {
		list = append(list, webFact(now, s))
	}
	return append(list, ownerFacts(s)...)
}

// ownerFacts are the owner's optional data.
func ownerFacts(s mailbox.Summary) []fact {
	var list []fact
	for _, f := range []struct{ label, value string }{
		{"Kind", kindWord(s)},
		{"Phone", s.Owner.Phone},
		{"User", s.Owner.UserName},
		{"Alt ID", s.Owner.AltID},
		{"Place", strings.Join(filled(s.Owner.Site, s.Owner.Party), ", ")},
	} {
		if f.value != "" {
			list = append(list, plainFact(f.label, "%s", f.value))
		}
	}
	return list
}

// kindWord tells main numbers and their extensions; a plain extension needs no word.
func kindWord(s mailbox.Summary) string {
	switch {
	case s.Kind == mailbox.KindMain:
		return "main number"
	case s.Main != "":
		return "extension of " + s.Main
	}
	return ""
}

// shortFacts are the details for the low pane of a small screen: five lines that hold what the
// list does not.
func shortFacts(now time.Time, s mailbox.Summary) []fact {
	p := pinFact(now, s)
	if s.Credential == mailbox.CredentialPersonal && s.Due != mailbox.DueExpired && !s.ExpiresAt.IsZero() {
		p.value = append(p.value, kit.Text.Span(", expires "+day(now, s.ExpiresAt)))
	}
	return []fact{p, triesFact(s), changeFact(s), emailFact(s)}
}

// titleOf names a mailbox and its owner: "4012  Ana Duarte".
func titleOf(s mailbox.Summary) string {
	return strings.TrimSpace(s.Number + "  " + s.Owner.Name())
}

// nameOf names a mailbox and its owner within a sentence: "4012 Ana Duarte".
func nameOf(s mailbox.Summary) string { return strings.TrimSpace(s.Number + " " + s.Owner.Name()) }

// person is how the owner is spoken of: "Ana", or "the owner" where nobody is on file.
func person(s mailbox.Summary) string { return cmp.Or(calledName(s.Owner), "the owner") }

// stateOf is the status for a pane's edge, with the lock's beginning.
func stateOf(now time.Time, s mailbox.Summary) kit.Span {
	l := lookOf(s.Status)
	if s.Status == mailbox.StatusLocked && !s.Lock.At.IsZero() {
		l.word += " since " + brief(now, s.Lock.At)
	}
	return l.span()
}

func filled(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
