package profile

import (
	"io"

	"voiceportal/ivr/pin"
)

// DefaultPIN is the default PIN of a new number: the profile's own, or one drawn from rand by the
// rules. The context says whom it is for; its history is not judged. It fails as
// [pin.Rules.Generate] does.
func (p *Profile) DefaultPIN(rand io.Reader, ctx pin.Context) (pin.PIN, error) {
	if !p.Default.PIN.IsZero() {
		return p.Default.PIN, nil
	}
	ctx.Default, ctx.Current, ctx.History = nil, nil, nil
	return p.PIN.Generate(rand, p.Default.Length, ctx)
}
