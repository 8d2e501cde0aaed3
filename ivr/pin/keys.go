package pin

import "errors"

// Subject is whom a verifier or a sealed PIN belongs to; neither works for another one.
type Subject struct{ Tenant, Number string }

// Verifier proves a PIN without holding it: a keyed hash with the name of its scheme.
type Verifier struct {
	Scheme string
	Salt   []byte
	Sum    []byte
}

// Sealed is a PIN or a temporary password encrypted under the key file, padded so that its
// length tells nothing.
type Sealed []byte

// The errors of keys and key files.
var (
	ErrNoKey    = errors.New("no key file")
	ErrWrongKey = errors.New("wrong key file")
	ErrUnsealed = errors.New("the sealed value does not open")
)
