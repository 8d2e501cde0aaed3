package pin

import "io"

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
)

// Span is a run of characters of the candidate, from From (inclusive) to To (exclusive).
type Span struct{ From, To int }

// Violation is one rule that a candidate breaks, and where. Spans is empty where the whole
// candidate is at fault (length, history).
type Violation struct {
	Rule  Rule
	Spans []Span
}

// Matcher says whether a candidate equals a PIN that may be known only by its verifier.
type Matcher interface{ Match(PIN) bool }

// Context is what a candidate is judged against besides the rules: who it is for and what
// they had before. Every field may be left out.
type Context struct {
	Extension string    // the mailbox number
	Phone     string    // the full telephone number, digits only
	Name      string    // the owner's name, for the name rule
	Default   Matcher   // this number's default PIN
	Current   Matcher   // the credential in force
	History   []Matcher // previous ones, oldest first, without the current one
}

var (
	_ = io.Discard // the generator in generate.go draws from an io.Reader
)

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

// Rules are the values of all rules. A zero value of an optional rule switches it off.
type Rules struct {
	MinLength, MaxLength int
	RepeatMax            int // most times the same digit may stand; 0 switches off
	RepeatScope          Scope
	SequenceMax          int // longest run allowed (2 refuses runs of 3); 0 switches off
	SequenceWrap         bool
	Pattern              bool   // refuse a block of two or more digits directly repeated
	Extension            string // "", ExtensionEqual or ExtensionContains
	Default              bool   // refuse the number's default PIN
	Current              bool   // refuse the current one and its reverse
	History              int    // previous ones refused, with their reverses; -1 for all kept
	HistoryPersonal      bool   // only private PINs count as history (source A)
	Phone                bool   // refuse PINs contained in the telephone number
	Name                 bool   // refuse the owner's name spelled on the keypad
	KeypadLine           bool   // refuse straight lines on the keypad, as 2580 and 159
	Distinct             int    // different digits needed; 0 switches off
	Increment            int    // refuse a previous PIN plus or minus up to this; 0 switches off
	Blocklist            string // name of an embedded list; "" for none
}
