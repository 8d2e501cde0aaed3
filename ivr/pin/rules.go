package pin

// Rule is the name of one PIN rule, as it is shown, spoken about and tested.
type Rule string

// The rules in the order in which they are judged and the first is spoken.
const (
	RuleDigits     Rule = "digits"
	RuleLength     Rule = "length"
	RuleRepeat     Rule = "repeat"
	RuleSequence   Rule = "sequence"
	RulePattern    Rule = "pattern"
	RuleExtension  Rule = "extension"
	RuleDefault    Rule = "default"
	RuleCurrent    Rule = "current"
	RuleHistory    Rule = "history"
	RulePhone      Rule = "phone"
	RuleName       Rule = "name"
	RuleKeypadLine Rule = "keypad-line"
	RuleDistinct   Rule = "distinct"
	RuleIncrement  Rule = "increment"
	RuleBlocklist  Rule = "blocklist"

	// RuleTooSoon is broken by changing a PIN again within the profile's time between two changes.
	// It is about the moment, not the digits, so no [Rules] hold it: the accounts judge it.
	RuleTooSoon Rule = "too-soon"
)

// order is every rule, in order; it never changes.
var order = [...]Rule{
	RuleDigits, RuleLength, RuleRepeat, RuleSequence, RulePattern, RuleExtension, RuleDefault,
	RuleCurrent, RuleHistory, RulePhone, RuleName, RuleKeypadLine, RuleDistinct, RuleIncrement,
	RuleBlocklist, RuleTooSoon,
}

// AllRules lists every rule in the order in which they are judged.
func AllRules() []Rule { return append([]Rule(nil), order[:]...) }

// Scope says whether equal digits count anywhere or only side by side.
type Scope string

// The scopes of the repeat rule.
const (
	ScopeConsecutive Scope = "consecutive"
	ScopeAnywhere    Scope = "anywhere"
)

// Match modes of the extension rule.
const (
	ExtensionEqual    = "equal"    // equal to the extension, or to its reverse
	ExtensionContains = "contains" // contains it anywhere, or its reverse
)

// HistoryAll is the history depth that refuses every previous PIN that is kept.
const HistoryAll = -1

// Rules are the values of all rules. A zero value of an optional rule switches it off.
//
// The fields from MinLength to History are the passcode rules of BroadWorks portals, the others
// what further portals add to them.
type Rules struct {
	MinLength, MaxLength int      // inclusive; a MaxLength of 0 is no limit
	RepeatMax            int      // most times the same digit may stand; 0 switches off
	RepeatScope          Scope    // consecutive unless ScopeAnywhere
	SequenceMax          int      // longest run allowed (2 refuses runs of 3); 0 switches off
	SequenceWrap         bool     // a run goes on from 9 to 0 and from 0 to 9
	Pattern              bool     // refuse a block of two or more digits directly repeated
	Extension            string   // "", ExtensionEqual or ExtensionContains
	Default              bool     // refuse the number's default PIN
	Current              bool     // refuse the current one and its reverse
	History              int      // newest previous ones refused, with their reverses; or HistoryAll
	HistoryPersonal      bool     // only private PINs enter the history; for whoever keeps it
	Phone                bool     // refuse PINs that are a part of the telephone number
	Name                 bool     // refuse the owner's name spelled on the keypad
	KeypadLine           bool     // refuse straight lines on the keypad, as 2580 and 159
	Distinct             int      // different digits needed; 0 switches off
	Increment            int      // refuse the current and previous ones plus or minus up to this
	Blocklist            []string // names of lists, see [Blocklists]; none switches off
}

// InForce reports whether these values switch a rule on. The rule digits always is, and
// [RuleTooSoon] never: it is not for these values to judge.
func (r Rules) InForce(rule Rule) bool {
	switch rule {
	case RuleDigits:
		return true
	case RuleLength:
		return r.MinLength > 0 || r.MaxLength > 0
	case RuleRepeat:
		return r.RepeatMax > 0
	case RuleSequence:
		return r.SequenceMax > 0
	case RulePattern:
		return r.Pattern
	case RuleExtension:
		return r.Extension != ""
	case RuleDefault:
		return r.Default
	case RuleCurrent:
		return r.Current
	case RuleHistory:
		return r.History != 0
	case RulePhone:
		return r.Phone
	case RuleName:
		return r.Name
	case RuleKeypadLine:
		return r.KeypadLine
	case RuleDistinct:
		return r.Distinct > 0
	case RuleIncrement:
		return r.Increment > 0
	case RuleBlocklist:
		return len(r.Blocklist) > 0
	}
	return false
}
