package profile_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// small is the least that a profile has.
const small = `title: A small profile
source: a test
pin:
  length: {min: 4, max: 6}
onboard: temporary
reset: temporary
temporary: {uses: until-changed, length: 6}
lockout: {kind: admin, tries: 5}
`

// full has every field there is.
const full = `title: A full profile
source: a test
pin:
  length: {min: 4, max: 8}
  repeat: {max: 2, scope: anywhere}
  sequence: {max: 3, wrap: true}
  pattern: true
  extension: equal
  default: true
  current: true
  history: all
  history_keeps: personal
  phone: true
  name: true
  keypad_line: true
  distinct: 3
  increment: 2
  blocklist: [most-used, dates]
onboard: company
reset: default
default: {per_number: true, company: true, length: 6, pin: 083916, force_on_handset: true}
temporary: {uses: once, lifetime: 1d12h, length: 7}
ageing: {max_age: 30d, warn_before: 5d, min_age: 24h}
dormant_after: 60d
lockout: {kind: doubling, tries: 3, window: 30m, duration: 90s}
tries_per_call: 2
trusted_line: true
flow: {first_digit: 5s, inter_digit: 3s, menu: 20s, slow_caller: true}
web: {min_length: 10, classes: true, identifiers: true, max_age: 90d, temporary_lifetime: 24h}
`

// comparePINs compares PINs without printing them.
var comparePINs = cmp.Comparer(pin.PIN.Equal)

func TestLoadReadsEveryField(t *testing.T) {
	t.Parallel()
	got, err := profile.Load("some/folder/full.yaml", []byte(full))
	if err != nil {
		t.Fatal(err)
	}
	want := &profile.Profile{
		Name: "full", Title: "A full profile", Source: "a test",
		PIN: pin.Rules{
			MinLength: 4, MaxLength: 8, RepeatMax: 2, RepeatScope: pin.ScopeAnywhere,
			SequenceMax: 3, SequenceWrap: true, Pattern: true, Extension: pin.ExtensionEqual,
			Default: true, Current: true, History: pin.HistoryAll, HistoryPersonal: true,
			Phone: true, Name: true, KeypadLine: true, Distinct: 3, Increment: 2,
			Blocklist: []string{pin.ListMostUsed, pin.ListDates},
		},
		Onboard: profile.GiveCompany, Reset: profile.GiveDefault,
		Default: profile.Default{
			PerNumber: true, Company: true, Length: 6, PIN: pin.New("083916"), ForceOnHandset: true,
		},
		Temporary: profile.Temporary{Once: true, Lifetime: 36 * time.Hour, Length: 7},
		MaxAge:    30 * profile.Day, WarnBefore: 5 * profile.Day, MinAge: profile.Day,
		DormantAfter: 60 * profile.Day,
		Lockout: profile.Lockout{
			Kind: profile.LockDoubling, Tries: 3, Window: 30 * time.Minute, Duration: 90 * time.Second,
		},
		TriesPerCall: 2, TrustedLine: true,
		Flow: profile.Flow{
			FirstDigit: 5 * time.Second, InterDigit: 3 * time.Second, Menu: 20 * time.Second, SlowCaller: true,
		},
		Web: &profile.Web{
			MinLength: 10, Classes: true, Identifiers: true, MaxAge: 90 * profile.Day, TempLifetime: profile.Day,
		},
	}
	if diff := cmp.Diff(want, got, comparePINs); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
}

func TestLoadLeavesOffWhatTheFileLeavesOut(t *testing.T) {
	t.Parallel()
	got, err := profile.Load("small.yaml", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	want := &profile.Profile{
		Name: "small", Title: "A small profile", Source: "a test",
		PIN:     pin.Rules{MinLength: 4, MaxLength: 6},
		Onboard: profile.GiveTemporary, Reset: profile.GiveTemporary,
		Temporary: profile.Temporary{Length: 6}, DormantAfter: 90 * profile.Day,
		Lockout: profile.Lockout{Kind: profile.LockAdmin, Tries: 5},
	}
	if diff := cmp.Diff(want, got, comparePINs); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
}

func TestLoadNamesFileLineFieldAndProblem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, from, to string // what is changed in the full profile
		want           string
	}{
		{"unknown field", "pattern:", "patern:", `p.yaml:7: pin.patern: there is no such field`},
		{"unknown section", "flow:", "flows:", `p.yaml:28: flows: there is no such field`},
		{"field twice", "  pattern: true", "  default: true", `p.yaml:9: mapping key "default" already defined`},
		{"word for a number", "max: 8", "max: eight", `p.yaml:4: pin.length.max: a whole number is wanted here`},
		{"word for a flag", "pattern: true", "pattern: often", `p.yaml:7: pin.pattern: true or false is wanted here`},
		{"number for fields", "length: {min: 4, max: 8}", "length: 4", `p.yaml:4: pin.length: `},
		{"bad duration", "max_age: 30d", "max_age: a month", `p.yaml:23: ageing.max_age: "a month" is no duration; write 30d`},
		{"number without a unit", "duration: 90s", "duration: 90", `p.yaml:25: lockout.duration: "90" is no duration`},
		{"bad depth", "history: all", "history: some", `p.yaml:11: pin.history: "some" is no depth; write a number or all`},
		{"bad use", "uses: once", "uses: twice", `p.yaml:22: temporary.uses: "twice" is not known; write until-changed or once`},
		{"list for digits", "pin: 083916", "pin: [0, 8]", `p.yaml:21: default.pin: digits are wanted here`},
		{"min over max", "min: 4, max: 8", "min: 9, max: 8", `p.yaml:4: pin.length: min 9 is more than max 8`},
		{"too long", "min: 4, max: 8", "min: 4, max: 31", `p.yaml:4: pin.length.max: is 31; a PIN has at most 30 digits`},
		{"no digits", "min: 4, max: 8", "min: 0, max: 8", `p.yaml:4: pin.length.min: is 0`},
		{"unknown scope", "scope: anywhere", "scope: nowhere", `p.yaml:5: pin.repeat.scope: "nowhere" is not known; write one of consecutive, anywhere`},
		{"unknown list", "[most-used, dates]", "[most-used, names]", `p.yaml:18: pin.blocklist: "names" is not known; write one of most-used, years, dates`},
		{"unknown extension rule", "extension: equal", "extension: near", `p.yaml:8: pin.extension: "near" is not known`},
		{"unknown choice", "onboard: company", "onboard: letter", `p.yaml:19: onboard: "letter" is not known; write one of default, temporary, company`},
		{"missing choice", "reset: default\n", "", `p.yaml: reset: is missing; write one of default, temporary`},
		{"missing title", "title: A full profile\n", "", `p.yaml: title: is missing`},
		{"no default to give", "per_number: true, ", "", `reset: is default, but default.per_number is not set`},
		{"default of nobody", "per_number: true, ", "", `default.pin: does nothing without per_number`},
		{"default without a kind", "per_number: true, company: true, ", "", `default: does nothing without per_number or company`},
		{"default without a length", "length: 6, pin", "pin", `default.length: is missing; say how many digits a generated PIN has`},
		{"default of another length", "length: 6, pin", "length: 7, pin", `p.yaml:21: default.pin: has 6 digits, not the 7 of default.length`},
		{"default breaks a rule", "083916", "111222", `p.yaml:21: default.pin: breaks the profile's own rule repeat: no digit more than twice anywhere`},
		{"default of no digits", "083916", "08391x", `p.yaml:21: default.pin: breaks the profile's own rule digits: only the digits 0 to 9`},
		{"temporary length", "1d12h, length: 7", "1d12h, length: 9", `temporary.length: is 9; pin.length wants 4 to 8 digits`},
		{"warning without ageing", "max_age: 30d, ", "", `ageing.warn_before: does nothing without max_age`},
		{"warning longer than ageing", "warn_before: 5d", "warn_before: 30d", `ageing.warn_before: is not shorter than max_age`},
		{"change barred for ever", "min_age: 24h", "min_age: 31d", `ageing.min_age: is not shorter than max_age`},
		{"unknown lock", "kind: doubling", "kind: padlock", `lockout.kind: "padlock" is not known; write one of none, admin, timed, doubling`},
		{"lock without tries", "tries: 3, window", "tries: 0, window", `lockout.tries: is 0; at least 1 wrong PIN locks`},
		{"timed lock without a time", ", duration: 90s", "", `lockout.duration: is missing`},
		{"admin lock with a time", "kind: doubling", "kind: admin", `lockout.duration: does nothing; a lock of kind admin does not end by itself`},
		{"no lock with tries", "kind: doubling", "kind: none", `lockout: is none; tries, window and duration do nothing then`},
		{"wrap without max", "max: 3, wrap: true", "wrap: true", `pin.sequence.wrap: does nothing without max`},
		{"scope without max", "max: 2, scope", "scope", `pin.repeat.scope: does nothing without max`},
		{"sequence of one", "{max: 3, wrap", "{max: 1, wrap", `pin.sequence.max: is 1, which refuses nearly all`},
		{"too many different digits", "distinct: 3", "distinct: 5", `pin.distinct: is 5, more than the shortest PIN has digits`},
		{"negative tries", "tries_per_call: 2", "tries_per_call: -1", `tries_per_call: is less than 0`},
		{"no letters of a web password", "min_length: 10", "min_length: 0", `web.min_length: is less than 1`},
		{"too many letters of a web password", "min_length: 10", "min_length: 64", `web.min_length: is more than 63, the longest temporary password`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if strings.Count(full, tt.from) != 1 {
				t.Fatalf("the full profile has %q %d times", tt.from, strings.Count(full, tt.from))
			}
			_, err := profile.Load("p.yaml", []byte(strings.Replace(full, tt.from, tt.to, 1)))
			if err == nil {
				t.Fatal("Load accepts it")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error\n%v\nwant it to say\n%s", err, tt.want)
			}
			var field *profile.FieldError
			if !errors.As(err, &field) || field.File != "p.yaml" {
				t.Errorf("error %v is no FieldError of p.yaml", err)
			}
		})
	}
}

func TestLoadRefusesWhatIsNoProfile(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ src, want string }{
		"empty":         {"", "p.yaml: the file is empty"},
		"comment only":  {"# nothing\n", "p.yaml: the file is empty"},
		"two documents": {small + "---\n" + small, "p.yaml: the file holds several documents"},
		"a list":        {"- title\n", "p.yaml: the file holds no fields"},
		"a word":        {"profile\n", "p.yaml: the file holds no fields"},
		"broken YAML":   {"title: [\n", "p.yaml:1: "},
		"tabs":          {"title:\n\tx: 1\n", "p.yaml:"},
	} {
		_, err := profile.Load("p.yaml", []byte(tt.src))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want it to begin with %q", name, err, tt.want)
		}
	}
}

func TestLoadReportsAllProblemsAtOnce(t *testing.T) {
	t.Parallel()
	src := strings.NewReplacer("max: 6", "max: 3", "tries: 5", "tries: 0").Replace(small)
	_, err := profile.Load("p.yaml", []byte(src))
	if err == nil || !strings.Contains(err.Error(), "pin.length") || !strings.Contains(err.Error(), "lockout.tries") {
		t.Errorf("error %v, want both problems", err)
	}
}

func TestLoadRefusesRulesThatLeaveNoPIN(t *testing.T) {
	t.Parallel()
	// Eleven digits cannot all differ.
	src := strings.NewReplacer(
		"{min: 4, max: 6}", "{min: 11, max: 11}\n  repeat: {max: 1, scope: anywhere}", "length: 6}", "length: 11}",
	).Replace(small)
	_, err := profile.Load("p.yaml", []byte(src))
	if err == nil || !strings.Contains(err.Error(), "p.yaml:4: pin: refuses every PIN") {
		t.Errorf("error %v, want it to say that nothing is left", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(small)
	f.Add(full)
	f.Add("pin: {length: &a {min: *a}}")
	f.Add("? [x]\n: {}")
	f.Fuzz(func(t *testing.T, src string) {
		p, err := profile.Load("fuzz.yaml", []byte(src))
		if err == nil && p.Validate() != nil {
			t.Errorf("Load accepts what Validate does not: %v", p.Validate())
		}
		if err != nil && !strings.HasPrefix(err.Error(), "fuzz.yaml") {
			t.Errorf("error %q does not begin with the file", err)
		}
	})
}
