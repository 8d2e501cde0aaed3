package password

import (
	"fmt"
	"io"
)

// alphabet is what temporary passwords are made of: no character of it is taken for another one in
// print: of 0 and O, 1 and l and I, 2 and Z, 5 and S, 6 and b, 8 and B, 9 and g it has one at most.
const alphabet = "ACDEFGHJKLMNPQRTUVWXY" + "acdefghjkmnpqrtuvwxyz" + "3467" + "-+=?%#@"

const (
	// temporaryLength is the length of a temporary password where the rules ask for no more: with
	// the alphabet above some 68 bits, which nobody guesses in a day.
	temporaryLength = 12

	// maxDraws is how many draws the rules may refuse before no password is taken to be left. About
	// every second draw has a character of each class.
	maxDraws = 10_000
)

// Generate draws a temporary password uniformly from those that the rules accept, made of
// characters that look like no other. It draws from rand, which is crypto/rand.Reader outside
// tests, and fails when rand does, or when the rules leave nothing.
func (r Rules) Generate(rand io.Reader, ctx Context) (Password, error) {
	length := max(temporaryLength, r.MinLength)
	if length > MaxLength {
		return Password{}, fmt.Errorf("the rules leave no password: %d characters are more than the %d allowed", length, MaxLength)
	}
	draw := drawer{rand: rand}
	for range maxDraws {
		chars := make([]byte, length)
		for i := range chars {
			c, err := draw.char()
			if err != nil {
				return Password{}, err
			}
			chars[i] = c
		}
		if p := New(string(chars)); len(r.Check(p, ctx)) == 0 {
			return p, nil
		}
	}
	return Password{}, fmt.Errorf("the rules leave no password of %d characters, or hardly any", length)
}

// drawer turns random bytes into characters that are all equally likely.
type drawer struct {
	rand io.Reader
	buf  [64]byte
	left []byte
}

// char draws one character. Bytes beyond the last whole multiple of the alphabet are rejected: they
// would make its first characters likelier.
func (d *drawer) char() (byte, error) {
	const whole = 256 / len(alphabet) * len(alphabet)
	for {
		if len(d.left) == 0 {
			if _, err := io.ReadFull(d.rand, d.buf[:]); err != nil {
				return 0, fmt.Errorf("draw a password: %w", err)
			}
			d.left = d.buf[:]
		}
		b := d.left[0]
		d.left = d.left[1:]
		if int(b) < whole {
			return alphabet[int(b)%len(alphabet)], nil
		}
	}
}
