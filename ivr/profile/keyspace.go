package profile

import (
	"math"
	"math/rand/v2"

	"voiceportal/ivr/pin"
)

// Keyspace is how many PINs of one length the rules leave, whoever they are for.
type Keyspace struct {
	Length int
	Left   float64 // exact where Exact is set, else an estimate
	Share  float64 // of all PINs of the length, from 0 to 1
	Exact  bool
}

const (
	// countable is the greatest length whose PINs are all tried, in digits.
	countable = 6

	// sample is how many PINs of a greater length are tried; the share is then off by less than one
	// in a hundred nearly always.
	sample = 20_000
)

// Keyspaces counts what the rules leave at every length that they allow.
func (p *Profile) Keyspaces() []Keyspace {
	var all []Keyspace
	for _, n := range lengths(p.PIN) {
		all = append(all, keyspace(p.PIN, n))
	}
	return all
}

func keyspace(r pin.Rules, length int) Keyspace {
	k := Keyspace{Length: length, Exact: length <= countable}
	tried, left := 0, 0
	for candidate := range candidates(length) {
		tried++
		if len(r.Check(candidate, pin.Context{})) == 0 {
			left++
		}
	}
	k.Share = float64(left) / float64(tried)
	k.Left = math.Round(k.Share * math.Pow10(length))
	return k
}

// candidates are all PINs of a length, or a sample that is the same every time.
func candidates(length int) func(yield func(pin.PIN) bool) {
	if length <= countable {
		return pin.All(length)
	}
	return func(yield func(pin.PIN) bool) {
		random := steady()
		for range sample {
			p, err := pin.Rules{}.Generate(random, length, pin.Context{})
			if err != nil || !yield(p) {
				return
			}
		}
	}
}

// lengths are the lengths that rules allow, ascending.
func lengths(r pin.Rules) []int {
	var all []int
	for n := r.MinLength; n <= r.MaxLength; n++ {
		all = append(all, n)
	}
	return all
}

// leaves reports whether the rules leave a PIN of a length at all.
func leaves(r pin.Rules, length int) bool {
	_, err := r.Generate(steady(), length, pin.Context{})
	return err == nil
}

// steady is a source of random bytes that gives the same ones every time: what is counted with it
// is no secret, and a count that changes from run to run helps nobody.
func steady() *rand.ChaCha8 { return rand.NewChaCha8([32]byte{}) }
