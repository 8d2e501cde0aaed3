package password

import "unicode"

// Rule names one rule.
type Rule string

// The rules, in the order in which they are told.
const (
	RuleLength   Rule = "length"
	RuleUpper    Rule = "upper-case"
	RuleLower    Rule = "lower-case"
	RuleDigit    Rule = "digit"
	RuleOther    Rule = "other" // neither letter nor digit
	RuleUserName Rule = "user-name"
	RulePhone    Rule = "telephone-number"
	RuleAltID    Rule = "alternate-id"
	RuleCurrent  Rule = "current"
)

var order = []Rule{
	RuleLength, RuleUpper, RuleLower, RuleDigit, RuleOther, RuleUserName, RulePhone, RuleAltID, RuleCurrent,
}

// MaxLength is the most characters of a password, so that nobody has a book hashed.
const MaxLength = 256

// Rules are what a new password must keep, as "Reset a user's My Phone Next and UC-One apps
// password" lists them. Whatever they say, a password is no longer than [MaxLength] and is not the
// one before: who must change it would have changed nothing.
type Rules struct {
	MinLength   int  // in characters
	Classes     bool // an upper-case letter, a lower-case letter, a digit and another character
	Identifiers bool // nothing that the user is known by: user name, telephone number, alternate ID
}

// InForce reports whether a rule holds.
func (r Rules) InForce(rule Rule) bool {
	switch rule {
	case RuleLength, RuleCurrent:
		return true
	case RuleUpper, RuleLower, RuleDigit, RuleOther:
		return r.Classes
	case RuleUserName, RulePhone, RuleAltID:
		return r.Identifiers
	}
	return false
}

// Context is whom a candidate is for. Fields may be left out, and are then not searched.
type Context struct {
	UserName string // with the part before its @
	Phone    string // the full telephone number
	AltID    string
	// Current reports that the candidate equals the password in force, or the temporary one. Only
	// hashing tells, so whoever keeps the hashes finds out.
	Current bool
}

// Check returns every rule that a candidate breaks, in order; none means that it may become the
// new password. Letters are searched whatever their case.
func (r Rules) Check(candidate Password, ctx Context) []Rule {
	var broken []Rule
	for _, rule := range order {
		if r.InForce(rule) && breaks(rule, candidate, r, ctx) {
			broken = append(broken, rule)
		}
	}
	return broken
}

func breaks(rule Rule, candidate Password, r Rules, ctx Context) bool {
	switch rule {
	case RuleLength:
		return candidate.Len() < r.MinLength || candidate.Len() > MaxLength
	case RuleUpper:
		return !has(candidate, unicode.IsUpper)
	case RuleLower:
		return !has(candidate, unicode.IsLower)
	case RuleDigit:
		return !has(candidate, unicode.IsDigit)
	case RuleOther:
		return !has(candidate, isOther)
	case RuleUserName:
		return holdsUserName(candidate.Reveal(), ctx.UserName)
	case RulePhone:
		return holdsPhone(candidate.Reveal(), ctx.Phone)
	case RuleAltID:
		return holds(candidate.Reveal(), ctx.AltID)
	case RuleCurrent:
		return ctx.Current
	}
	return false
}

func has(p Password, class func(rune) bool) bool {
	for _, r := range p.Reveal() {
		if class(r) {
			return true
		}
	}
	return false
}

// isOther is the fourth class, non-alphanumeric. A letter without case, as in Chinese or Arabic, is
// a letter all the same.
func isOther(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
