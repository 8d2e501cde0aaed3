package password

import "fmt"

// RuleText is a rule in words.
type RuleText struct {
	Rule Rule
	Text string // what a password must be, as it stands in a list: "at least 10 characters"
}

// Describe puts the rules that are in force into words, in their order.
func (r Rules) Describe() []RuleText {
	var texts []RuleText
	for _, rule := range order {
		if r.InForce(rule) {
			texts = append(texts, RuleText{rule, r.Text(rule)})
		}
	}
	return texts
}

// Text is one rule in words, without a full stop; empty for a rule that is not in force.
func (r Rules) Text(rule Rule) string {
	if !r.InForce(rule) {
		return ""
	}
	switch rule {
	case RuleLength:
		return fmt.Sprintf("at least %d characters", r.MinLength)
	case RuleUpper:
		return "an upper-case letter"
	case RuleLower:
		return "a lower-case letter"
	case RuleDigit:
		return "a digit"
	case RuleOther:
		return "a character that is no letter or digit"
	case RuleUserName:
		return "the user name nowhere in it"
	case RulePhone:
		return "the telephone number nowhere in it"
	case RuleAltID:
		return "the alternate ID nowhere in it"
	case RuleCurrent:
		return "not the password before"
	}
	return ""
}

// Explain says to the person who chose a password why a rule refuses it: a sentence, without the
// password.
func (r Rules) Explain(rule Rule) string {
	switch rule {
	case RuleLength:
		return fmt.Sprintf("A password has at least %d characters, and at most %d.", r.MinLength, MaxLength)
	case RuleUpper, RuleLower, RuleDigit, RuleOther:
		return "A password needs " + r.Text(rule) + "."
	case RuleUserName:
		return "A password may not contain the user name, nor its part before the @."
	case RulePhone:
		return "A password may not contain the telephone number, nor its last seven digits."
	case RuleAltID:
		return "A password may not contain the alternate ID."
	case RuleCurrent:
		return "The new password may not be the one before."
	}
	return ""
}

// State is how a rule stands while a password is still being typed.
type State string

// The states of a rule.
const (
	Kept    State = "kept"
	Broken  State = "broken"  // and more characters do not mend it
	Pending State = "pending" // cannot be told yet: more characters may, or the accounts must
)

// RuleState is a rule in force and how an entry stands to it.
type RuleState struct {
	Rule  Rule
	State State
}

// Judge says how an entry stands to each rule in force, for a form that judges while somebody types.
// What more characters can mend is pending, not broken; whether it is the password before stays
// pending, for the accounts must hash to tell.
func (r Rules) Judge(entry Password, ctx Context) []RuleState {
	var states []RuleState
	for _, rule := range order {
		if !r.InForce(rule) {
			continue
		}
		state := Kept
		switch {
		case rule == RuleCurrent && !ctx.Current:
			state = Pending
		case !breaks(rule, entry, r, ctx):
		case r.mendable(rule, entry):
			state = Pending
		default:
			state = Broken
		}
		states = append(states, RuleState{rule, state})
	}
	return states
}

// mendable reports whether more characters can make good a rule that an entry breaks.
func (r Rules) mendable(rule Rule, entry Password) bool {
	switch rule {
	case RuleLength:
		return entry.Len() < r.MinLength
	case RuleUpper, RuleLower, RuleDigit, RuleOther:
		return true
	}
	return false
}
