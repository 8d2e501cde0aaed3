package pin

import (
	"fmt"
	"slices"
	"strings"
)

// RuleText is a rule in words.
type RuleText struct {
	Rule Rule
	Text string // what a PIN must be, as it stands in a list: "4 to 8 digits"
}

// Describe puts the rules that are in force into words, in the order of [AllRules].
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
	case RuleDigits:
		return "only the digits 0 to 9"
	case RuleLength:
		return r.lengthText()
	case RuleRepeat:
		return "no digit more than " + times(r.RepeatMax) + " " + r.repeatWhere()
	case RuleSequence:
		return fmt.Sprintf("no run of %d or more digits such as %s", r.SequenceMax+1, r.runs())
	case RulePattern:
		return "no block that repeats itself, such as 1212 or 408408"
	case RuleExtension:
		if r.Extension == ExtensionContains {
			return "the mailbox number nowhere in it, either way round"
		}
		return "not the mailbox number, either way round"
	case RuleDefault:
		return "not the default PIN"
	case RuleCurrent:
		return "not the current PIN, either way round"
	case RuleHistory:
		return "not " + r.historyText() + ", either way round"
	case RulePhone:
		return "no part of the telephone number, either way round"
	case RuleName:
		return "the owner's name, dialled by its letters, nowhere in it"
	case RuleKeypadLine:
		return "no straight line on the keypad, such as 2580 or 159"
	case RuleDistinct:
		return fmt.Sprintf("at least %d different digits", r.Distinct)
	case RuleIncrement:
		return fmt.Sprintf("not an earlier PIN plus or minus %s", upTo(r.Increment))
	case RuleBlocklist:
		return "not " + r.listText()
	}
	return ""
}

// Explain says to the person who chose a PIN why a rule refuses it: a sentence, without the PIN.
func (r Rules) Explain(rule Rule) string {
	switch rule {
	case RuleDigits:
		return "A PIN has digits only."
	case RuleLength:
		return "A PIN has " + r.lengthText() + "."
	case RuleRepeat:
		return "The same digit may stand at most " + times(r.RepeatMax) + " " + r.repeatWhere() + "."
	case RuleSequence:
		return "A run of digits such as " + r.runs() + " is easy to guess."
	case RulePattern:
		return "Digits that repeat themselves, such as 1212 or 408408, are easy to guess."
	case RuleExtension:
		if r.Extension == ExtensionContains {
			return "A PIN may not hold the mailbox number, forwards or backwards."
		}
		return "A PIN may not be the mailbox number, forwards or backwards."
	case RuleDefault:
		return "The default PIN cannot be kept."
	case RuleCurrent:
		return "The new PIN may not be the current one, forwards or backwards."
	case RuleHistory:
		return "A PIN may not be " + r.historyText() + ", forwards or backwards."
	case RulePhone:
		return "A PIN may not be taken from the telephone number, forwards or backwards."
	case RuleName:
		return "A PIN may not spell the owner's name on the keypad."
	case RuleKeypadLine:
		return "A straight line on the keypad, such as 2580 or 159, is easy to guess."
	case RuleDistinct:
		return fmt.Sprintf("A PIN needs at least %d different digits.", r.Distinct)
	case RuleIncrement:
		return "The new PIN is too close to an earlier one."
	case RuleBlocklist:
		return "A PIN may not be " + r.listText() + "."
	case RuleTooSoon:
		return "The PIN was changed only a short while ago and has to stay for now."
	}
	return ""
}

func (r Rules) lengthText() string {
	switch {
	case r.MaxLength == 0:
		return fmt.Sprintf("%d digits or more", r.MinLength)
	case r.MinLength == r.MaxLength:
		return fmt.Sprintf("exactly %d digits", r.MinLength)
	}
	return fmt.Sprintf("%d to %d digits", r.MinLength, r.MaxLength)
}

func (r Rules) repeatWhere() string {
	if r.RepeatScope == ScopeAnywhere {
		return "anywhere"
	}
	return "in a row"
}

// runs are examples of what the sequence rule refuses.
func (r Rules) runs() string {
	n := max(4, r.SequenceMax+1)
	if n > 9 {
		return "9876543210"
	}
	up, down := "123456789"[:n], "987654321"[9-n:]
	if r.SequenceWrap {
		return up + ", " + down + " or 8901"
	}
	return up + " or " + down
}

func (r Rules) historyText() string {
	kind := "PIN"
	if r.HistoryPersonal {
		kind = "private PIN"
	}
	switch r.History {
	case HistoryAll:
		return "any previous " + kind
	case 1:
		return "the previous " + kind
	}
	return fmt.Sprintf("one of the last %d %ss", r.History, kind)
}

func (r Rules) listText() string {
	var lists []string
	for _, list := range Blocklists() {
		if slices.Contains(r.Blocklist, list) {
			lists = append(lists, map[string]string{
				ListMostUsed: "one of the most used PINs", ListYears: "a year", ListDates: "a date",
			}[list])
		}
	}
	if n := len(lists); n > 1 {
		lists = append(lists[:n-2], lists[n-2]+" or "+lists[n-1])
	}
	return strings.Join(lists, ", ")
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

func upTo(n int) string {
	if n == 1 {
		return "1"
	}
	return fmt.Sprintf("up to %d", n)
}
