package pin_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
)

// at is shorthand for spans: from, to, from, to …
func at(bounds ...int) []pin.Span {
	var spans []pin.Span
	for i := 0; i < len(bounds); i += 2 {
		spans = append(spans, pin.Span{From: bounds[i], To: bounds[i+1]})
	}
	return spans
}

func TestCheckFindsThePlacesAtFault(t *testing.T) {
	t.Parallel()
	consecutive := pin.Rules{RepeatMax: 2, RepeatScope: pin.ScopeConsecutive}
	anywhere := pin.Rules{RepeatMax: 2, RepeatScope: pin.ScopeAnywhere}
	sequence := pin.Rules{SequenceMax: 2}
	wrapped := pin.Rules{SequenceMax: 2, SequenceWrap: true}
	pattern := pin.Rules{Pattern: true}
	for _, tt := range []struct {
		name  string
		rules pin.Rules
		entry string
		rule  pin.Rule // empty: accepted
		spans []pin.Span
	}{
		{"a letter", pin.Rules{MinLength: 6}, "12a4", pin.RuleDigits, at(2, 3)},
		{"keys that are no digits", pin.Rules{}, "*1##2", pin.RuleDigits, at(0, 1, 2, 4)},
		{"digits of another script", pin.Rules{}, "１2", pin.RuleDigits, at(0, 3)},
		{"too short", pin.Rules{MinLength: 4}, "123", pin.RuleLength, nil},
		{"too long", pin.Rules{MinLength: 4, MaxLength: 6}, "1234567", pin.RuleLength, nil},
		{"no upper limit", pin.Rules{MinLength: 4}, "1234567890123456", "", nil},
		{"nothing", pin.Rules{MinLength: 1}, "", pin.RuleLength, nil},

		{"twice in a row", consecutive, "112211", "", nil},
		{"three times in a row", consecutive, "21113", pin.RuleRepeat, at(1, 4)},
		{"two runs", consecutive, "111222", pin.RuleRepeat, at(0, 3, 3, 6)},
		{"no scope is consecutive", pin.Rules{RepeatMax: 2}, "10111", pin.RuleRepeat, at(2, 5)},
		{"twice anywhere", anywhere, "1221", "", nil},
		{"three times anywhere", anywhere, "1011", pin.RuleRepeat, at(0, 1, 2, 4)},
		{"once at most", pin.Rules{RepeatMax: 1, RepeatScope: pin.ScopeAnywhere}, "1231", pin.RuleRepeat, at(0, 1, 3, 4)},

		{"run of two", sequence, "1243", "", nil},
		{"steps of two", sequence, "1357", "", nil},
		{"run up", sequence, "7123", pin.RuleSequence, at(1, 4)},
		{"run down", sequence, "0987", pin.RuleSequence, at(1, 4)},
		{"run up and down", sequence, "12321", pin.RuleSequence, at(0, 3, 2, 5)},
		{"no step from 9 to 0", sequence, "8901", "", nil},
		{"step from 9 to 0", wrapped, "8901", pin.RuleSequence, at(0, 4)},
		{"step from 0 to 9", wrapped, "1098", pin.RuleSequence, at(0, 4)},
		{"runs of three allowed", pin.Rules{SequenceMax: 3}, "1237", "", nil},
		{"run of four", pin.Rules{SequenceMax: 3}, "71234", pin.RuleSequence, at(1, 5)},

		{"block of two", pattern, "51212", pin.RulePattern, at(1, 5)},
		{"block of three", pattern, "408408", pin.RulePattern, at(0, 6)},
		{"block of one digit", pattern, "1111", pin.RulePattern, at(0, 4)},
		{"a pair alone", pattern, "1122", "", nil},
		{"a block that comes back later", pattern, "13513", "", nil},
		{"a block less one digit", pattern, "350351", "", nil},
		{"a block and a half", pattern, "90909", pin.RulePattern, at(0, 5)},
		{"two blocks", pattern, "12127878", pin.RulePattern, at(0, 4, 4, 8)},

		{"straight down", pin.Rules{KeypadLine: true}, "2580", pin.RuleKeypadLine, at(0, 4)},
		{"straight down, three keys", pin.Rules{KeypadLine: true}, "1580", pin.RuleKeypadLine, at(1, 4)},
		{"straight up", pin.Rules{KeypadLine: true}, "90852", pin.RuleKeypadLine, at(1, 5)},
		{"slanting", pin.Rules{KeypadLine: true}, "1591", pin.RuleKeypadLine, at(0, 3)},
		{"the other diagonal", pin.Rules{KeypadLine: true}, "0753", pin.RuleKeypadLine, at(1, 4)},
		{"a cross", pin.Rules{KeypadLine: true}, "159357", pin.RuleKeypadLine, at(0, 3, 3, 6)},
		{"across", pin.Rules{KeypadLine: true}, "4561", pin.RuleKeypadLine, at(0, 3)},
		{"there and back", pin.Rules{KeypadLine: true}, "12321", pin.RuleKeypadLine, at(0, 3, 2, 5)},
		{"a bend", pin.Rules{KeypadLine: true}, "1254", "", nil},
		{"a gap in a line", pin.Rules{KeypadLine: true}, "2804", "", nil},

		{"too few different digits", pin.Rules{Distinct: 3}, "121212", pin.RuleDistinct, nil},
		{"enough different digits", pin.Rules{Distinct: 3}, "121213", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var want []pin.Violation
			if tt.rule != "" {
				want = []pin.Violation{{Rule: tt.rule, Spans: tt.spans}}
			}
			if diff := cmp.Diff(want, tt.rules.Check(pin.New(tt.entry), pin.Context{})); diff != "" {
				t.Errorf("Check(%q) (-want +got):\n%s", tt.entry, diff)
			}
		})
	}
}
