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

// CompanyPIN is what a company's default PIN is judged by: exactly the length of a default PIN, and
// of the profile's rules those about its digits alone. Whose number it will be, and which PINs that
// number had, is not known yet.
func (p *Profile) CompanyPIN() pin.Rules {
	r := p.PIN
	r.MinLength, r.MaxLength = p.Default.Length, p.Default.Length
	r.Extension, r.Default, r.Current, r.History = "", false, false, 0
	r.Phone, r.Name, r.Increment = false, false, 0
	return r
}
