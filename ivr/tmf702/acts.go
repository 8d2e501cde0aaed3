package tmf702

// The names under which the audit knows acts that events tell of; a test compares them with
// mailbox.Acts.
const (
	actCreate         = "create"
	actDelete         = "delete"
	actEdit           = "edit"
	actActivate       = "activate"
	actExpire         = "expire"
	actForceChange    = "force-change"
	actResetDefault   = "reset-default"
	actResetTemporary = "reset-temporary"
	actSetPIN         = "set-pin"
	actLock           = "lock"
)
