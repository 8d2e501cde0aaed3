package mailbox

import "fmt"

// Can tells why an act cannot be done on a mailbox in this state, or nil. It is the first thing
// that [Accounts.Apply] asks, and needs no store: fronts show with it which acts are possible and
// why others are not. What an act carries (a PIN, an address) is judged by Apply alone.
func Can(s Summary, act Act) *Refusal {
	switch act := act.(type) {
	case Reset:
		return canReset(s, act)
	case SetPIN:
		return needActive(s)
	case ResetWeb:
		return canResetWeb(s)
	case Unlock:
		return canUnlock(s, act)
	case LockOut:
		if s.Lock.Kind == LockAdmin {
			return s.refuse(RefusedAlreadyLocked, "is locked by an admin already", "")
		}
	case ForceChange:
		if r := needActive(s); r != nil {
			return r
		}
		if s.Due != DueNone {
			return s.refuse(RefusedAlready, "must change its PIN already: "+dueReason(s.Due), "")
		}
	case ExpireNow:
		return canExpire(s)
	case Deactivate:
		if !s.Active {
			return s.refuse(RefusedAlready, "is deactivated already", "")
		}
	case Activate:
		if s.Active {
			return s.refuse(RefusedAlready, "is active already", "")
		}
		if !s.HasDefault {
			return needEmail(s)
		}
	}
	return nil
}

func canReset(s Summary, act Reset) *Refusal {
	if r := needActive(s); r != nil {
		return r
	}
	if act.To == CredentialTemporary {
		return needEmail(s)
	}
	if !s.HasDefault {
		return s.refuse(RefusedNoDefault,
			"cannot be reset to a default PIN: its profile "+s.Profile+" has none",
			"reset it to a temporary PIN instead")
	}
	return nil
}

func canUnlock(s Summary, act Unlock) *Refusal {
	switch {
	case s.Lock.Kind == Unlocked:
		return s.refuse(RefusedNotLocked, "is not locked", "")
	case s.Lock.Kind == LockAdmin && !act.AdminLock:
		return s.refuse(RefusedAdminLock, "is locked by an admin", "say that the admin's lock is to be lifted")
	}
	return nil
}

func canExpire(s Summary) *Refusal {
	if r := needActive(s); r != nil {
		return r
	}
	if s.Due == DueNone || s.Due == DueAdmin {
		return nil
	}
	return s.refuse(RefusedAlready, "must change its PIN already: "+dueReason(s.Due), "")
}

func needActive(s Summary) *Refusal {
	if s.Active {
		return nil
	}
	return s.refuse(RefusedDeactivated, "is deactivated", "activate it first")
}

func needEmail(s Summary) *Refusal {
	if s.Owner.Email != "" {
		return nil
	}
	r := s.refuse(RefusedNoEmail, "has no e-mail address for its PIN to go to", "give its owner an address first")
	r.Field = FieldEmail
	return r
}

// refuse refuses an act on this mailbox; problem goes on from its name.
func (s Summary) refuse(code RefusalCode, problem, next string) *Refusal {
	return &Refusal{
		Code: code, Mailbox: s.Key, Next: next,
		Problem: fmt.Sprintf("mailbox %s %s", s.Key, problem),
	}
}
