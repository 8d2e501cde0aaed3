package console

import "voiceportal/ivr/mailbox"

// apiEntryWhat is what an audit entry about a program that uses the REST API is about, empty for
// any other.
func apiEntryWhat(act string) string {
	switch act {
	case mailbox.EntryTokenCreated:
		return "token made"
	case mailbox.EntryTokenRevoked:
		return "token revoked"
	case mailbox.EntrySubscribed:
		return "events subscribed"
	case mailbox.EntryUnsubscribed:
		return "events unsubscribed"
	case mailbox.EntryJobBegun:
		return "dormant reset begun"
	case mailbox.EntryJobEnded:
		return "dormant reset ended"
	}
	return ""
}
