package profile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

func TestACompanysDefaultPINIsJudgedByItsDigitsAlone(t *testing.T) {
	t.Parallel()
	p := &profile.Profile{
		PIN: pin.Rules{
			MinLength: 4, MaxLength: 12, RepeatMax: 2, SequenceMax: 2, Pattern: true,
			Extension: pin.ExtensionContains, Default: true, Current: true, History: pin.HistoryAll,
			Phone: true, Name: true, KeypadLine: true, Distinct: 3, Increment: 1, Blocklist: pin.Blocklists(),
		},
		Default: profile.Default{Company: true, Length: 7},
	}
	want := pin.Rules{
		MinLength: 7, MaxLength: 7, RepeatMax: 2, SequenceMax: 2, Pattern: true,
		KeypadLine: true, Distinct: 3, Blocklist: pin.Blocklists(),
	}
	if diff := cmp.Diff(want, p.CompanyPIN()); diff != "" {
		t.Errorf("CompanyPIN (-want +got):\n%s", diff)
	}
	for name, tt := range map[string]struct {
		entry string
		ok    bool
	}{
		"seven digits":      {"5920583", true},
		"six":               {"592058", false},
		"eight":             {"59205837", false},
		"seven that count":  {"1234567", false},
		"seven of one kind": {"1111592", false},
	} {
		if broken := p.CompanyPIN().Check(pin.New(tt.entry), pin.Context{}); (broken == nil) != tt.ok {
			t.Errorf("%s: breaks %v, want kept %t", name, broken, tt.ok)
		}
	}
}
