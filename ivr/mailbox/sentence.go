package mailbox

import (
	"cmp"
	"fmt"
)

// Sentence tells an audit entry to a person: who did what to which mailbox, and what it changed.
func Sentence(e AuditEntry) string {
	s := clause(e)
	if e.Detail != "" {
		s += " (" + e.Detail + ")"
	}
	s += "."
	if e.Before != e.After && e.Before != "" && e.After != "" {
		s += fmt.Sprintf(" Status %s → %s.", e.Before, e.After)
	}
	if e.FailuresBefore != e.FailuresAfter {
		s += fmt.Sprintf(" Wrong tries %d → %d.", e.FailuresBefore, e.FailuresAfter)
	}
	if e.Reason != "" {
		s += " Reason: " + e.Reason + "."
	}
	return s
}

// clause is who did what.
func clause(e AuditEntry) string {
	if info, ok := InfoByName(e.Act); ok {
		return fmt.Sprintf("%s %s %s", e.Actor, info.Done, e.Mailbox)
	}
	if clause := cmp.Or(webClause(e), apiClause(e), tapeClause(e)); clause != "" {
		return clause
	}
	switch e.Act {
	case EntrySignIn:
		return fmt.Sprintf("A caller signed in to %s", e.Mailbox)
	case EntryWrongPIN:
		return fmt.Sprintf("A caller gave a wrong PIN for %s", e.Mailbox)
	case EntryUnknown:
		return "A caller tried a mailbox that does not exist"
	case EntryOff:
		return fmt.Sprintf("A caller tried %s, which is deactivated", e.Mailbox)
	case EntryBarred:
		return fmt.Sprintf("A caller tried %s, which is locked", e.Mailbox)
	case EntryLocked:
		return fmt.Sprintf("The portal locked %s", e.Mailbox)
	case EntryPINChanged:
		return fmt.Sprintf("The PIN of %s was changed", e.Mailbox)
	case EntryGreeting:
		return fmt.Sprintf("A caller changed the greeting of %s", e.Mailbox)
	case EntryRevealMail:
		return fmt.Sprintf("%s saw the PIN in a mail for %s", e.Actor, e.Mailbox)
	case EntryRevealDefault:
		return fmt.Sprintf("%s saw the default PIN of %s", e.Actor, e.Mailbox)
	case EntryRetryMail:
		return fmt.Sprintf("%s had a failed mail for %s sent again", e.Actor, e.Mailbox)
	case EntryUndo:
		if e.Mailbox == (Key{}) {
			return e.Actor + " took back a move of the portal clock"
		}
		return fmt.Sprintf("%s took back an act on %s", e.Actor, e.Mailbox)
	case EntryClock:
		return e.Actor + " moved the portal clock"
	case EntryTenant:
		return e.Actor + " changed a tenant"
	case EntryOnboarding:
		return e.Actor + " changed how new users are onboarded"
	case EntryClassLoad:
		return e.Actor + " loaded a class"
	case EntryClassReset:
		return e.Actor + " reset the class"
	case EntryClassRestore:
		return e.Actor + " restored a class"
	case EntryStoreRestore:
		return e.Actor + " restored the store from a backup"
	case EntryAuditTrim:
		return e.Actor + " removed old audit entries"
	}
	return fmt.Sprintf("%s did %s on %s", e.Actor, e.Act, e.Mailbox)
}
