package main

import (
	"bytes"
	"strings"
	"testing"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

func TestAComparisonIsATableOfLengthsAndOneOfRules(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := &program{stdout: &out}
	err := p.printComparison(profile.Comparison{
		P: "strict", Q: "lax",
		Lengths: []profile.LengthDifference{
			{Length: 4, Tried: 10000, Exact: true, Both: 9000, OnlyQ: 900, Neither: 100},
			{Length: 8, Tried: 5000, OnlyQ: 5000},
		},
		Rules: []profile.RuleDifference{{By: "strict", Rule: pin.RuleSequence, PINs: 900, Examples: []string{"1234", "4321"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `DIGITS  TRIED         BOTH ACCEPT  ONLY strict  ONLY lax  NEITHER
4       10000         9000         0            900       100
8       5000 sampled  0            0            5000      0

REFUSED BY  RULE      PINS  SUCH AS
strict      sequence  900   1234 4321
`
	if got := out.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	out.Reset()
	if err := p.printComparison(profile.Comparison{P: "a", Q: "b"}); err != nil ||
		!strings.Contains(out.String(), "the two agree on every PIN that was tried") {
		t.Errorf("profiles that agree: %v\n%s", err, out.String())
	}
}

// A profile of only short PINs is quick to judge.
const shortPINs = `title: Four digits
source: made up for this test
pin:
  length: { min: 4, max: 4 }
onboard: temporary
reset: temporary
temporary: { uses: until-changed, length: 4 }
lockout: { kind: none }
`

func TestAProfileIsToldHowStrongItIs(t *testing.T) {
	t.Parallel()
	one, err := profile.Load("four.yaml", []byte(shortPINs))
	if err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	p := &program{stdout: &out, stderr: &talk}
	if err := p.printLint("four.yaml", one); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"four.yaml: profile four is in order", "\n4       10000      100.0 %"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("stdout does not say %q:\n%s", want, out.String())
		}
	}
	if want := "voiceportal: no lock: "; !strings.Contains(talk.String(), want) {
		t.Errorf("stderr does not warn %q:\n%s", want, talk.String())
	}
	out.Reset()
	p.flags.json = true
	if err := p.printLint("four.yaml", one); err != nil || !strings.Contains(out.String(), `"digits":4,"left":10000,"share":1,"exact":true`) {
		t.Errorf("JSON: %v\n%s", err, out.String())
	}
}
