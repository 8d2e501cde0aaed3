package ivr

import (
	"strings"

	"voiceportal/ivr/pin"
)

// Placeholder is a value that a prompt speaks: its name and how it is spoken.
type Placeholder struct {
	Name string
	Kind ArgKind
}

// Prompts lists every prompt that the flow can say, those of the PIN rules last. A catalogue
// that has them all, and no others, is complete.
func Prompts() []PromptID {
	ids := []PromptID{
		Welcome, EnterMailbox, EnterPasscode, Incorrect, LockedOut,
		DefaultInUse, TemporaryInUse, ChangedByAdmin, Expired,
		EnterNewPasscode, ConfirmPasscode, Mismatch, PasscodeChanged,
		ExpiryWarning, MessageCounts, MainMenu,
		NoMessages, NoMoreMessages, MessageIntro, MessageBody, MessageMenu, MessageSaved, MessageDeleted,
		GreetingStandardP, GreetingOwnP, GreetingMenu, NoOwnGreeting,
		HandsetSignedIn, HandsetDefault,
		AccountReset, AccountLocked, AccountGone, Superseded,
		Unavailable, NotInService,
		CalleeStandard, CalleeOwn, LeaveMessageTone, MessageKept,
		NoInput, InvalidChoice, IncompleteEntry, Goodbye,
	}
	for _, r := range spokenRules() {
		ids = append(ids, RulePrompt(r))
	}
	return ids
}

// RulePrompt is the prompt that says what a PIN rule wants: rule_ and the rule's name, with
// underscores for its hyphens.
func RulePrompt(r pin.Rule) PromptID {
	return PromptID("rule_" + strings.ReplaceAll(string(r), "-", "_"))
}

// Placeholders lists the values that a prompt speaks, in the order of [Utterance.Args]; nil for
// a prompt without any.
func Placeholders(id PromptID) []Placeholder {
	switch id {
	case ExpiryWarning:
		return []Placeholder{{"days", ArgNumber}}
	case MessageCounts:
		return []Placeholder{{"new", ArgNumber}, {"saved", ArgNumber}}
	case MessageIntro:
		return []Placeholder{{"index", ArgNumber}, {"total", ArgNumber}, {"from", ArgDigits}, {"at", ArgTime}}
	case MessageBody, GreetingOwnP, CalleeOwn:
		return []Placeholder{{"text", ArgText}}
	case CalleeStandard:
		return []Placeholder{{"number", ArgDigits}}
	case RulePrompt(pin.RuleLength):
		return []Placeholder{{"min", ArgNumber}, {"max", ArgNumber}}
	}
	return nil
}

// spokenRules are the PIN rules in the order in which the first broken one is spoken.
func spokenRules() []pin.Rule {
	return []pin.Rule{
		pin.RuleDigits, pin.RuleLength, pin.RuleRepeat, pin.RuleSequence, pin.RulePattern,
		pin.RuleExtension, pin.RuleDefault, pin.RuleCurrent, pin.RuleHistory,
		pin.RulePhone, pin.RuleName, pin.RuleKeypadLine, pin.RuleDistinct, pin.RuleIncrement, pin.RuleBlocklist,
		pin.RuleTooSoon,
	}
}
