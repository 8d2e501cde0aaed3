package pin

// State is how a rule stands while an entry is still being keyed in.
type State string

// The states of a rule.
const (
	Kept    State = "kept"    // the entry as it is keeps the rule
	Broken  State = "broken"  // it breaks it, and more digits do not mend it unless it is too short
	Pending State = "pending" // cannot be told yet, or not from what the context knows
)

// RuleState is a rule in force and how an entry stands to it.
type RuleState struct {
	Rule  Rule
	State State
}

// Judge says how an entry stands to each rule in force, in the order of [AllRules], for a dialog
// that judges while somebody types.
//
// Below the least length what is still missing may change most answers: only faults that no
// further digit can mend are told, and the rest is pending. From there on the answers are those of
// [Rules.Check], but a rule on a PIN that the context leaves out stays pending: it is for the
// accounts to judge, at the end.
func (r Rules) Judge(entry PIN, ctx Context) []RuleState {
	broken := make(map[Rule]bool)
	for _, v := range r.Check(entry, ctx) {
		broken[v.Rule] = true
	}
	short := entry.Len() < r.MinLength
	var states []RuleState
	for _, rule := range order {
		if !r.InForce(rule) {
			continue
		}
		state := Kept
		switch {
		case broken[rule] && (!short || r.lasting(rule)):
			state = Broken
		case short && rule != RuleDigits, broken[RuleDigits], !ctx.knows(rule):
			state = Pending
		}
		states = append(states, RuleState{rule, state})
	}
	return states
}

// lasting reports whether a broken rule stays broken whatever digits follow.
func (r Rules) lasting(rule Rule) bool {
	switch rule {
	case RuleDigits, RuleRepeat, RuleSequence, RulePattern, RuleName, RuleKeypadLine:
		return true
	case RuleExtension:
		return r.Extension == ExtensionContains
	}
	return false
}

// knows reports whether the context holds what a rule is judged against.
func (c Context) knows(rule Rule) bool {
	switch rule {
	case RuleDefault:
		return c.Default != nil
	case RuleCurrent:
		return c.Current != nil
	case RuleHistory:
		return c.History != nil
	case RuleIncrement:
		return c.Current != nil && c.History != nil
	}
	return true
}
