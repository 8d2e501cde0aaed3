package console

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// entryWhat is what an audit entry is about, short enough for a column.
func entryWhat(e mailbox.AuditEntry) string {
	switch e.Act {
	case mailbox.EntrySignIn:
		return "signed in"
	case mailbox.EntryWrongPIN:
		return "PIN wrong"
	case mailbox.EntryUnknown:
		return "no such mailbox"
	case mailbox.EntryOff:
		return "deactivated, refused"
	case mailbox.EntryBarred:
		return "locked, refused"
	case mailbox.EntryLocked:
		return "locked by the portal"
	case mailbox.EntryPINChanged:
		return "PIN changed"
	case mailbox.EntryGreeting:
		return "greeting changed"
	case mailbox.EntryRevealMail:
		return "PIN in mail shown"
	case mailbox.EntryRevealDefault:
		return "default PIN shown"
	case mailbox.EntryClock:
		return "clock moved"
	case mailbox.EntryUndo:
		return "taken back"
	case mailbox.EntryTenant:
		return "tenant changed"
	case mailbox.EntryOnboarding:
		return "onboarding changed"
	case mailbox.EntryClassLoad:
		return "class loaded"
	case mailbox.EntryClassReset:
		return "class reset"
	case mailbox.EntryClassRestore:
		return "class restored"
	case mailbox.EntryRetryMail:
		return "failed mail retried"
	case mailbox.EntryStoreRestore:
		return "store restored"
	case mailbox.EntryAuditTrim:
		return "old entries removed"
	}
	if what := cmp.Or(webEntryWhat(e.Act), apiEntryWhat(e.Act)); what != "" {
		return what
	}
	if what, ok := actWhat[e.Act]; ok {
		return what
	}
	return e.Act
}

// actWhat is what an act on a mailbox leaves behind, by the act's name.
var actWhat = map[string]string{
	"unlock": "unlocked", "reset-default": "default PIN set", "reset-temporary": "temporary PIN set",
	"set-pin": "PIN set", "reset-web": "web password reset", "force-change": "change forced", "expire": "PIN expired",
	"lock": "locked by hand", "deactivate": "deactivated", "activate": "activated",
	"edit": "edited", "create": "created", "delete": "deleted",
}

// entryNote is what else an entry has to say, for the column beside: the wrong tries it changed,
// or its detail.
func entryNote(now time.Time, e mailbox.AuditEntry) string {
	switch {
	case e.FailuresBefore != e.FailuresAfter:
		return fmt.Sprintf("tries %d → %d", e.FailuresBefore, e.FailuresAfter)
	case e.Before != e.After && e.Before != "" && e.After != "" && e.Detail == "":
		return fmt.Sprintf("%s → %s", e.Before, e.After)
	}
	return humane(now, e.Detail)
}

// humane tells the instants of a text, which the audit writes for machines, as people tell them.
func humane(now time.Time, s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		bare := strings.Trim(w, "().,")
		if t, err := time.Parse(time.RFC3339, bare); err == nil {
			words[i] = strings.Replace(w, bare, moment(now, t), 1)
		}
	}
	return strings.Join(words, " ")
}

// inkOfEntry is an entry's colour: what bars a caller, what an admin did, and the rest.
func inkOfEntry(e mailbox.AuditEntry) kit.Style {
	switch e.Act {
	case mailbox.EntryLocked, mailbox.EntryWrongPIN, mailbox.EntryBarred, mailbox.EntryOff, mailbox.EntryUnknown:
		return kit.Danger.Plain()
	case mailbox.EntrySignIn, mailbox.EntryPINChanged, mailbox.EntryGreeting:
		return kit.Text.Plain()
	case mailbox.EntryClock, mailbox.EntryClassLoad, mailbox.EntryClassReset, mailbox.EntryClassRestore,
		mailbox.EntryStoreRestore, mailbox.EntryAuditTrim:
		return kit.Voice.Plain()
	}
	return kit.Special.Plain()
}

// boxOf is the mailbox that an entry is about, – for none.
func boxOf(e mailbox.AuditEntry) string {
	if e.Mailbox.Number == "" {
		return "–"
	}
	return e.Mailbox.Number
}

// group is what an entry counts as on a page that counts.
type group string

// The groups, in the order in which they are counted.
const (
	signIns    group = "Sign-ins"
	wrongPINs  group = "Wrong PINs"
	lockouts   group = "Lockouts"
	pinChanges group = "PIN changes"
	adminActs  group = "Admin acts"
	jumps      group = "Clock moves"
)

func groups() []group { return []group{signIns, wrongPINs, lockouts, pinChanges, adminActs, jumps} }

// groupOf is the group that an entry belongs to, "" for none.
func groupOf(e mailbox.AuditEntry) group {
	switch e.Act {
	case mailbox.EntrySignIn:
		return signIns
	case mailbox.EntryWrongPIN:
		return wrongPINs
	case mailbox.EntryLocked:
		return lockouts
	case mailbox.EntryPINChanged:
		return pinChanges
	case mailbox.EntryClock:
		return jumps
	case mailbox.EntryUndo:
		if e.Mailbox == (mailbox.Key{}) {
			return jumps
		}
		return adminActs
	}
	if _, act := actWhat[e.Act]; act {
		return adminActs
	}
	return ""
}
