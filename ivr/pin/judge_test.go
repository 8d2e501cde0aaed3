package pin_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"voiceportal/ivr/pin"
)

// marks draws the states of rules as a dialog does: + kept, x broken, . pending.
func marks(states []pin.RuleState) string {
	var b strings.Builder
	for _, s := range states {
		b.WriteString(map[pin.State]string{pin.Kept: "+", pin.Broken: "x", pin.Pending: "."}[s.State])
	}
	return b.String()
}

func TestJudgeWhileTyping(t *testing.T) {
	t.Parallel()
	rules := broadcloud() // digits length repeat sequence pattern extension default current history
	ctx := pin.Context{
		Extension: "435", Default: pin.PIN{}, Current: pin.New("8642"), History: []pin.Matcher{pin.New("7294")},
	}
	for _, tt := range []struct {
		name, entry string
		ctx         pin.Context
		want        string
	}{
		{"nothing yet", "", ctx, "+........"},
		{"too short to tell", "72", ctx, "+........"},
		{"a run is a run", "123", ctx, "+..x....."},
		{"the extension is in it", "435", ctx, "+....x..."},
		{"good", "2947", ctx, "+++++++++"},
		{"used before", "7294", ctx, "++++++++x"},
		{"the current one backwards", "2468", ctx, "+++++++x+"},
		{"too long", "592058204", ctx, "+x+++++++"},
		{"a letter", "12a", ctx, "x........"},
		{"what the dialog does not know", "2947", pin.Context{Extension: "435"}, "++++++..."},
		{"nobody has a history yet", "2947", pin.Context{Current: pin.PIN{}, History: []pin.Matcher{}}, "++++++.++"},
	} {
		if got := marks(rules.Judge(pin.New(tt.entry), tt.ctx)); got != tt.want {
			t.Errorf("%s: %q is judged %s, want %s", tt.name, tt.entry, got, tt.want)
		}
	}
}

func TestJudgeKnowsWhatMoreDigitsMend(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{MinLength: 6, Extension: pin.ExtensionEqual, Distinct: 3, Increment: 1, Phone: true}
	ctx := pin.Context{Extension: "4012", Phone: "5554012"}
	// 4012 is the extension, and a part of the number, but 401279 is neither; one digit is not three.
	if got := marks(rules.Judge(pin.New("4012"), ctx)); got != "+....." {
		t.Errorf("4012 of six digits is judged %s", got)
	}
	// Without a current PIN and history nobody can tell about increments.
	if got := marks(rules.Judge(pin.New("555401"), ctx)); got != "+++x+." {
		t.Errorf("555401 is judged %s", got)
	}
}

// Once an entry is long enough and everything is known, Judge says what Check says.
func TestJudgeAgreesWithCheck(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rules, ctx := drawRules(t), drawContext(t)
		entry := rapid.StringMatching(`[0-4]{4,9}`).Draw(t, "entry")
		rules.MinLength = 4
		broken := names(rules.Check(pin.New(entry), ctx))
		var got []string
		for _, s := range rules.Judge(pin.New(entry), ctx) {
			if s.State == pin.Pending {
				t.Fatalf("%s is pending", s.Rule)
			}
			if s.State == pin.Broken {
				got = append(got, string(s.Rule))
			}
		}
		if strings.Join(got, " ") != broken {
			t.Fatalf("Judge finds %q broken, Check %q", got, broken)
		}
	})
}

// What Judge calls broken in a short entry stays broken, whatever follows.
func TestJudgeNeverTakesBackABrokenRule(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rules, ctx := drawRules(t), drawContext(t)
		rules.MinLength, rules.MaxLength = 8, 0
		entry := rapid.StringMatching(`[0-3]{2,7}`).Draw(t, "entry")
		more := rapid.StringMatching(`[0-9]{1,6}`).Draw(t, "more")
		after := " " + names(rules.Check(pin.New(entry+more), ctx)) + " "
		for _, s := range rules.Judge(pin.New(entry), ctx) {
			if s.State == pin.Broken && !strings.Contains(after, " "+string(s.Rule)+" ") {
				t.Fatalf("%s is broken after %d digits and kept after %d", s.Rule, len(entry), len(entry+more))
			}
		}
	})
}

// drawRules draws the values of all rules.
func drawRules(t *rapid.T) pin.Rules {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	return pin.Rules{
		MinLength: rapid.IntRange(1, 8).Draw(t, "min"), MaxLength: rapid.IntRange(8, 12).Draw(t, "max"),
		RepeatMax:   rapid.IntRange(0, 4).Draw(t, "repeat"),
		RepeatScope: rapid.SampledFrom([]pin.Scope{pin.ScopeAnywhere, pin.ScopeConsecutive}).Draw(t, "scope"),
		SequenceMax: rapid.IntRange(0, 4).Draw(t, "sequence"), SequenceWrap: flag("wrap"), Pattern: flag("pattern"),
		Extension: rapid.SampledFrom([]string{"", pin.ExtensionEqual, pin.ExtensionContains}).Draw(t, "extension"),
		Default:   flag("default"), Current: flag("current"), History: rapid.IntRange(-1, 3).Draw(t, "history"),
		Phone: flag("phone"), Name: flag("name"), KeypadLine: flag("keypad line"),
		Distinct:  rapid.IntRange(0, 4).Draw(t, "distinct"),
		Increment: rapid.IntRange(0, 2).Draw(t, "increment"),
		Blocklist: rapid.SliceOfDistinct(rapid.SampledFrom(pin.Blocklists()), rapid.ID).Draw(t, "lists"),
	}
}

// drawContext draws somebody of whom everything is known.
func drawContext(t *rapid.T) pin.Context {
	some := func(name string) pin.PIN { return pin.New(rapid.StringMatching(`[0-4]{4}`).Draw(t, name)) }
	return pin.Context{
		Extension: rapid.StringMatching(`[0-4]{2,5}`).Draw(t, "number"),
		Phone:     rapid.StringMatching(`[0-4]{7,12}`).Draw(t, "telephone number"),
		Name:      rapid.SampledFrom([]string{"Ana Duarte", "Al", "Bea Gabe", ""}).Draw(t, "name"),
		Default:   some("default PIN"), Current: some("current PIN"),
		History: []pin.Matcher{some("oldest"), some("older"), some("old")},
	}
}
