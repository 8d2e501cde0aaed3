package password_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"voiceportal/ivr/password"
)

// myPhone are the rules of "Reset a user's My Phone Next and UC-One apps password".
var myPhone = password.Rules{MinLength: 10, Classes: true, Identifiers: true}

// leonor is whom the candidates of these tests are for.
var leonor = password.Context{UserName: "lmatos@meridian.example", Phone: "351210994001", AltID: "8830412"}

func TestRulesOfMyPhone(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, entry string
		want        []password.Rule
	}{
		{"one of each class", "Tin-roof-4-rain", nil},
		{"exactly ten characters", "Tin-roof-4", nil},
		{"nine characters", "Tin-roof4", []password.Rule{password.RuleLength}},
		{"ten characters of two bytes each", "Ünïcödé-4ß", nil},
		{"no upper-case letter", "tin-roof-4-rain", []password.Rule{password.RuleUpper}},
		{"no lower-case letter", "TIN-ROOF-4-RAIN", []password.Rule{password.RuleLower}},
		{"no digit", "Tin-roof-rain", []password.Rule{password.RuleDigit}},
		{"no other character", "Tinroof4rain", []password.Rule{password.RuleOther}},
		{"a blank is another character", "Tin roof 4 rain", nil},
		{"a letter without case is no other character", "Tinroof4中文", []password.Rule{password.RuleOther}},
		{"a digit of another script is a digit", "Tin-roof-rain-४", nil},
		{"nothing at all", "", []password.Rule{
			password.RuleLength, password.RuleUpper, password.RuleLower, password.RuleDigit, password.RuleOther,
		}},
		{"everything at once", "lmatos", []password.Rule{
			password.RuleLength, password.RuleUpper, password.RuleDigit, password.RuleOther, password.RuleUserName,
		}},
		{"the whole user name", "4lmatos@meridian.exampleX", []password.Rule{password.RuleUserName}},
		{"the user name before its @", "My-LMatos-44", []password.Rule{password.RuleUserName}},
		{"only the domain of the user name", "At-Meridian.example-4", nil},
		{"the telephone number", "Tel+351210994001", []password.Rule{password.RulePhone}},
		{"the telephone number with separators", "Tel+351-210 994.001", []password.Rule{password.RulePhone}},
		{"the telephone number in brackets", "Tel(351)210/994-001", []password.Rule{password.RulePhone}},
		{"its national form", "Tel-210994001", []password.Rule{password.RulePhone}},
		{"its national form with a prefix", "Tel-0210994001", []password.Rule{password.RulePhone}},
		{"its last seven digits", "Tel-0994001", []password.Rule{password.RulePhone}},
		{"its last six digits", "Tel-994001xx", nil},
		{"the alternate ID", "Id-8830412xX", []password.Rule{password.RuleAltID}},
		{"the alternate ID backwards", "Id-2140388xX", nil},
		{"too long", "Tin-roof-4" + strings.Repeat("x", 247), []password.Rule{password.RuleLength}},
		{"as long as can be", "Tin-roof-4" + strings.Repeat("x", 246), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, myPhone.Check(password.New(tt.entry), leonor)); diff != "" {
				t.Errorf("broken rules (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIdentifiersAreSearchedWhateverTheirShape(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		entry string
		ctx   password.Context
		want  []password.Rule
	}{
		{"two characters are not searched", "Max-is-in-44", password.Context{UserName: "ma", AltID: "44"}, nil},
		{"three are", "Max-is-in-44", password.Context{UserName: "max"}, []password.Rule{password.RuleUserName}},
		{"two before the @ are not", "Max-is-in-44", password.Context{UserName: "ma@x.example"}, nil},
		{"a name of another case and script", "Über-ΣΊΣΥΦΟΣ-4", password.Context{UserName: "σίσυφος"}, []password.Rule{password.RuleUserName}},
		{"an alternate ID of letters", "My-kfz77-Road", password.Context{AltID: "KFZ77"}, []password.Rule{password.RuleAltID}},
		{"a number of five digits", "Ring-44012-now", password.Context{Phone: "44012"}, []password.Rule{password.RulePhone}},
		{"a part of a number of five digits", "Ring-4012-now", password.Context{Phone: "44012"}, nil},
		{"a number of two digits", "Ring-44012-now", password.Context{Phone: "44"}, nil},
		{"a national form of six digits", "Ring-123456-no", password.Context{Phone: "298123456"}, []password.Rule{password.RulePhone}},
		{"a code of one digit", "Ring-5550100-x", password.Context{Phone: "+1 (212) 555-0100"}, []password.Rule{password.RulePhone}},
		{"a code of two digits", "Ring-20-794609-5", password.Context{Phone: "442079460958"}, nil},
		{"nothing is known", "Ring-44012-now", password.Context{}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, myPhone.Check(password.New(tt.entry), tt.ctx)); diff != "" {
				t.Errorf("broken rules (-want +got):\n%s", diff)
			}
		})
	}
}

func TestThePasswordBeforeIsNotANewOne(t *testing.T) {
	t.Parallel()
	ctx := leonor
	ctx.Current = true
	if got := myPhone.Check(password.New("Tin-roof-4-rain"), ctx); !slices.Equal(got, []password.Rule{password.RuleCurrent}) {
		t.Errorf("broken rules %v, want current alone", got)
	}
}

func TestOnlyRulesInForceAreJudged(t *testing.T) {
	t.Parallel()
	loose := password.Rules{MinLength: 3}
	if got := loose.Check(password.New("lmatos"), leonor); got != nil {
		t.Errorf("rules without classes and identifiers refuse for %v", got)
	}
	var told []password.Rule
	for _, text := range loose.Describe() {
		told = append(told, text.Rule)
	}
	if want := []password.Rule{password.RuleLength, password.RuleCurrent}; !slices.Equal(told, want) {
		t.Errorf("rules %v are described, want %v", told, want)
	}
	if loose.Text(password.RuleUpper) != "" || loose.InForce("no-such-rule") {
		t.Error("a rule that is not in force has words")
	}
}

// An oracle that looks at one property each, in the plainest way.
func TestCheckAgreesWithAnOracle(t *testing.T) {
	t.Parallel()
	entries := rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("abzABZ0189-+ @é中")), 0, 14, -1),
		rapid.Custom(func(r *rapid.T) string {
			parts := []string{"lmatos", "LMATOS@", "meridian", "351", "210", "994", "001", "8830412", "-", " ", "aB3!", "x"}
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 6).Draw(r, "parts"), "")
		}),
	)
	rapid.Check(t, func(r *rapid.T) {
		entry := entries.Draw(r, "entry")
		p := password.New(entry)
		got := myPhone.Check(p, leonor)
		chars, lower := []rune(p.Reveal()), strings.ToLower(entry)
		digits := strings.Map(func(c rune) rune {
			if strings.ContainsRune(" -+", c) {
				return -1
			}
			return c
		}, entry)
		for rule, want := range map[password.Rule]bool{
			password.RuleLength:   len(chars) < 10,
			password.RuleUpper:    !strings.ContainsFunc(entry, unicode.IsUpper),
			password.RuleLower:    !strings.ContainsFunc(entry, unicode.IsLower),
			password.RuleDigit:    !strings.ContainsAny(entry, "0123456789"),
			password.RuleOther:    !strings.ContainsAny(entry, "-+ @!"),
			password.RuleUserName: strings.Contains(lower, "lmatos"),
			password.RulePhone:    strings.Contains(digits, "0994001"),
			password.RuleAltID:    strings.Contains(lower, "8830412"),
			password.RuleCurrent:  false,
		} {
			if slices.Contains(got, rule) != want {
				r.Fatalf("rule %s broken: %v, want %v", rule, !want, want)
			}
		}
	})
}

func FuzzCheck(f *testing.F) {
	f.Add("Tin-roof-4-rain", "lmatos@meridian.example", "351210994001", "8830412")
	f.Add("ſ-K-x", "K", "+", "\xff")
	f.Fuzz(func(t *testing.T, entry, user, phone, alt string) {
		ctx := password.Context{UserName: user, Phone: phone, AltID: alt}
		broken := myPhone.Check(password.New(entry), ctx)
		for _, s := range myPhone.Judge(password.New(entry), ctx) {
			if s.State == password.Broken && !slices.Contains(broken, s.Rule) {
				t.Errorf("rule %s is told as broken, and is not", s.Rule)
			}
			if s.State == password.Kept && slices.Contains(broken, s.Rule) {
				t.Errorf("rule %s is told as kept, and is not", s.Rule)
			}
		}
		// What an entry breaks by holding something, a longer one breaks too.
		longer := myPhone.Check(password.New(entry+" Aa1-"), ctx)
		for _, rule := range []password.Rule{password.RuleUserName, password.RuleAltID} {
			if slices.Contains(broken, rule) && !slices.Contains(longer, rule) {
				t.Errorf("rule %s is broken, and no longer with more characters", rule)
			}
		}
	})
}
