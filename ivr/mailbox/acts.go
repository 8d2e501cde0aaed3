package mailbox

// Tier is how much confirmation an act wants from a person.
type Tier int

// The tiers: an act that can be taken back just happens; one that withdraws a PIN shows before and
// after first; one on many mailboxes wants their number typed.
const (
	TierPlain Tier = iota
	TierConfirm
	TierCount
)

// The names of the acts, in the audit and on the command line.
const (
	actUnlock         = "unlock"
	actResetDefault   = "reset-default"
	actResetTemporary = "reset-temporary"
	actSetPIN         = "set-pin"
	actForceChange    = "force-change"
	actExpire         = "expire"
	actLock           = "lock"
	actDeactivate     = "deactivate"
	actActivate       = "activate"
	actEdit           = "edit"
	actCreate         = "create"
	actDelete         = "delete"
)

// ActInfo tells people about an act.
type ActInfo struct {
	Name   string // in the audit and on the command line
	Title  string // what a menu calls it
	Effect string // what it does, a sentence
	Done   string // what somebody did who did it: "ana … 4012"
	Tier   Tier
	Act    Act // with nothing filled in, for [Can]
}

// Acts lists every act in the order of a menu.
func Acts() []ActInfo {
	return []ActInfo{
		{
			actUnlock, "Unlock",
			"Clears the wrong tries, lifts the lock and keeps the PIN.",
			"unlocked", TierPlain,
			Unlock{},
		},
		{
			actResetDefault, "Reset to the default PIN",
			"The default PIN opens the mailbox again; a new one must be chosen at the next sign-in.",
			"put the default PIN back on", TierConfirm,
			Reset{To: CredentialDefault},
		},
		{
			actResetTemporary, "Temporary PIN by e-mail",
			"The PIN in force dies; a temporary one goes out by e-mail and must be changed at sign-in.",
			"sent a temporary PIN for", TierConfirm,
			Reset{To: CredentialTemporary},
		},
		{
			actSetPIN, "Set a chosen PIN",
			"Puts a PIN in force that somebody chose, if the rules accept it.",
			"set a PIN for", TierConfirm,
			SetPIN{},
		},
		{
			actResetWeb, "Reset the web password",
			"The web password dies; a temporary one goes to the e-mail address, not to the user name. The PIN stays.",
			"sent a temporary web password for", TierConfirm,
			ResetWeb{},
		},
		{
			actForceChange, "Force a change at the next call",
			"The PIN works until the next sign-in, which asks for a new one.",
			"asked for a new PIN on", TierPlain,
			ForceChange{},
		},
		{
			actExpire, "Expire the PIN now",
			"The PIN counts as too old, as if its time had passed; the next sign-in asks for a new one.",
			"expired the PIN of", TierConfirm,
			ExpireNow{},
		},
		{
			actLock, "Lock",
			"Bars every sign-in until somebody unlocks the mailbox; the PIN stays.",
			"locked", TierPlain,
			LockOut{},
		},
		{
			actDeactivate, "Deactivate",
			"Switches the number off and removes its greeting, messages, PIN and history.",
			"deactivated", TierConfirm,
			Deactivate{},
		},
		{
			actActivate, "Activate",
			"Switches the number on again, on its default PIN or with a temporary one by e-mail.",
			"activated", TierPlain,
			Activate{},
		},
		{
			actEdit, "Edit",
			"Changes the owner's data or the number.",
			"edited", TierPlain,
			Edit{},
		},
		{
			actCreate, "Create",
			"Makes a mailbox and gives it its first PIN, as the profile says.",
			"created", TierPlain,
			Create{},
		},
		{
			actDelete, "Delete",
			"Removes the mailbox and its messages; what the audit says of it stays.",
			"deleted", TierConfirm,
			Delete{},
		},
	}
}

// InfoByName finds an act by its name.
func InfoByName(name string) (ActInfo, bool) {
	for _, info := range Acts() {
		if info.Name == name {
			return info, true
		}
	}
	return ActInfo{}, false
}

// infoOf finds what is told about an act.
func infoOf(act Act) (ActInfo, bool) { return InfoByName(nameOf(act)) }

func nameOf(act Act) string {
	switch act := act.(type) {
	case Reset:
		switch act.To {
		case CredentialDefault:
			return actResetDefault
		case CredentialTemporary:
			return actResetTemporary
		}
	case SetPIN:
		return actSetPIN
	case ResetWeb:
		return actResetWeb
	case Unlock:
		return actUnlock
	case LockOut:
		return actLock
	case ForceChange:
		return actForceChange
	case ExpireNow:
		return actExpire
	case Deactivate:
		return actDeactivate
	case Activate:
		return actActivate
	case Edit:
		return actEdit
	case Create:
		return actCreate
	case Delete:
		return actDelete
	}
	return ""
}
