// Package notify writes the mails that the portal sends: a subject, plain text and a short HTML part
// for each kind of mail.
//
// A PIN never stands in a [Text]. It is a slot, shown as dots by [Text.Plain] and [Text.HTML], and
// filled only by [Text.PlainWith] and [Text.HTMLWith], for the reader of the mail or for somebody
// whose look at it was audited.
package notify
