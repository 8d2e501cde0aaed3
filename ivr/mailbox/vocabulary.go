package mailbox

// RefusalCodes lists every reason for which an act can be refused.
func RefusalCodes() []RefusalCode {
	return []RefusalCode{
		RefusedDeactivated, RefusedNoDefault, RefusedNoEmail, RefusedNotLocked, RefusedAdminLock,
		RefusedAlreadyLocked, RefusedAlready, RefusedRule, RefusedTaken, RefusedBadValue,
		RefusedMoved, RefusedNoUndo, RefusedOnCall, RefusedNoSecret, RefusedNoWeb, RefusedStale, RefusedReused,
	}
}

// MailKinds lists everything that a mail can be about.
func MailKinds() []MailKind {
	return []MailKind{
		MailWelcomeDefault, MailWelcomeTemporary, MailTemporaryPIN, MailResetNotice, MailPINSet,
		MailLocked, MailWebTemporary,
	}
}
