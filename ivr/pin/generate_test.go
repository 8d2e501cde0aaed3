package pin_test

import (
	"crypto/rand"
	"errors"
	"io"
	"iter"
	mathrand "math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"voiceportal/ivr/pin"
)

// steady is a random source that gives the same bytes at every run.
func steady(seed byte) io.Reader { return mathrand.NewChaCha8([32]byte{seed}) }

func TestGenerateKeepsTheRules(t *testing.T) {
	t.Parallel()
	for _, rules := range []pin.Rules{essensys(), broadcloud(), everyRule()} {
		ctx := pin.Context{
			Extension: "4071", Phone: "442079460012", Name: "Ana Duarte", Default: pin.New("258013"),
			Current: pin.New("8642"), History: []pin.Matcher{pin.New("7294")},
		}
		for length := 4; length <= 8; length++ {
			for range 200 {
				p, err := rules.Generate(rand.Reader, length, ctx)
				if err != nil {
					t.Fatalf("%d digits: %v", length, err)
				}
				if p.Len() != length {
					t.Fatalf("a PIN of %d digits, want %d", p.Len(), length)
				}
				if broken := rules.Check(p, ctx); len(broken) > 0 {
					t.Fatalf("a PIN that breaks %s", names(broken))
				}
			}
		}
	}
}

// Of 20 acceptable PINs each must come up about equally often. With a fixed source the bounds hold
// or do not, for ever; they are five standard deviations wide.
func TestGenerateIsUniform(t *testing.T) {
	t.Parallel()
	const draws = 20_000
	rules := pin.Rules{MinLength: 3, MaxLength: 3, Distinct: 3, Extension: pin.ExtensionContains}
	counts := make(map[string]int)
	random := steady(1)
	for range draws {
		p, err := rules.Generate(random, 3, pin.Context{Extension: "12"})
		if err != nil {
			t.Fatal(err)
		}
		counts[p.Reveal()]++
	}
	// 720 PINs have three different digits, and 4*8 of them hold 12 or 21.
	if len(counts) != 688 {
		t.Fatalf("%d different PINs, want 688", len(counts))
	}
	for entry, n := range counts {
		if n < 2 || n > 56 {
			t.Errorf("%s came up %d times of %d", entry, n, draws)
		}
	}
}

// Ten digits that all differ are one PIN in 3,000.
func TestGenerateFindsRarePINs(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{RepeatMax: 1, RepeatScope: pin.ScopeAnywhere}
	p, err := rules.Generate(steady(5), 10, pin.Context{})
	if err != nil || len(rules.Check(p, pin.Context{})) > 0 {
		t.Errorf("a PIN that repeats a digit, or error %v", err)
	}
}

// The default PIN is never handed out, whether or not people may choose it.
func TestGenerateNeverGivesTheDefault(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{MinLength: 1, MaxLength: 1}
	random := steady(2)
	for range 500 {
		p, err := rules.Generate(random, 1, pin.Context{Default: pin.New("7")})
		if err != nil || p.Equal(pin.New("7")) {
			t.Fatalf("the default PIN, or error %v", err)
		}
	}
}

// The few PINs that rejections miss are found, each of them.
func TestGenerateFindsTheLastPINs(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{MinLength: 5, MaxLength: 5, Default: true}
	left := map[string]bool{"00417": true, "99999": true, "50000": true}
	ctx := pin.Context{Default: matcherFunc(func(p pin.PIN) bool { return !left[p.Reveal()] })}
	found := make(map[string]bool)
	for seed := range byte(12) {
		p, err := rules.Generate(steady(seed), 5, ctx)
		if err != nil || !left[p.Reveal()] {
			t.Fatalf("a PIN that is not among the last, or error %v", err)
		}
		found[p.Reveal()] = true
	}
	if len(found) != len(left) {
		t.Errorf("%d of the %d PINs that are left came up in 12 draws", len(found), len(left))
	}
}

type matcherFunc func(pin.PIN) bool

func (f matcherFunc) Match(p pin.PIN) bool { return f(p) }

func TestGenerateSaysThatNothingIsLeft(t *testing.T) {
	t.Parallel()
	all := matcherFunc(func(pin.PIN) bool { return true })
	for _, tt := range []struct {
		name   string
		rules  pin.Rules
		length int
		ctx    pin.Context
		want   string
	}{
		{"too short", broadcloud(), 3, pin.Context{}, "the rules leave no PIN of 3 digits: a PIN has 4 to 8 digits"},
		{"too long", broadcloud(), 9, pin.Context{}, "the rules leave no PIN of 9 digits: a PIN has 4 to 8 digits"},
		{"no digits", pin.Rules{}, 0, pin.Context{}, "the rules leave no PIN of 0 digits"},
		{"all used", broadcloud(), 4, pin.Context{History: []pin.Matcher{all}}, "the rules leave no PIN of 4 digits"},
		{"more digits than there are", pin.Rules{RepeatMax: 1, RepeatScope: pin.ScopeAnywhere}, 11, pin.Context{}, "the rules leave no PIN of 11 digits: there are only ten"},
		{"long and all used", pin.Rules{}, 7, pin.Context{Default: all}, "the rules leave no PIN of 7 digits, or hardly any"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p, err := tt.rules.Generate(steady(3), tt.length, tt.ctx)
			if !errors.Is(err, pin.ErrNoneLeft) || !strings.HasPrefix(err.Error(), tt.want) || !p.IsZero() {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

func TestGenerateReportsABrokenSource(t *testing.T) {
	t.Parallel()
	broken := errors.New("no entropy")
	if _, err := broadcloud().Generate(iotest.ErrReader(broken), 4, pin.Context{}); !errors.Is(err, broken) {
		t.Errorf("error %v, want the source's", err)
	}
}

func TestAllYieldsEveryPINOnce(t *testing.T) {
	t.Parallel()
	n, last := 0, ""
	for p := range pin.All(3) {
		if p.Len() != 3 || p.Reveal() <= last {
			t.Fatalf("PIN %d is out of order", n)
		}
		last = p.Reveal()
		n++
	}
	if n != 1000 || last != "999" {
		t.Errorf("%d PINs, the last %s", n, last)
	}
	for range pin.All(0) {
		t.Error("a PIN of no digits")
	}
	next, stop := iter.Pull(pin.All(4))
	next()
	stop()
	if _, more := next(); more {
		t.Error("All goes on after it was stopped")
	}
}

func TestGenerateIsDeterministic(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Byte().Draw(t, "seed")
		length := rapid.IntRange(4, 8).Draw(t, "length")
		p, err := broadcloud().Generate(steady(seed), length, pin.Context{})
		q, err2 := broadcloud().Generate(steady(seed), length, pin.Context{})
		if err != nil || err2 != nil || !p.Equal(q) {
			t.Fatalf("the same source gives two PINs, or errors %v, %v", err, err2)
		}
	})
}
