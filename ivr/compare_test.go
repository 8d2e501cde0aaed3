package ivr_test

import (
	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
)

// comparePINs lets go-cmp compare PINs, which never stand in what it prints.
var comparePINs = cmp.Comparer(func(a, b pin.PIN) bool { return a.Equal(b) })
