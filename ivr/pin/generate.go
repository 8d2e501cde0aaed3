package pin

import (
	"errors"
	"fmt"
	"io"
	"iter"
)

// ErrNoneLeft is a length of which the rules accept no PIN.
var ErrNoneLeft = errors.New("the rules leave no PIN")

const (
	// shortLength is the greatest length whose PINs can all be tried, in digits: a million.
	shortLength = 6

	// shortDraws and longDraws are how many draws may be rejected. After that many the PINs of a
	// short length are all tried; of a long one, fewer than one in 100,000 is acceptable.
	shortDraws = 10_000
	longDraws  = 1_000_000
)

// Generate draws a PIN of a length uniformly from those that the rules accept in a context, and
// that are not the default PIN. It draws from rand, which is crypto/rand.Reader outside tests, and
// rejects what the rules refuse, so that no acceptable PIN is likelier than another.
//
// It fails with [ErrNoneLeft] when there is none, or, beyond six digits, when a million draws find
// none; and when rand fails.
func (r Rules) Generate(rand io.Reader, length int, ctx Context) (PIN, error) {
	if length < max(1, r.MinLength) || r.MaxLength > 0 && length > r.MaxLength {
		return PIN{}, fmt.Errorf("%w of %d digits: a PIN has %s", ErrNoneLeft, length, r.lengthText())
	}
	if r.RepeatScope == ScopeAnywhere && r.RepeatMax > 0 && length > 10*r.RepeatMax {
		return PIN{}, fmt.Errorf("%w of %d digits: there are only ten digits to repeat", ErrNoneLeft, length)
	}
	draw := drawer{rand: rand}
	draws := longDraws
	if length <= shortLength {
		draws = shortDraws
	}
	for range draws {
		p, err := draw.pin(length)
		if err != nil {
			return PIN{}, err
		}
		if r.mayGive(p, ctx) {
			return p, nil
		}
	}
	if length <= shortLength {
		return r.pick(&draw, length, ctx)
	}
	return PIN{}, fmt.Errorf("%w of %d digits, or hardly any", ErrNoneLeft, length)
}

// mayGive reports whether a PIN may be handed out.
func (r Rules) mayGive(p PIN, ctx Context) bool {
	return len(r.Check(p, ctx)) == 0 && (ctx.Default == nil || !ctx.Default.Match(p))
}

// pick draws from the list of the few PINs that are left.
func (r Rules) pick(draw *drawer, length int, ctx Context) (PIN, error) {
	var left []PIN
	for p := range All(length) {
		if r.mayGive(p, ctx) {
			left = append(left, p)
		}
	}
	if len(left) == 0 {
		return PIN{}, fmt.Errorf("%w of %d digits", ErrNoneLeft, length)
	}
	i, err := draw.below(len(left))
	if err != nil {
		return PIN{}, err
	}
	return left[i], nil
}

// All yields every PIN of a length in ascending order: ten to the power of length.
func All(length int) iter.Seq[PIN] {
	return func(yield func(PIN) bool) {
		digits := make([]byte, max(0, length))
		for i := range digits {
			digits[i] = '0'
		}
		for entry, ok := string(digits), length > 0; ok; entry, ok = next(entry, +1) {
			if !yield(New(entry)) {
				return
			}
		}
	}
}

// drawer turns random bytes into digits that are all equally likely.
type drawer struct {
	rand io.Reader
	buf  [64]byte
	left []byte
}

// pin draws a PIN of a length.
func (d *drawer) pin(length int) (PIN, error) {
	digits := make([]byte, length)
	for i := range digits {
		n, err := d.digit()
		if err != nil {
			return PIN{}, err
		}
		digits[i] = '0' + n
	}
	return New(string(digits)), nil
}

// digit draws a number from 0 to 9. Bytes from 250 on are rejected: they would make 0 to 5
// likelier.
func (d *drawer) digit() (byte, error) {
	for {
		if len(d.left) == 0 {
			if _, err := io.ReadFull(d.rand, d.buf[:]); err != nil {
				return 0, fmt.Errorf("draw a PIN: %w", err)
			}
			d.left = d.buf[:]
		}
		b := d.left[0]
		d.left = d.left[1:]
		if b < 250 {
			return b % 10, nil
		}
	}
}

// below draws a number from 0 to n-1, n at most a million.
func (d *drawer) below(n int) (int, error) {
	const numbers = 1_000_000
	for {
		v := 0
		for range 6 {
			digit, err := d.digit()
			if err != nil {
				return 0, err
			}
			v = 10*v + int(digit)
		}
		if v < numbers/n*n {
			return v % n, nil
		}
	}
}
