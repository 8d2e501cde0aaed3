package ivr

// Trigger is what makes the flow leave a state, or enter it anew.
type Trigger string

// The triggers.
const (
	// A call arrives, at one of the doors.
	TriggerOffered        Trigger = "offered"
	TriggerOfferedHandset Trigger = "offered_handset"
	TriggerOfferedNumber  Trigger = "offered_number"
	TriggerOfferedNowhere Trigger = "offered_nowhere"

	// An announcement was heard.
	TriggerGreeted        Trigger = "greeted"
	TriggerGreetedOwner   Trigger = "greeted_owner"
	TriggerGreetedTrusted Trigger = "greeted_trusted"
	TriggerTold           Trigger = "told"
	TriggerToldHandset    Trigger = "told_handset"

	// Signing in.
	TriggerMailboxEntered  Trigger = "mailbox_entered"
	TriggerPINEntered      Trigger = "pin_entered"
	TriggerOtherMailbox    Trigger = "other_mailbox"
	TriggerSignedIn        Trigger = "signed_in"
	TriggerSignedInHandset Trigger = "signed_in_handset"
	TriggerRefused         Trigger = "refused"
	TriggerLocked          Trigger = "locked"
	TriggerMustChange      Trigger = "must_change"
	TriggerTriesUsed       Trigger = "tries_used"

	// Changing the PIN.
	TriggerNewPINEntered Trigger = "new_pin_entered"
	TriggerAcceptable    Trigger = "acceptable"
	TriggerUnacceptable  Trigger = "unacceptable"
	TriggerConfirmed     Trigger = "confirmed"
	TriggerMismatch      Trigger = "mismatch"
	TriggerCommitted     Trigger = "committed"
	TriggerSuperseded    Trigger = "superseded"
	TriggerCancelled     Trigger = "cancelled"

	// The menus.
	TriggerMessages  Trigger = "messages"
	TriggerGreeting  Trigger = "greeting"
	TriggerChangePIN Trigger = "change_pin"
	TriggerExit      Trigger = "exit"
	TriggerAgain     Trigger = "again"
	TriggerNext      Trigger = "next"
	TriggerSave      Trigger = "save"
	TriggerDelete    Trigger = "delete"
	TriggerOwn       Trigger = "own"
	TriggerStandard  Trigger = "standard"
	TriggerBack      Trigger = "back"
	TriggerFound     Trigger = "found"
	TriggerNoneLeft  Trigger = "none_left"

	// Leaving a message.
	TriggerAnswered Trigger = "answered"
	TriggerRecorded Trigger = "recorded"
	TriggerTooShort Trigger = "too_short"
	TriggerKept     Trigger = "kept"

	// Slips, and what may happen at any time.
	TriggerNoInput        Trigger = "no_input"
	TriggerNoMatch        Trigger = "no_match"
	TriggerCleared        Trigger = "cleared"
	TriggerGaveUp         Trigger = "gave_up"
	TriggerUnavailable    Trigger = "unavailable"
	TriggerAccountChanged Trigger = "account_changed"
	TriggerHungUp         Trigger = "hung_up"
)
