package mailbox

// The names of audit entries about programs that use the REST front. What they do to mailboxes is
// audited under the names of the acts.
const (
	EntryTokenCreated = "token-created"
	EntryTokenRevoked = "token-revoked"
	EntrySubscribed   = "subscribed"
	EntryUnsubscribed = "unsubscribed"
	EntryJobBegun     = "dormant-reset-begun" // a bulk reset; the resets have their own entries
	EntryJobEnded     = "dormant-reset-ended"
)

// apiClause is who did what, for an entry about a program; empty for any other.
func apiClause(e AuditEntry) string {
	switch e.Act {
	case EntryTokenCreated:
		return e.Actor + " let a program in by a token"
	case EntryTokenRevoked:
		return e.Actor + " revoked a token"
	case EntrySubscribed:
		return e.Actor + " subscribed to events"
	case EntryUnsubscribed:
		return e.Actor + " ended a subscription to events"
	case EntryJobBegun:
		return e.Actor + " began a reset of dormant mailboxes"
	case EntryJobEnded:
		return "A reset of dormant mailboxes came to its end"
	}
	return ""
}
