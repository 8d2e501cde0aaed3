package password_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/password"
)

func TestEveryRuleIsPutIntoWords(t *testing.T) {
	t.Parallel()
	texts := myPhone.Describe()
	if len(texts) != 9 {
		t.Errorf("%d rules are described, want all 9", len(texts))
	}
	for _, text := range texts {
		why := myPhone.Explain(text.Rule)
		if text.Text == "" || strings.HasSuffix(text.Text, ".") {
			t.Errorf("rule %s is described as %q, want words without a full stop", text.Rule, text.Text)
		}
		if !strings.HasSuffix(why, ".") || strings.ToUpper(why[:1]) != why[:1] {
			t.Errorf("rule %s is explained as %q, want a sentence", text.Rule, why)
		}
	}
	if myPhone.Explain("no-such-rule") != "" {
		t.Error("a rule that does not exist is explained")
	}
}

func TestRulesAreJudgedWhileSomebodyTypes(t *testing.T) {
	t.Parallel()
	const kept, broken, pending = password.Kept, password.Broken, password.Pending
	for _, tt := range []struct {
		entry string
		want  []password.State // length, upper, lower, digit, other, user name, phone, alternate ID, current
	}{
		{"", []password.State{pending, pending, pending, pending, pending, kept, kept, kept, pending}},
		{"Tin", []password.State{pending, kept, kept, pending, pending, kept, kept, kept, pending}},
		{"lmatos", []password.State{pending, pending, kept, pending, pending, broken, kept, kept, pending}},
		{"0994001", []password.State{pending, pending, pending, kept, pending, kept, broken, kept, pending}},
		{"Tin-roof-4", []password.State{kept, kept, kept, kept, kept, kept, kept, kept, pending}},
		{"Tin-roof-4" + strings.Repeat("x", 250), []password.State{broken, kept, kept, kept, kept, kept, kept, kept, pending}},
	} {
		var got []password.State
		for _, s := range myPhone.Judge(password.New(tt.entry), leonor) {
			got = append(got, s.State)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%d characters (-want +got):\n%s", len(tt.entry), diff)
		}
	}
}

func TestThePasswordBeforeIsToldOnceItIsKnown(t *testing.T) {
	t.Parallel()
	states := myPhone.Judge(password.New("Tin-roof-4"), password.Context{Current: true})
	if last := states[len(states)-1]; last.Rule != password.RuleCurrent || last.State != password.Broken {
		t.Errorf("the last rule is %+v, want current to be broken", last)
	}
}

func ExampleRules_Check() {
	rules := password.Rules{MinLength: 10, Classes: true, Identifiers: true}
	for _, rule := range rules.Check(password.New("tin roof"), password.Context{UserName: "ana@harbor.example"}) {
		fmt.Println(rules.Explain(rule))
	}
	// Output:
	// A password has at least 10 characters, and at most 256.
	// A password needs an upper-case letter.
	// A password needs a digit.
}
