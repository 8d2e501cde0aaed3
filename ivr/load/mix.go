package load

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// Kind is what a caller does.
type Kind string

// The kinds of calls, all to the caller's own mailbox. Each ends in the main menu or, after a change,
// with the new PIN in force.
const (
	SignIn Kind = "sign-in" // the right PIN
	Wrong  Kind = "wrong"   // a wrong PIN, then the right one, which clears the counter
	Change Kind = "change"  // the right PIN, then a new one, twice
)

// Kinds lists the kinds of calls.
func Kinds() []Kind { return []Kind{SignIn, Wrong, Change} }

// Share is how many of the calls are of a kind, in parts of the sum of all shares.
type Share struct {
	Kind  Kind
	Parts int
}

// Mix is what callers do, each kind once.
type Mix []Share

// ParseMix reads a mix as in sign-in=70,wrong=20,change=10: parts of a whole, which need not be a
// hundred. The error names the share that cannot be used.
func ParseMix(text string) (Mix, error) {
	var m Mix
	seen, sum := map[Kind]bool{}, 0
	for _, share := range strings.Split(text, ",") {
		name, parts, ok := strings.Cut(strings.TrimSpace(share), "=")
		n, err := strconv.Atoi(parts)
		k := Kind(name)
		switch {
		case !ok || err != nil || n < 0 || n > 1_000_000:
			return nil, fmt.Errorf("share %q: write it as sign-in=70", share)
		case k != SignIn && k != Wrong && k != Change:
			return nil, fmt.Errorf("share %q: there are sign-in, wrong and change", share)
		case seen[k]:
			return nil, fmt.Errorf("share %q: %s stands there twice", share, k)
		}
		seen[k], sum = true, sum+n
		m = append(m, Share{k, n})
	}
	if sum == 0 {
		return nil, fmt.Errorf("mix %q: nobody would call", text)
	}
	return m, nil
}

// String is the mix as [ParseMix] reads it.
func (m Mix) String() string {
	all := make([]string, len(m))
	for i, s := range m {
		all[i] = fmt.Sprintf("%s=%d", s.Kind, s.Parts)
	}
	return strings.Join(all, ",")
}

// pick draws a kind.
func (m Mix) pick(random *rand.Rand) Kind {
	sum := 0
	for _, s := range m {
		sum += s.Parts
	}
	n := random.IntN(sum)
	for _, s := range m {
		if n -= s.Parts; n < 0 {
			return s.Kind
		}
	}
	return SignIn // not reached: n is less than the sum
}
