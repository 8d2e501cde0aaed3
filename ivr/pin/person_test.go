package pin_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
)

func TestCheckKnowsThePerson(t *testing.T) {
	t.Parallel()
	equal := pin.Rules{Extension: pin.ExtensionEqual}
	contains := pin.Rules{Extension: pin.ExtensionContains}
	phone := pin.Rules{Phone: true}
	name := pin.Rules{Name: true}
	for _, tt := range []struct {
		name  string
		rules pin.Rules
		ctx   pin.Context
		entry string
		rule  pin.Rule
		spans []pin.Span
	}{
		{"the extension", equal, pin.Context{Extension: "4071"}, "4071", pin.RuleExtension, nil},
		{"the extension reversed", equal, pin.Context{Extension: "4071"}, "1704", pin.RuleExtension, nil},
		{"the extension within", equal, pin.Context{Extension: "4071"}, "40719", "", nil},
		{"contains the extension", contains, pin.Context{Extension: "435"}, "1435", pin.RuleExtension, at(1, 4)},
		{"contains it reversed", contains, pin.Context{Extension: "435"}, "1534", pin.RuleExtension, at(1, 4)},
		{"contains both", contains, pin.Context{Extension: "435"}, "4359534", pin.RuleExtension, at(0, 3, 4, 7)},
		{"overlapping", contains, pin.Context{Extension: "11"}, "1117", pin.RuleExtension, at(0, 2, 1, 3)},
		{"a part of the extension", contains, pin.Context{Extension: "4351"}, "4359", "", nil},
		{"no extension", contains, pin.Context{}, "1435", "", nil},

		{"a part of the telephone number", phone, pin.Context{Phone: "442079460012"}, "7946", pin.RulePhone, nil},
		{"a part of it backwards", phone, pin.Context{Phone: "442079460012"}, "6497", pin.RulePhone, nil},
		{"the number as a part", phone, pin.Context{Phone: "5550"}, "915550", pin.RulePhone, at(2, 6)},
		{"near a part of it", phone, pin.Context{Phone: "442079460012"}, "7947", "", nil},
		{"no telephone number", phone, pin.Context{}, "7946", "", nil},

		{"first name", name, pin.Context{Name: "Ana Duarte"}, "2621", pin.RuleName, at(0, 3)},
		{"last name", name, pin.Context{Name: "Ana Duarte"}, "1382783", pin.RuleName, at(1, 7)},
		{"both names", name, pin.Context{Name: "Ana Duarte"}, "262382783", pin.RuleName, at(0, 3, 3, 9)},
		{"accents", name, pin.Context{Name: "Zoë Çelik"}, "1963", pin.RuleName, at(1, 4)},
		{"letters that do not decompose", name, pin.Context{Name: "Łukasz"}, "585279", pin.RuleName, at(0, 6)},
		{"the parts of a double name", name, pin.Context{Name: "Mary-Lou"}, "5681", pin.RuleName, at(0, 3)},
		{"a name of two letters", name, pin.Context{Name: "Al"}, "2525", "", nil},
		{"letters on no key", name, pin.Context{Name: "Ана"}, "2622", "", nil},
		{"a part of the name", name, pin.Context{Name: "Duarte"}, "3827", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var want []pin.Violation
			if tt.rule != "" {
				want = []pin.Violation{{Rule: tt.rule, Spans: tt.spans}}
			}
			if diff := cmp.Diff(want, tt.rules.Check(pin.New(tt.entry), tt.ctx)); diff != "" {
				t.Errorf("Check(%q) (-want +got):\n%s", tt.entry, diff)
			}
		})
	}
}

func TestCheckKnowsWhatCameBefore(t *testing.T) {
	t.Parallel()
	previous := []pin.Matcher{pin.New("7294"), pin.New("60418"), pin.New("3579")}
	ctx := pin.Context{Default: pin.New("258013"), Current: pin.New("8642"), History: previous}
	current := pin.Rules{Current: true, Default: true}
	for _, tt := range []struct {
		name  string
		rules pin.Rules
		entry string
		want  string
	}{
		{"the current PIN", current, "8642", "current"},
		{"the current PIN reversed", current, "2468", "current"},
		{"the default PIN", current, "258013", "default"},
		{"the default PIN reversed", current, "310852", ""},
		{"the newest within the depth", pin.Rules{History: 1}, "3579", "history"},
		{"reversed within the depth", pin.Rules{History: 1}, "9753", "history"},
		{"beyond the depth", pin.Rules{History: 1}, "60418", ""},
		{"depth two", pin.Rules{History: 2}, "81406", "history"},
		{"the oldest beyond depth two", pin.Rules{History: 2}, "7294", ""},
		{"depth beyond what is kept", pin.Rules{History: 10}, "7294", "history"},
		{"all", pin.Rules{History: pin.HistoryAll}, "4927", "history"},
		{"switched off", pin.Rules{}, "7294", ""},

		{"one more than the current PIN", pin.Rules{Increment: 1}, "8643", "increment"},
		{"one less than the current PIN", pin.Rules{Increment: 1}, "8641", "increment"},
		{"two more, up to one", pin.Rules{Increment: 1}, "8644", ""},
		{"two more, up to two", pin.Rules{Increment: 2}, "8644", "increment"},
		{"the same is another rule's", pin.Rules{Increment: 1}, "8642", ""},
		{"one more than a previous PIN", pin.Rules{Increment: 1, History: 3}, "60419", "increment"},
		{"one more than a PIN beyond the depth", pin.Rules{Increment: 1, History: 1}, "60419", ""},
		{"with a carry", pin.Rules{Increment: 1, History: pin.HistoryAll}, "3580", "increment"},
		{"of another length", pin.Rules{Increment: 1}, "08643", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := names(tt.rules.Check(pin.New(tt.entry), ctx)); got != tt.want {
				t.Errorf("%s breaks %q, want %q", tt.entry, got, tt.want)
			}
		})
	}
}

// The current credential is never also judged as history, even where it is a previous PIN too.
func TestCurrentPINIsNotAlsoHistory(t *testing.T) {
	t.Parallel()
	ctx := pin.Context{Current: pin.New("7294"), History: []pin.Matcher{pin.New("7294")}}
	rules := pin.Rules{Current: true, History: pin.HistoryAll}
	for _, entry := range []string{"7294", "4927"} {
		if got := names(rules.Check(pin.New(entry), ctx)); got != "current" {
			t.Errorf("%s breaks %q, want current alone", entry, got)
		}
	}
	rules.Current = false
	if got := names(rules.Check(pin.New("7294"), ctx)); got != "history" {
		t.Errorf("without the current rule it breaks %q, want history", got)
	}
}

// Increments end at numbers of the same length: 0000 has nothing below, 9999 nothing above.
func TestIncrementsEndWithTheLength(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{Increment: 3}
	for entry, current := range map[string]string{"0000": "9999", "9999": "0000", "9998": "10000"} {
		if got := names(rules.Check(pin.New(entry), pin.Context{Current: pin.New(current)})); got != "" {
			t.Errorf("%s after %s breaks %q", entry, current, got)
		}
	}
}

// A context may hold nil where a matcher is missing.
func TestCheckSkipsMissingMatchers(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{Default: true, Current: true, History: pin.HistoryAll, Increment: 1}
	if got := names(rules.Check(pin.New("1234"), pin.Context{History: []pin.Matcher{nil}})); got != "" {
		t.Errorf("1234 breaks %q", got)
	}
}

// Names are dialled by the letters of ITU-T E.161; accents are left off.
func TestNamesAreSpelledOnTheKeypad(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{Name: true}
	for name, keys := range map[string]string{
		"abcdef": "222333", "ghijkl": "444555", "mnopqrs": "6667777", "tuvwxyz": "8889999", "Neil": "6345",
		"Jäger": "52437", "Ærø": "2376", "Œuvre": "638873", "Weiß": "93477", "Đặng": "3264", "Þóra": "84672", "Işık": "4745",
	} {
		if got := names(rules.Check(pin.New(keys), pin.Context{Name: name})); got != "name" {
			t.Errorf("%s of %s breaks %q, want name", keys, name, got)
		}
		other := pin.New(keys[:len(keys)-1] + "1")
		if got := names(rules.Check(other, pin.Context{Name: name})); got != "" {
			t.Errorf("other keys than those of %s break %q", name, got)
		}
	}
}
