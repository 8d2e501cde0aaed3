package tmf702

import (
	"net/http"

	"voiceportal/ivr/mailbox"
)

// act is what a wish comes to; nil for a wish that is fulfilled already. A request is for one act:
// a PIN, a reset, or a lock that is set or lifted. That a mailbox be unlocked may be asked beside a
// PIN or a reset, which do so themselves.
func (w wish) act(now mailbox.Summary, scope mailbox.Scope) (mailbox.Act, error) {
	hasPIN := !w.pin.IsZero()
	switch {
	case hasPIN && w.reset != "":
		return nil, badRequest(codeConflicting, "the body has both a new PIN and resetPin", "Send one of them.")
	case w.customerChosen && !hasPIN:
		return nil, badRequest(codeConflicting, "customerChosen says who chose a PIN that is not there", "")
	case (hasPIN || w.reset != "") && w.state == adminLocked:
		return nil, badRequest(codeConflicting, "a new PIN and a lock are two requests", "Lock the mailbox after the reset.")
	case (hasPIN || w.reset != "") && w.state == adminUnlocked && now.Lock.Kind == mailbox.LockAdmin:
		return nil, adminLock()
	case hasPIN:
		return mailbox.SetPIN{PIN: w.pin, CustomerChose: w.customerChosen}, nil
	case w.reset != "":
		return mailbox.Reset{To: mailbox.CredentialKind(w.reset)}, nil
	case w.state != "":
		return lockAct(w.state, now, scope)
	}
	return nil, nil
}

// lockAct sets a lock or lifts it. The lock of an admin is an admin's to lift.
func lockAct(state string, now mailbox.Summary, scope mailbox.Scope) (mailbox.Act, error) {
	isAdmin := scope.Includes(mailbox.ScopeAdmin)
	switch {
	case !now.Active:
		return nil, &mailbox.Refusal{
			Code: mailbox.RefusedDeactivated, Mailbox: now.Key,
			Problem: "mailbox " + now.String() + " is deactivated", Next: "activate it first",
		}
	case state == adminLocked:
		return mailbox.LockOut{}, nil
	case now.Lock.Kind == mailbox.LockAdmin && !isAdmin:
		return nil, adminLock()
	}
	return mailbox.Unlock{AdminLock: isAdmin}, nil
}

func adminLock() *problem {
	return &problem{
		status: http.StatusConflict, code: string(mailbox.RefusedAdminLock), reason: "an admin has locked the mailbox by hand",
		message: "A token with the scope admin lifts this lock, by administrativeState alone.",
	}
}
