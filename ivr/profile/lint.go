package profile

import (
	"fmt"
	"strings"

	"voiceportal/ivr/pin"
)

// Report is what [Profile.Lint] found: how strong a profile is, whoever the PINs are for.
type Report struct {
	Keyspaces []Keyspace  // by length
	MostUsed  []Survivors // by length, for the lengths whose most used PINs are known
	Advice    []string    // what works but is unwise, a sentence each without full stop
}

// Survivors are the most used PINs of a length that the rules let through.
type Survivors struct {
	Length int
	Known  int      // how many are known
	PINs   []string // nobody's PIN in particular: they are on a published list
}

// fewLeft is how many PINs of a length are so few that an attacker has a fair chance with the tries
// before a lock.
const fewLeft = 1000

// Lint judges a valid profile. It tries every PIN of up to six digits, and so takes about a second.
func (p *Profile) Lint() Report {
	r := Report{Keyspaces: p.Keyspaces()}
	for _, k := range r.Keyspaces {
		if k.Left < fewLeft {
			r.advise("the rules leave %.0f PINs of %s", k.Left, count(k.Length, "digit"))
		}
		if s := p.survivors(k.Length); s.Known > 0 {
			r.MostUsed = append(r.MostUsed, s)
			if len(s.PINs) > 0 {
				r.advise("the rules accept %d of the %d most used PINs of %d digits: %s",
					len(s.PINs), s.Known, s.Length, strings.Join(s.PINs, " "))
			}
		}
	}
	if p.Lockout.Kind == LockNone {
		r.advise("no lock: who calls again and again can try every PIN")
	}
	if p.TrustedLine {
		r.advise("trusted_line: whoever fakes a caller's number hears their messages")
	}
	return r
}

func (r *Report) advise(format string, args ...any) {
	r.Advice = append(r.Advice, fmt.Sprintf(format, args...))
}

func (p *Profile) survivors(length int) Survivors {
	s := Survivors{Length: length}
	for _, used := range pin.MostUsed(length) {
		s.Known++
		if len(p.PIN.Check(pin.New(used), pin.Context{})) == 0 {
			s.PINs = append(s.PINs, used)
		}
	}
	return s
}
