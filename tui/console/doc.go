// Package console is the administrator's seat: the mailboxes of a tenant and every act on them,
// the outbox, the audit log, the portal clock and the rules of a profile.
//
// A page holds no rule. What an act does, whom it is refused to and why comes from the accounts
// (the [Desk]), which are asked off the screen's own goroutine: a page is always a picture of what
// it was told last, and a change by any process on the store makes it ask again. Rows are kept
// by the mailbox, the mail or the entry they show, so that a refresh never moves the selection to
// something else under a finger that is already on its way to a key.
//
// No PIN is on a page unless somebody asked for it there, and that is an audited act with a badge
// on the top line. A PIN that a customer chose is stored nowhere and cannot be shown.
package console
