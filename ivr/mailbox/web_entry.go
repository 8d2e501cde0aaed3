package mailbox

import "fmt"

// ActorUser is somebody at My Phone or a UC-One app, in the audit.
const ActorUser = "user"

// The names of audit entries about web passwords; see [Acts] for the admin's reset.
const (
	EntryWebSignIn    = "web-sign-in"
	EntryWebWrong     = "web-wrong-password"
	EntryWebUnknown   = "web-unknown-user" // which name is not recorded: it might be a password
	EntryWebThrottled = "web-throttled"
	EntryWebForgot    = "web-forgot"
	EntryWebChanged   = "web-password-changed"
)

// webEntry records what a user did, or somebody who said to be one. Where a status is known it is
// not told: the web password does not change it.
func (t *turn) webEntry(e AuditEntry) (uint64, error) {
	return t.recordBy(By{Actor: ActorUser}, e)
}

// webClause is who did what, for an entry about a web password; empty for any other.
func webClause(e AuditEntry) string {
	switch e.Act {
	case EntryWebSignIn:
		return fmt.Sprintf("The user of %s signed in with the web password", e.Mailbox)
	case EntryWebWrong:
		return fmt.Sprintf("Somebody gave a wrong web password for %s", e.Mailbox)
	case EntryWebUnknown:
		return "Somebody gave a user name that nobody has"
	case EntryWebThrottled:
		return "Somebody must wait after too many wrong web passwords"
	case EntryWebForgot:
		return "Somebody has forgotten a web password"
	case EntryWebChanged:
		return fmt.Sprintf("The web password of %s was changed", e.Mailbox)
	}
	return ""
}

// name is the application in words.
func (a WebApp) name() string {
	if a == UCOne {
		return "a UC-One app"
	}
	return "My Phone"
}

func webDueReason(d Due) string {
	if d == DueTemporary {
		return "a temporary password"
	}
	return "a password that is too old"
}
