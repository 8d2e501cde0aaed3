package pin_test

import (
	"crypto/rand"
	"fmt"

	"voiceportal/ivr/pin"
)

// A caller of extension 435 chooses a new PIN.
func ExampleRules_Check() {
	rules := pin.Rules{
		MinLength: 4, MaxLength: 8, SequenceMax: 2, Pattern: true, Extension: pin.ExtensionContains,
	}
	for _, v := range rules.Check(pin.New("234234"), pin.Context{Extension: "435"}) {
		fmt.Println(v.Rule, v.Spans, rules.Explain(v.Rule))
	}
	fmt.Println(rules.Check(pin.New("13513"), pin.Context{Extension: "435"}))
	// Output:
	// sequence [{0 3} {3 6}] A run of digits such as 1234 or 4321 is easy to guess.
	// pattern [{0 6}] Digits that repeat themselves, such as 1212 or 408408, are easy to guess.
	// []
}

// A PIN is stored as its verifier, which only proves it.
func ExampleNewKeys() {
	secret := make([]byte, pin.SecretSize) // from the key file
	keys, err := pin.NewKeys(secret)
	if err != nil {
		fmt.Println(err)
		return
	}
	ana := pin.Subject{Tenant: "harbor", Number: "4012"}
	verifier, err := keys.Verifier(rand.Reader, ana, pin.New("2580"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(keys.Matcher(ana, verifier).Match(pin.New("2580")))
	fmt.Println(keys.Matcher(ana, verifier).Match(pin.New("2581")))
	fmt.Println(pin.New("2580"))
	// Output:
	// true
	// false
	// ****
}

func ExampleRules_Generate() {
	rules := pin.Rules{MinLength: 4, MaxLength: 8, RepeatMax: 2}
	p, err := rules.Generate(rand.Reader, 6, pin.Context{Extension: "4012"})
	fmt.Println(p, p.Len(), err)
	// Output:
	// **** 6 <nil>
}
