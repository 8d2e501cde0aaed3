package profile_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// What the sources give as examples, each under its profile.
func TestShippedProfilesJudgeTheirSourcesExamples(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		profile  string
		ctx      pin.Context
		accepted string
		refused  map[string]pin.Rule // entries to the rule that the source means
	}{
		{
			"webex",
			pin.Context{Extension: "147869", Phone: "13015551212"},
			"1235123",
			map[string]pin.Rule{
				"121212 123123 13571357": pin.RulePattern, "222211 888888 9099991": pin.RuleRepeat,
				"123456 987654": pin.RuleSequence, "9147869 9968741": pin.RuleExtension,
				"5551212 2121555": pin.RulePhone, "12345 1357924680135792468013579246801": pin.RuleLength,
			},
		},
		{
			"unity",
			pin.Context{Extension: "4012", Name: "Ana Duarte", Current: pin.New("201851")},
			"847205",
			map[string]pin.Rule{
				"288836": pin.RuleRepeat, "408408": pin.RulePattern, "121212": pin.RuleDistinct,
				"012345 987654": pin.RuleSequence, "258036 159847 175348": pin.RuleKeypadLine,
				"840127 821043": pin.RuleExtension, "382783": pin.RuleName, "201852": pin.RuleIncrement,
				"84720": pin.RuleLength,
			},
		},
		{
			"bt",
			pin.Context{Extension: "4071", History: []pin.Matcher{pin.New("7294")}},
			"40719 1122",
			map[string]pin.Rule{
				"11111 22222": pin.RuleRepeat, "1234 4321": pin.RuleSequence, "234234 432432": pin.RulePattern,
				"4071 1704": pin.RuleExtension, "7294 4927": pin.RuleHistory, "2947135": pin.RuleLength,
			},
		},
		{
			"zoom",
			pin.Context{Extension: "4071"},
			"1212 40719",
			map[string]pin.Rule{
				"111111 333333": pin.RuleRepeat, "123456 987654 8901": pin.RuleSequence, "4071": pin.RuleExtension,
			},
		},
		{"asterisk", pin.Context{Extension: "4012"}, "1234 1111 4012", map[string]pin.Rule{"123": pin.RuleLength}},
		{
			"nist",
			pin.Context{Phone: "442079460012", Name: "Ana Duarte"},
			"847205 349933",
			map[string]pin.Rule{
				"696969 007007 241285 19851224": pin.RuleBlocklist, "844447 111119": pin.RuleRepeat,
				"734567": pin.RuleSequence, "207946": pin.RulePhone, "382783": pin.RuleName, "84720": pin.RuleLength,
			},
		},
	} {
		rules := named(t, tt.profile).PIN
		for entry := range strings.FieldsSeq(tt.accepted) {
			if broken := rules.Check(pin.New(entry), tt.ctx); len(broken) > 0 {
				t.Errorf("%s: %s breaks %v, want it accepted", tt.profile, entry, broken)
			}
		}
		for entries, want := range tt.refused {
			for entry := range strings.FieldsSeq(entries) {
				if !breaks(rules, entry, tt.ctx, want) {
					t.Errorf("%s: %s does not break %s", tt.profile, entry, want)
				}
			}
		}
	}
}

func breaks(r pin.Rules, entry string, ctx pin.Context, want pin.Rule) bool {
	for _, v := range r.Check(pin.New(entry), ctx) {
		if v.Rule == want {
			return true
		}
	}
	return false
}

// The facts of the source systems that no rule of a PIN holds.
func TestShippedProfilesKeepTheirSourcesFacts(t *testing.T) {
	t.Parallel()
	five := profile.Lockout{Kind: profile.LockAdmin, Tries: 5}

	essensys := named(t, "essensys")
	if !essensys.HasDefault() || essensys.Onboard != profile.GiveDefault || essensys.Reset != profile.GiveDefault {
		t.Error("essensys: a number starts with its default PIN and is reset to it")
	}
	if essensys.Default.ForceOnHandset {
		t.Error("essensys: the handset accepts the default PIN")
	}
	if essensys.PIN.History != 1 || !essensys.PIN.HistoryPersonal {
		t.Error("essensys: the history is the last private PIN")
	}

	company := named(t, "company-default")
	want := profile.Default{Company: true, Length: 7, ForceOnHandset: true}
	if diff := cmp.Diff(want, company.Default, comparePINs); diff != "" {
		t.Errorf("company-default (-want +got):\n%s", diff)
	}
	if company.HasDefault() || company.Onboard != profile.GiveCompany || company.Reset != profile.GiveTemporary {
		t.Error("company-default: the default PIN is for onboarding only")
	}
	if diff := cmp.Diff(profile.Temporary{Once: true, Length: 7}, company.Temporary); diff != "" {
		t.Errorf("company-default (-want +got):\n%s", diff)
	}

	phone := named(t, "my-phone")
	if phone.Temporary.Lifetime != 24*time.Hour || phone.Temporary.Once {
		t.Errorf("my-phone: %+v, want temporary PINs of 24 hours", phone.Temporary)
	}
	web := &profile.Web{
		MinLength: 10, Classes: true, Identifiers: true, MaxAge: 90 * profile.Day, TempLifetime: 24 * time.Hour,
	}
	if diff := cmp.Diff(web, phone.Web); diff != "" {
		t.Errorf("my-phone (-want +got):\n%s", diff)
	}

	broadcloud := named(t, "broadcloud")
	if broadcloud.MaxAge != 30*profile.Day || broadcloud.HasDefault() || broadcloud.PIN.History != pin.HistoryAll {
		t.Error("broadcloud: 30 days, no default PIN, all previous PINs")
	}
	for _, name := range []string{"essensys", "company-default", "my-phone", "broadcloud", "bt"} {
		if diff := cmp.Diff(five, named(t, name).Lockout); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, name := range shipped(t).Names() {
		// Trust in a line is off everywhere but in the profile that shows why.
		if p := named(t, name); p.DormantAfter != 90*profile.Day || p.TrustedLine != (name == "trusted-line") {
			t.Errorf("%s: dormant after %v, trusted line %t", name, p.DormantAfter, p.TrustedLine)
		}
	}

	asterisk := named(t, "asterisk")
	if asterisk.TriesPerCall != 3 || asterisk.Lockout.Kind != profile.LockNone {
		t.Error("asterisk: three tries a call, no lock")
	}
}

// A company's default PIN as the command line's help has it, and the one of a worked example.
func TestDefaultPINsOfTheExamplesKeepTheRules(t *testing.T) {
	t.Parallel()
	for name, entry := range map[string]string{"company-default": "1357924", "essensys": "258013"} {
		if broken := named(t, name).PIN.Check(pin.New(entry), pin.Context{}); len(broken) > 0 {
			t.Errorf("%s: %s breaks %v", name, entry, broken)
		}
	}
}
