package mailbox

import (
	"errors"
	"fmt"
	"io"

	"voiceportal/ivr/pin"
)

// draw draws a PIN of n digits that the rules accept, each as likely as the others.
func draw(rand io.Reader, rules pin.Rules, n int, ctx pin.Context) (pin.PIN, error) {
	for range 100_000 {
		digits := make([]byte, 0, n)
		for len(digits) < n {
			var b [1]byte
			if _, err := io.ReadFull(rand, b[:]); err != nil {
				return pin.PIN{}, fmt.Errorf("draw digits: %w", err)
			}
			if b[0] < 250 {
				digits = append(digits, '0'+b[0]%10)
			}
		}
		if p := pin.New(string(digits)); len(rules.Check(p, ctx)) == 0 {
			return p, nil
		}
	}
	return pin.PIN{}, errors.New("the rules leave no PIN")
}
