package profile_test

import (
	"fmt"

	"voiceportal/ivr/profile"
)

func ExampleLoad() {
	_, err := profile.Load("mine.yaml", []byte(`title: My profile
source: me
pin:
  length: {min: 8, max: 6}
onboard: temporary
reset: temporary
temporary: {uses: once, length: 6, lifetime: 24h}
lockout: {kind: timed, tries: 5}
`))
	fmt.Println(err)
	// Output:
	// mine.yaml:4: pin.length: min 8 is more than max 6
	// mine.yaml:7: temporary.length: is 6; pin.length wants 8 to 6 digits
	// mine.yaml:8: lockout.duration: is missing; say how long a lock that ends by itself lasts
}
