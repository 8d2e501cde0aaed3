package ivr

// String is the door's word on tapes, in the audit and in lists of calls: none, portal, mailbox,
// handset or message.
func (d Door) String() string { return wordOf(d, doors()) }
