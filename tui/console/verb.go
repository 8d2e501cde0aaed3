package console

import (
	"fmt"
	"slices"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// many is the most mailboxes that an act goes to without a typed number.
const many = 5

// verb is one act as the console offers it. What it does, how much it is asked about and to whom
// it is refused is the accounts' business; here are the key and the words around it.
type verb struct {
	name   string // of the act, as the accounts name it
	key    string
	short  string // in the panes
	effect string // a few words beside it
	ask    string // the question of its dialog
	yes    string // the dialog's button
	form   bool   // goes to one mailbox at a time, through a form of its own
	act    func(mailbox.Summary) mailbox.Act
	done   func(mailbox.Receipt) string // one mailbox: a sentence without its full stop
	past   string                       // many mailboxes: "Unlocked"
}

// The acts that the program itself refers to by name.
const (
	unlocking    = "unlock"
	toDefault    = "reset-default"
	toTemporary  = "reset-temporary"
	settingPIN   = "set-pin"
	resettingWeb = "reset-web"
	locking      = "lock"
	deactivating = "deactivate"
	activating   = "activate"
	editing      = "edit"
)

// verbs are all acts, in the order of the menu.
func verbs() []verb {
	return []verb{
		{
			name: unlocking, key: "u", short: "Unlock", effect: "keeps the PIN",
			ask: "Lift the lock that an admin set?", yes: "Unlock", past: "Unlocked",
			act: func(s mailbox.Summary) mailbox.Act {
				return mailbox.Unlock{AdminLock: s.Lock.Kind == mailbox.LockAdmin}
			},
			done: after("Unlocked %s"),
		},
		{
			name: toDefault, key: "d", short: "Default PIN", effect: "must choose anew",
			ask: "Reset to the default PIN?", yes: "Reset the PIN", past: "Put the default PIN back on",
			act:  always(mailbox.Reset{To: mailbox.CredentialDefault}),
			done: after("%s is on the default PIN and must choose a new one"),
		},
		{
			name: toTemporary, key: "t", short: "Temporary PIN", effect: "by e-mail",
			ask: "Send a temporary PIN?", yes: "Send temporary PIN", past: "Sent temporary PINs for",
			act: always(mailbox.Reset{To: mailbox.CredentialTemporary}),
			done: func(r mailbox.Receipt) string {
				return fmt.Sprintf("A temporary PIN for %s is on its way to %s", nameOf(r.After), r.MailTo)
			},
		},
		{
			name: settingPIN, key: "p", short: "Set a PIN…", effect: "you choose", form: true,
			act: always(mailbox.SetPIN{}), done: after("Set a PIN for %s"),
		},
		{
			name: resettingWeb, key: "w", short: "Web password", effect: "by e-mail",
			ask: "Reset the web password?", yes: "Reset password", past: "Sent temporary web passwords for",
			act: always(mailbox.ResetWeb{}),
			done: func(r mailbox.Receipt) string {
				return fmt.Sprintf("A temporary web password for %s is on its way to %s", nameOf(r.After), r.MailTo)
			},
		},
		{
			name: "force-change", key: "f", short: "Force change", effect: "at next call",
			past: "Forced a change on",
			act:  always(mailbox.ForceChange{}), done: after("%s must choose a new PIN at the next call"),
		},
		{
			name: "expire", key: "x", short: "Expire now", effect: "as if too old",
			ask: "Expire the PIN now?", yes: "Expire the PIN", past: "Expired the PINs of",
			act: always(mailbox.ExpireNow{}), done: after("The PIN of %s has expired"),
		},
		{
			name: deactivating, key: "a", short: "Deactivate", effect: "calls are refused",
			ask: "Deactivate the mailbox?", yes: "Deactivate", past: "Deactivated",
			act: always(mailbox.Deactivate{}), done: after("Deactivated %s"),
		},
		{
			name: activating, key: "a", short: "Activate", effect: "calls come in again",
			past: "Activated",
			act:  always(mailbox.Activate{}), done: after("Activated %s"),
		},
		{
			name: locking, key: "L", short: "Lock", effect: "until you unlock",
			past: "Locked",
			act:  always(mailbox.LockOut{}), done: after("Locked %s until an admin unlocks it"),
		},
		{
			name: editing, key: "e", short: "Edit…", effect: "name, e-mail, number", form: true,
			act: always(mailbox.Edit{}), done: after("Saved %s"),
		},
	}
}

func after(format string) func(mailbox.Receipt) string {
	return func(r mailbox.Receipt) string { return fmt.Sprintf(format, nameOf(r.After)) }
}

func always(act mailbox.Act) func(mailbox.Summary) mailbox.Act {
	return func(mailbox.Summary) mailbox.Act { return act }
}

// verbCalled finds a verb by the name of its act.
func verbCalled(name string) verb {
	for _, v := range verbs() {
		if v.name == name {
			return v
		}
	}
	return verb{}
}

// id is the action that does the verb.
func (v verb) id() kit.ActionID { return kit.ActionID("admin." + v.name) }

// info is what the accounts say about the act.
func (v verb) info() mailbox.ActInfo {
	info, _ := mailbox.InfoByName(v.name)
	return info
}

// refusal is why the verb cannot be done to a mailbox, nil where it can.
func (v verb) refusal(s mailbox.Summary) *mailbox.Refusal { return mailbox.Can(s, v.act(s)) }

// tierFor is how much is asked before the verb goes to some mailboxes. A lock that an admin set
// by hand is lifted only on purpose, and so asked about.
func (v verb) tierFor(targets []mailbox.Summary) mailbox.Tier {
	byAdmin := func(s mailbox.Summary) bool { return s.Lock.Kind == mailbox.LockAdmin }
	switch {
	case len(targets) > many:
		return mailbox.TierCount
	case v.name == unlocking && slices.ContainsFunc(targets, byAdmin):
		return mailbox.TierConfirm
	}
	return v.info().Tier
}
