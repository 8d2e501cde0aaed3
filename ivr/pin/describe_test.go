package pin_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
)

// everyRule has all rules in force.
func everyRule() pin.Rules {
	return pin.Rules{
		MinLength: 4, MaxLength: 8, RepeatMax: 2, RepeatScope: pin.ScopeAnywhere, SequenceMax: 2,
		SequenceWrap: true, Pattern: true, Extension: pin.ExtensionContains, Default: true, Current: true,
		History: 5, Phone: true, Name: true, KeypadLine: true, Distinct: 3, Increment: 1,
		Blocklist: pin.Blocklists(),
	}
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	want := []pin.RuleText{
		{Rule: pin.RuleDigits, Text: "only the digits 0 to 9"},
		{Rule: pin.RuleLength, Text: "4 to 8 digits"},
		{Rule: pin.RuleRepeat, Text: "no digit more than twice anywhere"},
		{Rule: pin.RuleSequence, Text: "no run of 3 or more digits such as 1234, 4321 or 8901"},
		{Rule: pin.RulePattern, Text: "no block that repeats itself, such as 1212 or 408408"},
		{Rule: pin.RuleExtension, Text: "the mailbox number nowhere in it, either way round"},
		{Rule: pin.RuleDefault, Text: "not the default PIN"},
		{Rule: pin.RuleCurrent, Text: "not the current PIN, either way round"},
		{Rule: pin.RuleHistory, Text: "not one of the last 5 PINs, either way round"},
		{Rule: pin.RulePhone, Text: "no part of the telephone number, either way round"},
		{Rule: pin.RuleName, Text: "the owner's name, dialled by its letters, nowhere in it"},
		{Rule: pin.RuleKeypadLine, Text: "no straight line on the keypad, such as 2580 or 159"},
		{Rule: pin.RuleDistinct, Text: "at least 3 different digits"},
		{Rule: pin.RuleIncrement, Text: "not an earlier PIN plus or minus 1"},
		{Rule: pin.RuleBlocklist, Text: "not one of the most used PINs, a year or a date"},
	}
	if diff := cmp.Diff(want, everyRule().Describe()); diff != "" {
		t.Errorf("Describe (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[:1], pin.Rules{}.Describe()); diff != "" {
		t.Errorf("Describe of no rules (-want +got):\n%s", diff)
	}
}

func TestTextFollowsTheValues(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		rules pin.Rules
		rule  pin.Rule
		want  string
	}{
		{pin.Rules{MinLength: 7, MaxLength: 7}, pin.RuleLength, "exactly 7 digits"},
		{pin.Rules{MinLength: 4}, pin.RuleLength, "4 digits or more"},
		{pin.Rules{RepeatMax: 1}, pin.RuleRepeat, "no digit more than once in a row"},
		{pin.Rules{RepeatMax: 3}, pin.RuleRepeat, "no digit more than 3 times in a row"},
		{pin.Rules{SequenceMax: 4}, pin.RuleSequence, "no run of 5 or more digits such as 12345 or 54321"},
		{pin.Rules{SequenceMax: 9}, pin.RuleSequence, "no run of 10 or more digits such as 9876543210"},
		{pin.Rules{Extension: pin.ExtensionEqual}, pin.RuleExtension, "not the mailbox number, either way round"},
		{pin.Rules{History: 1, HistoryPersonal: true}, pin.RuleHistory, "not the previous private PIN, either way round"},
		{pin.Rules{History: pin.HistoryAll}, pin.RuleHistory, "not any previous PIN, either way round"},
		{pin.Rules{Increment: 2}, pin.RuleIncrement, "not an earlier PIN plus or minus up to 2"},
		{pin.Rules{Blocklist: []string{pin.ListDates, pin.ListYears}}, pin.RuleBlocklist, "not a year or a date"},
		{pin.Rules{Blocklist: []string{pin.ListDates}}, pin.RuleBlocklist, "not a date"},
		{pin.Rules{}, pin.RulePhone, ""},
	} {
		if got := tt.rules.Text(tt.rule); got != tt.want {
			t.Errorf("Text(%s) of %+v = %q, want %q", tt.rule, tt.rules, got, tt.want)
		}
	}
}

func TestExplainIsASentenceForEveryRule(t *testing.T) {
	t.Parallel()
	sentence := regexp.MustCompile(`^[A-Z].*[a-z0-9]\.$`)
	contains, equal := everyRule(), everyRule()
	equal.Extension, equal.History = pin.ExtensionEqual, pin.HistoryAll
	for _, rules := range []pin.Rules{contains, equal} {
		for _, rule := range pin.AllRules() {
			if got := rules.Explain(rule); !sentence.MatchString(got) || strings.Count(got, ".") != 1 {
				t.Errorf("Explain(%s) = %q, want one sentence", rule, got)
			}
		}
	}
	if got := contains.Explain("no such rule"); got != "" {
		t.Errorf("Explain of an unknown rule = %q", got)
	}
	if got, want := contains.Explain(pin.RuleLength), "A PIN has 4 to 8 digits."; got != want {
		t.Errorf("Explain(length) = %q, want %q", got, want)
	}
}

func TestInForceKnowsEveryRule(t *testing.T) {
	t.Parallel()
	for _, rule := range pin.AllRules() {
		if got, want := everyRule().InForce(rule), rule != pin.RuleTooSoon; got != want {
			t.Errorf("%s in force with every value set: %t", rule, got)
		}
		if got, want := (pin.Rules{}).InForce(rule), rule == pin.RuleDigits; got != want {
			t.Errorf("%s in force without values: %t", rule, got)
		}
	}
	if everyRule().InForce("no such rule") {
		t.Error("an unknown rule is in force")
	}
}
