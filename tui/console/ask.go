package console

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// keepIt is the safe button of every question about a PIN.
const keepIt = "Keep as it is"

// askOne asks about one mailbox: what becomes of what, as the accounts worked it out.
func askOne(now time.Time, b batch, r mailbox.Receipt, do func() tea.Cmd) *question {
	s := b.left[0]
	return &question{
		title:   b.verb.ask,
		subject: []string{"Mailbox " + s.Number + named(s)},
		changes: changes(now, r),
		notes:   notes(b.verb, r),
		no:      keepIt,
		yes:     b.verb.yes,
		do:      do,
	}
}

func named(s mailbox.Summary) string {
	if n := s.Owner.Name(); n != "" {
		return ", " + n
	}
	return ""
}

// changes are what an act changes, before and after. What stays as it is says so only for the
// PIN, because that is what people ask.
func changes(now time.Time, r mailbox.Receipt) []fact {
	b, a := r.Before, r.After
	var list []fact
	if b.Generation == a.Generation && b.Credential == a.Credential {
		list = append(list, plainFact("PIN", "stays"))
	} else {
		list = append(list, becomes("PIN", credentialWord(b), credentialNews(now, b, a), kit.Special))
	}
	if b.Web.Generation != a.Web.Generation && a.Web.Allowed {
		list = append(list, becomes("Web", webWord(now, b.Web), webWord(now, a.Web), kit.Special))
	}
	if b.Status != a.Status {
		list = append(list, becomes("Status", lookOf(b.Status).word, lookOf(a.Status).word, lookOf(a.Status).ink))
	}
	if b.Failures != a.Failures {
		list = append(list, becomes("Tries", fmt.Sprint(b.Failures), fmt.Sprint(a.Failures), kit.OK))
	}
	if (b.Due == mailbox.DueNone) != (a.Due == mailbox.DueNone) {
		list = append(list, becomes("Change", requiredWord(b), requiredWord(a), kit.Voice))
	}
	if b.Remembered > a.Remembered {
		list = append(list, becomes("History", count(b.Remembered, "PIN"), count(a.Remembered, "PIN"), kit.Voice))
	}
	if lost := b.NewMessages + b.SavedMessages - a.NewMessages - a.SavedMessages; lost > 0 {
		list = append(list, becomes("Messages", fmt.Sprint(b.NewMessages+b.SavedMessages), fmt.Sprint(a.NewMessages+a.SavedMessages), kit.Danger))
	}
	if r.MailTo != "" {
		list = append(list, plainFact("E-mail", "to %s, %s", r.MailTo, count(max(1, len(r.Mails)), "message")))
	} else {
		list = append(list, plainFact("E-mail", "none"))
	}
	return append(list, plainFact("Audit", "“%s”, by you", entryWhat(mailbox.AuditEntry{Act: r.Act})))
}

// becomes is a fact that changes: "locked → active".
func becomes(label, before, after string, ink kit.Token) fact {
	return fact{label, kit.Line{kit.Text.Span(before + "  →  "), ink.Span(after)}}
}

func credentialWord(s mailbox.Summary) string {
	switch s.Credential {
	case mailbox.CredentialDefault:
		return "default"
	case mailbox.CredentialTemporary:
		return "temporary"
	}
	return "own"
}

// credentialNews is a credential that has just been made, with how long it lives. One that
// replaces another of its kind says so.
func credentialNews(now time.Time, before, after mailbox.Summary) string {
	word := credentialWord(after)
	if before.Credential == after.Credential {
		word = map[mailbox.CredentialKind]string{
			mailbox.CredentialTemporary: "a new temporary one",
			mailbox.CredentialDefault:   "the default, as before",
		}[after.Credential]
	}
	if after.Credential == mailbox.CredentialTemporary && !after.ExpiresAt.IsZero() {
		word += ", good for " + span(after.ExpiresAt.Sub(now))
	}
	return word
}

func requiredWord(s mailbox.Summary) string {
	if s.Due == mailbox.DueNone {
		return "not required"
	}
	return "required at the next call"
}

// notes are what the changes do not say: where the PIN can be read, and that there is no way
// back.
func notes(v verb, r mailbox.Receipt) []string {
	var list []string
	if r.After.Credential == mailbox.CredentialTemporary && r.MailTo != "" && r.Before.Generation != r.After.Generation {
		list = append(list, "You won't see the PIN. It is only in the e-mail.")
	}
	if v.name == resettingWeb {
		list = append(list, "Mail goes to E-mail, not to the user name. You won't see the password: it is only in the mail.")
	}
	if v.name == deactivating {
		list = append(list, "Greeting, messages and history do not come back, and a call in progress ends. The audit stays.")
	} else if r.Before.Generation != r.After.Generation && r.Before.Credential != mailbox.CredentialDefault {
		list = append(list, "A withdrawn PIN stays withdrawn.")
	}
	return list
}

// askMany asks about several mailboxes: their list, those that are skipped, and from the sixth on
// their number in the answer.
func (w *workbench) askMany(b batch) *question {
	q := &question{
		title:   b.verb.ask,
		skipped: b.refused,
		no:      "Change nothing",
		yes:     b.verb.info().Title + ", " + count(b.total, "mailbox"),
		do:      func() tea.Cmd { return w.step(b) },
	}
	if q.title == "" {
		q.title = b.verb.info().Title + "?"
	}
	q.subject = []string{count(b.total, "mailbox") + ":"}
	q.notes = []string{namesOf(b.left)}
	if b.verb.tierFor(b.left) == mailbox.TierCount {
		word, _, _ := strings.Cut(b.verb.name, "-")
		q.phrase = fmt.Sprintf("%s %d", word, b.total)
	}
	if b.verb.info().Tier == mailbox.TierConfirm {
		q.notes = append(q.notes, "A withdrawn PIN stays withdrawn.")
	}
	return q
}

// mostNames is how many mailboxes a question names before it counts the rest.
const mostNames = 6

func namesOf(list []mailbox.Summary) string {
	s := ""
	for i, m := range list[:min(len(list), mostNames)] {
		if i > 0 {
			s += ", "
		}
		s += nameOf(m)
	}
	if rest := len(list) - mostNames; rest > 0 {
		s += fmt.Sprintf(", and %d more", rest)
	}
	return s + "."
}
