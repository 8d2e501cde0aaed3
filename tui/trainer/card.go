package trainer

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// drawCard draws the mailbox as it is at this moment, and what the step has changed.
func (s *Screen) drawCard(a kit.Area) {
	m := s.show.box
	if m.Number == "" {
		in := kit.Panel{Title: "Mailbox"}.Draw(a)
		in.Text(0, 0, kit.Muted.Plain(), kit.Fit("None has been named yet.", in.W()))
		return
	}
	sign, ink := statusSign(m.Status)
	in := kit.Panel{
		Title: "Mailbox " + m.Number,
		Right: kit.Line{ink.Span(sign + " " + strings.ReplaceAll(string(m.Status), "-", " "))},
	}.Draw(a)
	facts := cardFacts(m)
	changed := changes(s.show.before, m)
	y := 0
	if in.H() > len(facts)+2 {
		y = 1
	}
	for _, f := range facts[:max(0, min(len(facts), in.H()-1))] {
		in.Text(0, y, kit.Muted.Plain(), f.label)
		in.Line(9, y, f.value.Fit(in.W()-9))
		y++
	}
	switch len(changed) {
	case 0:
		in.Text(0, in.H()-1, kit.Muted.Plain(), kit.Fit("unchanged by this step", in.W()))
	default:
		in.Line(0, in.H()-1, kit.Line{kit.Voice.Span(kit.Fit(strings.Join(changed, ", "), in.W()-9)), kit.Muted.Span(" just now")})
	}
}

// fact is a line of the card.
type fact struct {
	label string
	value kit.Line
}

func cardFacts(m mailbox.Summary) []fact {
	plain := func(label, value string) fact { return fact{label, kit.Plain(value)} }
	tries := kit.Dots(kit.Danger, m.Failures, m.Tries, " ")
	tries = append(tries, kit.Text.Span(fmt.Sprintf("  %d of %d", m.Failures, m.Tries)))
	if m.Tries == 0 {
		tries = kit.Plain(fmt.Sprintf("%d, no lock", m.Failures))
	}
	change := "not required"
	if m.Due != "" {
		change = "required: " + string(m.Due)
	}
	active := "yes"
	if !m.Active {
		active = "no"
	}
	facts := []fact{
		plain("PIN", credential(m)),
		{"Tries", tries},
		plain("Change", change),
		plain("Owner", m.Owner.Name()),
		plain("Age", fmt.Sprintf("%d days", int(m.Age/(24*time.Hour)))),
		plain("Expires", date(m.ExpiresAt, "never")),
		plain("Active", active),
		plain("Seen", date(m.LastSignIn, "never")),
	}
	if m.Owner.Email != "" {
		facts = append(facts, plain("E-mail", m.Owner.Email))
	}
	return facts
}

func credential(m mailbox.Summary) string {
	kind := map[mailbox.CredentialKind]string{
		mailbox.CredentialPersonal: "own", mailbox.CredentialDefault: "default", mailbox.CredentialTemporary: "temporary",
	}[m.Credential]
	if kind == "" {
		return "none"
	}
	return kind + ", set " + date(m.SetAt, "never")
}

func date(t time.Time, never string) string {
	if t.IsZero() {
		return never
	}
	return t.Format("2 Jan 2006")
}

// statusSign is a status as a sign, so that colour alone says nothing.
func statusSign(s mailbox.Status) (string, kit.Token) {
	switch s {
	case mailbox.StatusActive:
		return "✓", kit.OK
	case mailbox.StatusLocked:
		return "✗", kit.Danger
	case mailbox.StatusExpired:
		return "◌", kit.Voice
	case mailbox.StatusMustChange, mailbox.StatusDefault:
		return "▸", kit.Voice
	case mailbox.StatusTemporary:
		return "◦", kit.Special
	case mailbox.StatusDeactivated:
		return "×", kit.Muted
	}
	return "–", kit.Muted
}

// changes are the facts of a mailbox that are not as they were.
func changes(was, is mailbox.Summary) []string {
	if was.Key != is.Key {
		return nil
	}
	var all []string
	note := func(label, before, after string) {
		if before != after {
			all = append(all, label+" "+before+" → "+after)
		}
	}
	note("tries", strconv.Itoa(was.Failures), strconv.Itoa(is.Failures))
	note("status", string(was.Status), string(is.Status))
	if was.Generation != is.Generation {
		note("PIN", "", "new")
	}
	note("new messages", strconv.Itoa(was.NewMessages), strconv.Itoa(is.NewMessages))
	note("saved", strconv.Itoa(was.SavedMessages), strconv.Itoa(is.SavedMessages))
	return all
}
