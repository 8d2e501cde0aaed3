package pin

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// ErrSecret is what every marshaller gets that meets a PIN: a codec that could store stars
// or digits by accident fails instead.
var ErrSecret = errors.New("a PIN is never marshalled")

// PIN is the digits a person keys in to prove who they are, or what they keyed in instead of
// digits. It hides them from fmt, slog and every codec; [PIN.Reveal] is the only way out.
//
// The digits stand behind a pointer: fmt cannot call Format on a PIN in an unexported field of
// another struct, and would print a plain string there. PINs do not compare with ==; use
// [PIN.Equal].
type PIN struct {
	_      [0]func()
	digits *string
}

// New makes a PIN of an entry, digits or not; the rules judge it. An empty entry gives the
// zero PIN.
func New(entry string) PIN {
	if entry == "" {
		return PIN{}
	}
	return PIN{digits: &entry}
}

// Reveal returns the digits. Call it where a PIN must leave the program, or be hashed or
// sealed, and nowhere else.
func (p PIN) Reveal() string {
	if p.digits == nil {
		return ""
	}
	return *p.digits
}

// Len is the number of characters of the entry.
func (p PIN) Len() int { return len(p.Reveal()) }

// IsZero reports whether nothing was entered.
func (p PIN) IsZero() bool { return p.Len() == 0 }

// Equal compares two PINs in time that depends on their lengths only.
func (p PIN) Equal(q PIN) bool {
	return subtle.ConstantTimeCompare([]byte(p.Reveal()), []byte(q.Reveal())) == 1
}

// Match is [PIN.Equal]; it makes a known PIN a [Matcher].
func (p PIN) Match(q PIN) bool { return p.Equal(q) }

// Reverse is the PIN read backwards.
func (p PIN) Reverse() PIN { return New(reverse(p.Reveal())) }

// stars is what is seen of a PIN, whatever its length.
const stars = "****"

// Format writes stars for every verb and flag.
func (PIN) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, stars) }

// String is stars.
func (PIN) String() string { return stars }

// LogValue is stars.
func (PIN) LogValue() slog.Value { return slog.StringValue(stars) }

// MarshalText fails with [ErrSecret].
func (PIN) MarshalText() ([]byte, error) { return nil, ErrSecret }

// MarshalJSON fails with [ErrSecret].
func (PIN) MarshalJSON() ([]byte, error) { return nil, ErrSecret }

// MarshalBinary fails with [ErrSecret].
func (PIN) MarshalBinary() ([]byte, error) { return nil, ErrSecret }

// MarshalYAML fails with [ErrSecret].
func (PIN) MarshalYAML() (any, error) { return nil, ErrSecret }
