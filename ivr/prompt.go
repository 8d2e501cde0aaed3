package ivr

import "time"

// PromptID names a prompt or announcement of the catalogue, in snake_case.
type PromptID string

// Everything the flow can say. PIN rules have a prompt each besides, named by [RulePrompt];
// [Placeholders] tells which values a prompt speaks.
const (
	Welcome           PromptID = "welcome"
	EnterMailbox      PromptID = "enter_mailbox"
	EnterPasscode     PromptID = "enter_passcode"
	Incorrect         PromptID = "incorrect"
	LockedOut         PromptID = "locked_out" // fixed by source D, word for word
	DefaultInUse      PromptID = "default_in_use"
	TemporaryInUse    PromptID = "temporary_in_use"
	ChangedByAdmin    PromptID = "changed_by_admin"
	Expired           PromptID = "expired" // fixed by source D, word for word
	EnterNewPasscode  PromptID = "enter_new_passcode"
	ConfirmPasscode   PromptID = "confirm_new_passcode"
	Mismatch          PromptID = "mismatch"
	PasscodeChanged   PromptID = "passcode_changed"
	ExpiryWarning     PromptID = "expiry_warning"
	MessageCounts     PromptID = "message_counts"
	MainMenu          PromptID = "main_menu"
	NoMessages        PromptID = "no_messages"
	NoMoreMessages    PromptID = "no_more_messages"
	MessageIntro      PromptID = "message_intro"
	MessageBody       PromptID = "message_body"
	MessageMenu       PromptID = "message_menu"
	MessageSaved      PromptID = "message_saved"
	MessageDeleted    PromptID = "message_deleted"
	GreetingStandardP PromptID = "greeting_is_standard"
	GreetingOwnP      PromptID = "greeting_is_own"
	GreetingMenu      PromptID = "greeting_menu"
	NoOwnGreeting     PromptID = "no_own_greeting"
	HandsetSignedIn   PromptID = "handset_signed_in"
	HandsetDefault    PromptID = "handset_default_in_use"
	AccountReset      PromptID = "account_reset"
	AccountLocked     PromptID = "account_locked"
	AccountGone       PromptID = "account_deactivated"
	Superseded        PromptID = "superseded"
	Unavailable       PromptID = "unavailable"
	NotInService      PromptID = "not_in_service"
	CalleeStandard    PromptID = "callee_greeting"
	CalleeOwn         PromptID = "callee_own_greeting"
	LeaveMessageTone  PromptID = "leave_message"
	MessageKept       PromptID = "message_kept"
	NoInput           PromptID = "no_input"
	InvalidChoice     PromptID = "invalid_choice"
	IncompleteEntry   PromptID = "incomplete_entry"
	Goodbye           PromptID = "goodbye"
)

// Speech tells how long an utterance takes to say, at speaking pace. A prompt catalogue is one.
type Speech interface {
	Length(Utterance) time.Duration
}
