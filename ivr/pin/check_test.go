package pin_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"voiceportal/ivr/pin"
)

// lawful fails when violations are not what every caller relies on.
func lawful(t interface{ Errorf(string, ...any) }, entry string, broken []pin.Violation) {
	order := pin.AllRules()
	last := -1
	for _, v := range broken {
		at := slices.Index(order, v.Rule)
		if at <= last {
			t.Errorf("%s comes twice or out of order in %s", v.Rule, names(broken))
		}
		last = at
		if v.Rule == pin.RuleDigits && len(broken) > 1 {
			t.Errorf("digits is not alone in %s", names(broken))
		}
		for i, s := range v.Spans {
			if s.From < 0 || s.From >= s.To || s.To > len(entry) || i > 0 && s.From <= v.Spans[i-1].From {
				t.Errorf("%s: spans %v of an entry of %d characters", v.Rule, v.Spans, len(entry))
			}
		}
	}
	digits := !strings.ContainsFunc(entry, func(c rune) bool { return c < '0' || c > '9' })
	if digits == slices.ContainsFunc(broken, func(v pin.Violation) bool { return v.Rule == pin.RuleDigits }) {
		t.Errorf("an entry of digits %t breaks %s", digits, names(broken))
	}
}

func FuzzCheck(f *testing.F) {
	for _, entry := range []string{"", "1234", "0123456789", "12a4", "１２", "112211", "2580", "\x00", strings.Repeat("1234567890", 30)} {
		f.Add(entry, "4012", "442079460012", "Ana Duarte", "7294")
	}
	f.Add("4012", "", "", "", "")
	f.Fuzz(func(t *testing.T, entry, extension, phone, name, previous string) {
		ctx := pin.Context{
			Extension: extension, Phone: phone, Name: name, Current: pin.New(previous),
			Default: pin.New(extension), History: []pin.Matcher{pin.New(previous)},
		}
		for _, rules := range []pin.Rules{essensys(), broadcloud(), everyRule(), {}} {
			lawful(t, entry, rules.Check(pin.New(entry), ctx))
			rules.Judge(pin.New(entry), ctx)
		}
	})
}

func TestCheckIsLawful(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rules, ctx := drawRules(t), drawContext(t)
		entry := rapid.StringMatching(`[0-4*a]{0,14}`).Draw(t, "entry")
		lawful(t, entry, rules.Check(pin.New(entry), ctx))
	})
}

// Every rule that can be switched off refuses less without it, and changes no other verdict but
// that of history, which leaves to current what current refuses.
func TestRulesAreIndependent(t *testing.T) {
	t.Parallel()
	without := map[pin.Rule]func(*pin.Rules){
		pin.RuleRepeat:     func(r *pin.Rules) { r.RepeatMax = 0 },
		pin.RuleSequence:   func(r *pin.Rules) { r.SequenceMax = 0 },
		pin.RulePattern:    func(r *pin.Rules) { r.Pattern = false },
		pin.RuleExtension:  func(r *pin.Rules) { r.Extension = "" },
		pin.RuleDefault:    func(r *pin.Rules) { r.Default = false },
		pin.RulePhone:      func(r *pin.Rules) { r.Phone = false },
		pin.RuleName:       func(r *pin.Rules) { r.Name = false },
		pin.RuleKeypadLine: func(r *pin.Rules) { r.KeypadLine = false },
		pin.RuleDistinct:   func(r *pin.Rules) { r.Distinct = 0 },
		pin.RuleIncrement:  func(r *pin.Rules) { r.Increment = 0 },
		pin.RuleBlocklist:  func(r *pin.Rules) { r.Blocklist = nil },
	}
	rapid.Check(t, func(t *rapid.T) {
		rules, ctx := drawRules(t), drawContext(t)
		entry := pin.New(rapid.StringMatching(`[0-4]{1,10}`).Draw(t, "entry"))
		all := rules.Check(entry, ctx)
		for rule, off := range without {
			fewer := rules
			off(&fewer)
			want := slices.DeleteFunc(slices.Clone(all), func(v pin.Violation) bool { return v.Rule == rule })
			if got := names(fewer.Check(entry, ctx)); got != names(want) {
				t.Fatalf("without %s it breaks %q, want %q", rule, got, names(want))
			}
		}
	})
}

// A rule judged either way round does not care which way the PIN is keyed.
func TestReversedPINsBreakTheSameRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rules, ctx := drawRules(t), drawContext(t)
		// The others read one way only: a name, a number one above, a date.
		rules.Default, rules.Name, rules.Increment, rules.Blocklist = false, false, 0, nil
		entry := pin.New(rapid.StringMatching(`[0-4]{1,10}`).Draw(t, "entry"))
		if there, back := names(rules.Check(entry, ctx)), names(rules.Check(entry.Reverse(), ctx)); there != back {
			t.Fatalf("forwards it breaks %q, backwards %q", there, back)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	ctx := pin.Context{
		Extension: "435", Phone: "442079460435", Name: "Ana Duarte",
		History: []pin.Matcher{pin.New("7294"), pin.New("60418")},
	}
	var entries []pin.PIN
	for p := range pin.All(4) {
		entries = append(entries, p)
	}
	for name, rules := range map[string]pin.Rules{"essensys": essensys(), "broadcloud": broadcloud(), "every rule": everyRule()} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				rules.Check(entries[i%len(entries)], ctx)
			}
		})
	}
}

func BenchmarkMatcher(b *testing.B) {
	k, s := keysOf(b, 1), pin.Subject{Tenant: "harbor", Number: "4012"}
	v, err := k.Verifier(steady(1), s, pin.New("2580"))
	if err != nil {
		b.Fatal(err)
	}
	m, p := k.Matcher(s, v), pin.New("2581")
	b.ReportAllocs()
	for b.Loop() {
		m.Match(p)
	}
}
