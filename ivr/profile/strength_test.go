package profile_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// rulesOnly is a profile of which only the rules matter.
func rulesOnly(name string, r pin.Rules) *profile.Profile {
	return &profile.Profile{Name: name, PIN: r, Lockout: profile.Lockout{Kind: profile.LockAdmin, Tries: 5}}
}

func TestKeyspacesAreExactUpToSixDigits(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		rules pin.Rules
		want  []float64 // of 3 digits, 4 digits and so on
	}{
		{"no rule", pin.Rules{MaxLength: 6}, []float64{1e3, 1e4, 1e5, 1e6}},
		{"all digits different", pin.Rules{RepeatMax: 1, RepeatScope: pin.ScopeAnywhere, MaxLength: 5}, []float64{720, 5040, 30240}},
		{"neighbours different", pin.Rules{RepeatMax: 1, MaxLength: 5}, []float64{810, 7290, 65610}},
		// Of three digits 8 runs go up and 8 go down.
		{"no runs of three", pin.Rules{SequenceMax: 2, MaxLength: 3}, []float64{984}},
		// Runs that go round: 10 up and 10 down.
		{"no runs of three with wrap", pin.Rules{SequenceMax: 2, SequenceWrap: true, MaxLength: 3}, []float64{980}},
		{"no year", pin.Rules{Blocklist: []string{pin.ListYears}, MaxLength: 4}, []float64{1e3, 9800}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.rules.MinLength = 3
			for i, k := range rulesOnly("p", tt.rules).Keyspaces() {
				want := profile.Keyspace{Length: 3 + i, Left: tt.want[i], Share: tt.want[i] / math.Pow10(3+i), Exact: true}
				if diff := cmp.Diff(want, k); diff != "" {
					t.Errorf("%d digits (-want +got):\n%s", 3+i, diff)
				}
			}
		})
	}
}

func TestKeyspacesOfLongPINsAreEstimates(t *testing.T) {
	t.Parallel()
	p := rulesOnly("p", pin.Rules{MinLength: 7, MaxLength: 8, RepeatMax: 1})
	for _, k := range p.Keyspaces() {
		// Neighbours differ in 10 * 9^(n-1) of 10^n.
		want := math.Pow(0.9, float64(k.Length-1))
		if k.Exact || math.Abs(k.Share-want) > 0.01 {
			t.Errorf("%d digits: %+v, want a share near %.3f that is no exact one", k.Length, k, want)
		}
	}
	if diff := cmp.Diff(p.Keyspaces(), p.Keyspaces()); diff != "" {
		t.Errorf("two estimates differ:\n%s", diff)
	}
}

func TestLintFindsWhatIsUnwise(t *testing.T) {
	t.Parallel()
	p := rulesOnly("open", pin.Rules{MinLength: 3, MaxLength: 4, RepeatMax: 1, RepeatScope: pin.ScopeAnywhere})
	p.Lockout = profile.Lockout{Kind: profile.LockNone}
	p.TrustedLine = true
	got := p.Lint()
	want := []string{
		"the rules leave 720 PINs of 3 digits",
		"the rules accept 2 of the 20 most used PINs of 4 digits: 1234 4321",
		"no lock: who calls again and again can try every PIN",
		"trusted_line: whoever fakes a caller's number hears their messages",
	}
	if diff := cmp.Diff(want, got.Advice); diff != "" {
		t.Errorf("Advice (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]profile.Survivors{{Length: 4, Known: 20, PINs: []string{"1234", "4321"}}}, got.MostUsed); diff != "" {
		t.Errorf("MostUsed (-want +got):\n%s", diff)
	}
}

func TestLintHasNothingAgainstStrictRules(t *testing.T) {
	t.Parallel()
	p := rulesOnly("strict", pin.Rules{MinLength: 7, MaxLength: 8, Blocklist: pin.Blocklists()})
	if got := p.Lint().Advice; len(got) > 0 {
		t.Errorf("Advice: %q, want none", got)
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	p := rulesOnly("strict", pin.Rules{MinLength: 3, MaxLength: 3, RepeatMax: 2, Extension: pin.ExtensionEqual})
	q := rulesOnly("loose", pin.Rules{MinLength: 2, MaxLength: 3, Distinct: 2})
	got := profile.Compare(p, q, pin.Context{Extension: "012"})
	want := profile.Comparison{
		P: "strict", Q: "loose",
		Lengths: []profile.LengthDifference{
			{Length: 2, Tried: 100, Exact: true, OnlyQ: 90, Neither: 10},
			// 000 to 999 are refused by both; 012 and 210 by the stricter one.
			{Length: 3, Tried: 1000, Exact: true, Both: 988, OnlyQ: 2, Neither: 10},
		},
		Rules: []profile.RuleDifference{
			{By: "strict", Rule: pin.RuleLength, PINs: 90, Examples: []string{"01", "02", "03", "04", "05"}},
			{By: "strict", Rule: pin.RuleExtension, PINs: 2, Examples: []string{"012", "210"}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Compare (-want +got):\n%s", diff)
	}
}

func TestCompareOfAProfileWithItselfFindsNothing(t *testing.T) {
	t.Parallel()
	p := rulesOnly("p", pin.Rules{MinLength: 4, MaxLength: 5, SequenceMax: 2, Distinct: 3})
	got := profile.Compare(p, p, pin.Context{})
	for _, d := range got.Lengths {
		if d.OnlyP+d.OnlyQ > 0 || d.Both+d.Neither != d.Tried {
			t.Errorf("difference %+v", d)
		}
	}
	if len(got.Rules) > 0 {
		t.Errorf("rules differ: %+v", got.Rules)
	}
}

func TestCompareSamplesLongPINs(t *testing.T) {
	t.Parallel()
	p := rulesOnly("p", pin.Rules{MinLength: 7, MaxLength: 8})
	q := rulesOnly("q", pin.Rules{MinLength: 8, MaxLength: 8, RepeatMax: 1})
	got := profile.Compare(p, q, pin.Context{}).Lengths
	if len(got) != 2 || got[0].Exact || got[0].OnlyP != got[0].Tried || got[1].Both == 0 || got[1].OnlyP == 0 || got[1].OnlyQ != 0 {
		t.Errorf("lengths %+v", got)
	}
}

func TestDefaultPINKeepsTheRules(t *testing.T) {
	t.Parallel()
	random := bytes.NewReader(bytes.Repeat([]byte("some bytes that are random enough"), 1000))
	for _, name := range shipped(t).Names() {
		p := named(t, name)
		if !p.Default.PerNumber && !p.Default.Company {
			continue
		}
		// The credential that the new default replaces does not matter.
		ctx := pin.Context{Extension: "4012", Name: "Ana Duarte", Current: everything{}, History: []pin.Matcher{everything{}}}
		got, err := p.DefaultPIN(random, ctx)
		if err != nil || got.Len() != p.Default.Length || len(p.PIN.Check(got, pin.Context{Extension: "4012"})) > 0 {
			t.Errorf("%s: default PIN of %d digits breaks a rule, or error %v", name, got.Len(), err)
		}
	}
}

// everything matches any PIN.
type everything struct{}

func (everything) Match(pin.PIN) bool { return true }

func TestDefaultPINOfTheProfileIsEverybodys(t *testing.T) {
	t.Parallel()
	p := rulesOnly("p", pin.Rules{MinLength: 4, MaxLength: 4})
	p.Default = profile.Default{PerNumber: true, Length: 4, PIN: pin.New("2947")}
	got, err := p.DefaultPIN(strings.NewReader(""), pin.Context{})
	if err != nil || !got.Equal(p.Default.PIN) {
		t.Errorf("DefaultPIN is another one, or error %v", err)
	}
	p.Default.PIN = pin.PIN{}
	if _, err := p.DefaultPIN(strings.NewReader(""), pin.Context{}); err == nil {
		t.Error("DefaultPIN draws from an empty source")
	}
}

func TestValidateOfAProfileMadeInCode(t *testing.T) {
	t.Parallel()
	err := (&profile.Profile{}).Validate()
	var field *profile.FieldError
	if !errors.As(err, &field) || field.Field != "title" || field.File != "" || field.Line != 0 {
		t.Errorf("error %v, want a FieldError of title without a file", err)
	}
	if !strings.HasPrefix(err.Error(), "title: is missing") {
		t.Errorf("error %q does not begin with the field", err)
	}
}
