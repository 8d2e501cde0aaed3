package ivr

// State is a state of the caller flow; the names are those of the diagram, the transcript,
// scenarios and coverage.
type State string

// The states, in the order in which a caller may meet them.
const (
	StateOnHook          State = "on_hook"
	StateRinging         State = "ringing"
	StateLeaveMessage    State = "leave_message"
	StateKeepMessage     State = "keep_message"
	StateNotInService    State = "not_in_service"
	StateWelcome         State = "welcome"
	StateCollectMailbox  State = "collect_mailbox"
	StateCollectPIN      State = "collect_pin"
	StateVerifyPIN       State = "verify_pin"
	StateLockedOut       State = "locked_out"
	StateCollectNewPIN   State = "collect_new_pin"
	StateCheckNewPIN     State = "check_new_pin"
	StateConfirmNewPIN   State = "confirm_new_pin"
	StateCommitPIN       State = "commit_pin"
	StatePINChanged      State = "pin_changed"
	StateMainMenu        State = "main_menu"
	StateFetchMessage    State = "fetch_message"
	StateMessages        State = "messages"
	StateFetchGreeting   State = "fetch_greeting"
	StateGreeting        State = "greeting"
	StateHandsetSignedIn State = "handset_signed_in"
	StateAccountChanged  State = "account_changed"
	StateUnavailable     State = "unavailable"
	StateGoodbye         State = "goodbye"
	StateReleased        State = "released"
)

// States lists all states, in the order in which a caller may meet them.
func States() []State {
	return []State{
		StateOnHook,
		StateRinging, StateLeaveMessage, StateKeepMessage, StateNotInService,
		StateWelcome, StateCollectMailbox, StateCollectPIN, StateVerifyPIN, StateLockedOut,
		StateCollectNewPIN, StateCheckNewPIN, StateConfirmNewPIN, StateCommitPIN, StatePINChanged,
		StateMainMenu, StateFetchMessage, StateMessages, StateFetchGreeting, StateGreeting,
		StateHandsetSignedIn, StateAccountChanged, StateUnavailable, StateGoodbye,
		StateReleased,
	}
}

// Live reports whether a call is in progress in this state: offered and not yet released.
func (s State) Live() bool { return s != StateOnHook && s != StateReleased }
