package password

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ErrSecret is what every marshaller gets that meets a password.
var ErrSecret = errors.New("a password is never marshalled")

// Password is what a person typed to prove who they are. It hides its characters from fmt, slog and
// every codec; [Password.Reveal] is the only way out.
//
// The characters stand behind a pointer: fmt cannot call Format on a value in an unexported field of
// another struct, and would print a plain string there. Passwords do not compare with ==; use
// [Password.Equal].
type Password struct {
	_     [0]func()
	chars *string
}

// New makes a password of an entry; the rules judge it. The same letter may be typed as one
// character or as two (é), depending on the keyboard: the entry is put into Unicode's composed form
// (NFC), so that it is the same password everywhere. An empty entry gives the zero Password.
func New(entry string) Password {
	if entry == "" {
		return Password{}
	}
	entry = norm.NFC.String(entry)
	return Password{chars: &entry}
}

// Reveal returns the characters. Call it where a password must leave the program, or be hashed or
// sealed, and nowhere else.
func (p Password) Reveal() string {
	if p.chars == nil {
		return ""
	}
	return *p.chars
}

// Len is the number of characters.
func (p Password) Len() int { return utf8.RuneCountInString(p.Reveal()) }

// IsZero reports whether nothing was typed.
func (p Password) IsZero() bool { return p.Reveal() == "" }

// Equal compares two passwords in time that depends on their lengths only.
func (p Password) Equal(q Password) bool {
	return subtle.ConstantTimeCompare([]byte(p.Reveal()), []byte(q.Reveal())) == 1
}

// stars is what is seen of a password, whatever its length.
const stars = "****"

// Format writes stars for every verb and flag.
func (Password) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, stars) }

// String is stars.
func (Password) String() string { return stars }

// LogValue is stars.
func (Password) LogValue() slog.Value { return slog.StringValue(stars) }

// MarshalText fails with [ErrSecret].
func (Password) MarshalText() ([]byte, error) { return nil, ErrSecret }

// MarshalJSON fails with [ErrSecret].
func (Password) MarshalJSON() ([]byte, error) { return nil, ErrSecret }

// MarshalBinary fails with [ErrSecret].
func (Password) MarshalBinary() ([]byte, error) { return nil, ErrSecret }

// MarshalYAML fails with [ErrSecret].
func (Password) MarshalYAML() (any, error) { return nil, ErrSecret }
