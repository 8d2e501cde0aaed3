package pin_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
)

// essensys and broadcloud are the rules of sources A and D, as their pages state them.
func essensys() pin.Rules {
	return pin.Rules{
		MinLength: 4, MaxLength: 12, RepeatMax: 2, RepeatScope: pin.ScopeAnywhere, SequenceMax: 2,
		Extension: pin.ExtensionEqual, Default: true, Current: true, History: 1, HistoryPersonal: true,
	}
}

func broadcloud() pin.Rules {
	return pin.Rules{
		MinLength: 4, MaxLength: 8, RepeatMax: 2, RepeatScope: pin.ScopeConsecutive, SequenceMax: 2,
		Pattern: true, Extension: pin.ExtensionContains, Default: true, Current: true,
		History: pin.HistoryAll,
	}
}

// The people of the worked examples: one right after a reset, whose current credential is the
// default PIN, and one with two previous PINs.
func afterReset() pin.Context {
	return pin.Context{
		Extension: "4071", Default: pin.New("258013"), Current: pin.New("258013"),
		History: []pin.Matcher{pin.New("7294")},
	}
}

func twoPrevious() pin.Context {
	return pin.Context{
		Extension: "435", History: []pin.Matcher{pin.New("7294"), pin.New("60418")},
	}
}

func TestCheckWorkedExamples(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		rules    pin.Rules
		ctx      pin.Context
		accepted string
		rejected map[string]string // entry to broken rules
	}{
		{
			"essensys", essensys(), afterReset(),
			"1122 40719 1243 246802 2947 135790",
			map[string]string{
				"4071": "extension", "1704": "extension", "7294": "history", "4927": "history",
				"1112": "repeat", "1011": "repeat", "112211": "repeat", "407140714071": "repeat",
				"1234": "sequence", "7321": "sequence", "3219": "sequence",
				"258013": "default current", "310852": "current",
			},
		},
		{
			"broadcloud", broadcloud(), twoPrevious(),
			"1122 1221 1243 2134 1357 13513 350351 4774 4530 5920582 2947",
			map[string]string{
				"1435": "extension", "4350": "extension", "5340": "extension", "1534": "extension",
				"1112": "repeat", "1543": "sequence", "9012": "sequence", "7890": "sequence",
				"234234": "sequence pattern", "1212": "pattern", "51212": "pattern", "90909": "pattern",
				"7294": "history", "4927": "history", "60418": "history", "81406": "history",
				"123": "length sequence", "592058204": "length",
			},
		},
	} {
		for _, entry := range strings.Fields(tt.accepted) {
			if got := names(tt.rules.Check(pin.New(entry), tt.ctx)); got != "" {
				t.Errorf("%s: %s breaks %s, want it accepted", tt.name, entry, got)
			}
		}
		for entry, want := range tt.rejected {
			if got := names(tt.rules.Check(pin.New(entry), tt.ctx)); got != want {
				t.Errorf("%s: %s breaks %q, want %q", tt.name, entry, got, want)
			}
		}
	}
}

// names are the rules of violations, separated by blanks.
func names(broken []pin.Violation) string {
	var names []string
	for _, v := range broken {
		names = append(names, string(v.Rule))
	}
	return strings.Join(names, " ")
}

func TestCheckNamesRulesInOrder(t *testing.T) {
	t.Parallel()
	rules := broadcloud()
	rules.Phone, rules.KeypadLine, rules.Distinct, rules.Blocklist = true, true, 2, pin.Blocklists()
	ctx := pin.Context{
		Extension: "111", Phone: "5551111", Default: pin.New("1111"),
		History: []pin.Matcher{pin.New("1111")},
	}
	got := names(rules.Check(pin.New("1111"), ctx))
	want := "repeat pattern extension default history phone distinct blocklist"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("1111 breaks (-want +got):\n%s", diff)
	}
}
