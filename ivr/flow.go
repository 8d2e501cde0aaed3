package ivr

// Transition is one line of the flow: in the state From the trigger leads to the state To.
type Transition struct {
	Trigger  Trigger
	From, To State
	Why      string // the rule behind it, in a sentence without a full stop
}

// Transitions lists the whole flow, in the order of the table in flow.md. No two have the same
// trigger and source.
func Transitions() []Transition {
	var all []Transition
	for _, r := range rows() {
		for _, from := range r.from {
			all = append(all, Transition{r.trigger, from, r.to, r.why})
		}
	}
	return all
}

// row is a line of the table with all the sources that share it.
type row struct {
	trigger Trigger
	from    []State
	to      State
	why     string
}

// from makes the sources of a row readable.
func from(s ...State) []State { return s }

// collecting are the states in which an entry is keyed in.
func collecting() []State {
	return from(StateCollectMailbox, StateCollectPIN, StateCollectNewPIN, StateConfirmNewPIN)
}

// menus are the states in which one key is a choice.
func menus() []State { return from(StateMainMenu, StateMessages, StateGreeting) }

// owned are the states in which the call belongs to a mailbox, so that an act of an admin on
// that mailbox reaches it.
func owned() []State {
	return from(
		StateCollectPIN, StateVerifyPIN,
		StateCollectNewPIN, StateCheckNewPIN, StateConfirmNewPIN, StateCommitPIN, StatePINChanged,
		StateMainMenu, StateFetchMessage, StateMessages, StateFetchGreeting, StateGreeting,
		StateHandsetSignedIn,
	)
}

// live are the states of a call in progress.
func live() []State {
	var all []State
	for _, s := range States() {
		if s.Live() {
			all = append(all, s)
		}
	}
	return all
}

// rows is the transition table. It is the truth: the library's machine, the diagrams and the
// reference are built from it. Which trigger is due is decided in resolve.go, what a state plays
// and asks in entry.go.
func rows() []row {
	return []row{
		{TriggerOffered, from(StateOnHook), StateWelcome, "the portal and mailbox doors answer and welcome the caller"},
		{TriggerOfferedHandset, from(StateOnHook), StateCollectPIN, "signing in on a phone asks for its PIN at once"},
		{TriggerOfferedNumber, from(StateOnHook), StateRinging, "another number of the tenant rings before its mailbox answers"},
		{TriggerOfferedNowhere, from(StateOnHook), StateNotInService, "the dial plan knows no such number"},

		{TriggerAnswered, from(StateRinging), StateLeaveMessage, "nobody picks up, so the mailbox takes a message"},
		{TriggerRecorded, from(StateLeaveMessage), StateKeepMessage, "# or the longest message ends the recording"},
		{TriggerTooShort, from(StateLeaveMessage), StateGoodbye, "less than a second is no message"},
		{TriggerKept, from(StateKeepMessage), StateGoodbye, "the message is kept, even for a locked mailbox"},
		{TriggerTold, from(StateNotInService), StateReleased, "the announcement was never answered, so nobody says goodbye"},

		{TriggerGreeted, from(StateWelcome), StateCollectMailbox, "the voice portal asks whose mailbox it is"},
		{TriggerGreetedOwner, from(StateWelcome), StateCollectPIN, "the mailbox is that of the calling number"},
		{TriggerGreetedTrusted, from(StateWelcome), StateVerifyPIN, "the profile trusts this line to say who calls"},
		{TriggerMailboxEntered, from(StateCollectMailbox), StateCollectPIN, "an unknown number is asked for a PIN like any other"},
		{TriggerPINEntered, from(StateCollectPIN), StateVerifyPIN, "any entry that is not empty is an attempt, whatever its length"},
		{TriggerOtherMailbox, from(StateCollectPIN), StateCollectMailbox, "* with nothing keyed in asks for another mailbox"},

		{TriggerSignedIn, from(StateVerifyPIN), StateMainMenu, "the right PIN, and nothing is due"},
		{TriggerSignedInHandset, from(StateVerifyPIN), StateHandsetSignedIn, "the handset door signs in and has no menu"},
		{TriggerRefused, from(StateVerifyPIN), StateCollectPIN, "wrong PIN, unknown and deactivated mailbox sound the same"},
		{TriggerLocked, from(StateVerifyPIN), StateLockedOut, "locked before this attempt or by it"},
		{TriggerMustChange, from(StateVerifyPIN), StateCollectNewPIN, "the right PIN, but a new one must be chosen first"},
		{TriggerTriesUsed, from(StateVerifyPIN, StateCheckNewPIN, StateCommitPIN), StateGoodbye, "the call's limit of wrong PINs or of refused new PINs is reached"},

		{TriggerNewPINEntered, from(StateCollectNewPIN), StateCheckNewPIN, "the rules are asked before the caller confirms"},
		{TriggerAcceptable, from(StateCheckNewPIN), StateConfirmNewPIN, "no rule is broken"},
		{TriggerUnacceptable, from(StateCheckNewPIN, StateCommitPIN), StateCollectNewPIN, "a rule is broken; the first reason is spoken"},
		{TriggerConfirmed, from(StateConfirmNewPIN), StateCommitPIN, "both entries are the same"},
		{TriggerMismatch, from(StateConfirmNewPIN), StateCollectNewPIN, "the entries differ, so both are forgotten"},
		{TriggerCommitted, from(StateCommitPIN), StatePINChanged, "the new PIN is on record"},
		{TriggerSuperseded, from(StateCommitPIN), StateAccountChanged, "an act of an admin came first and wins"},
		{TriggerCancelled, from(StateCollectNewPIN, StateConfirmNewPIN), StateMainMenu, "* leaves a change that nothing demands"},
		{TriggerTold, from(StatePINChanged), StateMainMenu, "the change was the way in"},
		{TriggerToldHandset, from(StatePINChanged), StateHandsetSignedIn, "the handset door has no menu"},

		{TriggerMessages, from(StateMainMenu), StateFetchMessage, "key 1"},
		{TriggerGreeting, from(StateMainMenu), StateFetchGreeting, "key 3"},
		{TriggerChangePIN, from(StateMainMenu), StateCollectNewPIN, "key 8"},
		{TriggerExit, from(StateMainMenu), StateGoodbye, "key 9"},
		{TriggerAgain, from(StateMainMenu), StateMainMenu, "key #"},
		{TriggerFound, from(StateFetchMessage), StateMessages, "there is a message to play"},
		{TriggerNoneLeft, from(StateFetchMessage), StateMainMenu, "no message, or no further one"},
		{TriggerAgain, from(StateMessages), StateMessages, "key 2"},
		{TriggerNext, from(StateMessages), StateFetchMessage, "key 6"},
		{TriggerSave, from(StateMessages), StateFetchMessage, "key #"},
		{TriggerDelete, from(StateMessages), StateFetchMessage, "key 7"},
		{TriggerFound, from(StateFetchGreeting), StateGreeting, "the greeting in force is known"},
		{TriggerOwn, from(StateGreeting), StateFetchGreeting, "key 1"},
		{TriggerStandard, from(StateGreeting), StateFetchGreeting, "key 2"},
		{TriggerBack, from(StateMessages, StateGreeting), StateMainMenu, "key *"},

		{TriggerNoInput, from(StateCollectMailbox), StateCollectMailbox, "silence; asked again"},
		{TriggerNoInput, from(StateCollectPIN), StateCollectPIN, "silence; asked again"},
		{TriggerNoInput, from(StateCollectNewPIN), StateCollectNewPIN, "silence; asked again"},
		{TriggerNoInput, from(StateConfirmNewPIN), StateConfirmNewPIN, "silence; asked again"},
		{TriggerNoInput, from(StateMainMenu), StateMainMenu, "silence; the choices again"},
		{TriggerNoInput, from(StateMessages), StateMessages, "silence; the choices again"},
		{TriggerNoInput, from(StateGreeting), StateGreeting, "silence; the choices again"},
		{TriggerNoMatch, from(StateCollectMailbox), StateCollectMailbox, "an empty entry"},
		{TriggerNoMatch, from(StateCollectPIN), StateCollectPIN, "an empty entry, or one left too short; no attempt"},
		{TriggerNoMatch, from(StateCollectNewPIN), StateCollectNewPIN, "an empty entry, or one left too short; no refusal"},
		{TriggerNoMatch, from(StateConfirmNewPIN), StateConfirmNewPIN, "an empty entry, or one left too short; no mismatch"},
		{TriggerNoMatch, from(StateMainMenu), StateMainMenu, "a key without a choice"},
		{TriggerNoMatch, from(StateMessages), StateMessages, "a key without a choice"},
		{TriggerNoMatch, from(StateGreeting), StateGreeting, "a key without a choice"},
		{TriggerCleared, from(StateCollectMailbox), StateCollectMailbox, "* starts the entry over"},
		{TriggerCleared, from(StateCollectPIN), StateCollectPIN, "* starts the entry over"},
		{TriggerCleared, from(StateCollectNewPIN), StateCollectNewPIN, "* starts the entry over; a change that is due cannot be left"},
		{TriggerCleared, from(StateConfirmNewPIN), StateConfirmNewPIN, "* starts the entry over; a change that is due cannot be left"},
		{TriggerGaveUp, append(collecting(), menus()...), StateGoodbye, "three silences, no matches or cleared entries in a row, or as many as the profile says"},

		{TriggerTold, from(StateLockedOut, StateHandsetSignedIn, StateAccountChanged, StateUnavailable), StateGoodbye, "there is no more to say"},
		{TriggerTold, from(StateGoodbye), StateReleased, "the portal hangs up"},
		{TriggerUnavailable, from(StateVerifyPIN, StateCheckNewPIN, StateCommitPIN, StateFetchMessage, StateFetchGreeting, StateKeepMessage), StateUnavailable, "the accounts cannot answer, or not in time"},
		{TriggerAccountChanged, owned(), StateAccountChanged, "an admin reset, locked or deactivated the mailbox during the call"},
		{TriggerHungUp, live(), StateReleased, "the caller may go at any time; nothing uncommitted stays"},
	}
}
