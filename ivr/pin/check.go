package pin

// Span is a run of characters of the candidate, from From (inclusive) to To (exclusive).
type Span struct{ From, To int }

// Violation is one rule that a candidate breaks, and where. Spans is empty where the candidate
// as a whole is at fault (length, history), else in order of From.
type Violation struct {
	Rule  Rule
	Spans []Span
}

// Matcher says whether a candidate equals a PIN that may be known only by its verifier.
type Matcher interface{ Match(PIN) bool }

// Context is what a candidate is judged against besides the rules: who it is for and what
// they had before. Every field may be left out, and is then not judged; the zero [PIN] is the
// Matcher of somebody known to have none.
type Context struct {
	Extension string    // the mailbox number
	Phone     string    // the full telephone number, digits only
	Name      string    // the owner's name, for the name rule
	Default   Matcher   // this number's default PIN
	Current   Matcher   // the credential in force
	History   []Matcher // previous ones, oldest first, without the current one
}

// Check returns every rule that a candidate breaks, in the order of [AllRules]; nothing means
// that it may become the new PIN. An entry with anything but 0 to 9 breaks the rule digits alone.
func (r Rules) Check(candidate PIN, ctx Context) []Violation {
	entry := candidate.Reveal()
	if spans := notDigits(entry); len(spans) > 0 {
		return []Violation{{Rule: RuleDigits, Spans: spans}}
	}
	var found []Violation
	for _, rule := range order[1:] {
		if !r.InForce(rule) {
			continue
		}
		if spans, broken := r.broken(rule, candidate, entry, ctx); broken {
			found = append(found, Violation{Rule: rule, Spans: spans})
		}
	}
	return found
}

// broken judges one rule that is in force on an entry that holds digits only.
func (r Rules) broken(rule Rule, candidate PIN, entry string, ctx Context) ([]Span, bool) {
	switch rule {
	case RuleLength:
		return nil, len(entry) < r.MinLength || r.MaxLength > 0 && len(entry) > r.MaxLength
	case RuleRepeat:
		return found(repeats(entry, r.RepeatMax, r.RepeatScope))
	case RuleSequence:
		return found(sequences(entry, r.SequenceMax, r.SequenceWrap))
	case RulePattern:
		return found(patterns(entry))
	case RuleExtension:
		return extension(entry, ctx.Extension, r.Extension)
	case RuleDefault:
		return nil, ctx.Default != nil && ctx.Default.Match(candidate)
	case RuleCurrent:
		return nil, matchesEitherWay(ctx.Current, candidate)
	case RuleHistory:
		return nil, r.inHistory(candidate, ctx)
	case RulePhone:
		return phone(entry, ctx.Phone)
	case RuleName:
		return found(names(entry, ctx.Name))
	case RuleKeypadLine:
		return found(keypadLines(entry))
	case RuleDistinct:
		return nil, distinct(entry) < r.Distinct
	case RuleIncrement:
		return nil, r.increments(entry, ctx)
	case RuleBlocklist:
		return nil, blocked(entry, r.Blocklist)
	}
	return nil, false
}

// found is the verdict of a rule that names the places at fault: none means kept.
func found(spans []Span) ([]Span, bool) { return spans, len(spans) > 0 }
