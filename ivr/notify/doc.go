// Package notify writes the mails that the portal sends, and sees to it that they leave: a subject,
// plain text and a short HTML part for each kind of mail, and a [Deliverer] that works through the
// outbox.
//
// A PIN never stands in a [Text]. It is a slot, shown as dots by [Text.Plain] and [Text.HTML], and
// filled only by [Text.PlainWith] and [Text.HTMLWith], for the reader of the mail or for somebody
// whose look at it was audited. Once a mail has left, its PIN is no longer in the store.
package notify
