package password_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"voiceportal/ivr/password"
)

func TestTemporaryPasswordsKeepTheRulesAndLookLikeNothingElse(t *testing.T) {
	t.Parallel()
	source := rand.NewChaCha8([32]byte{3})
	seen := make(map[string]bool)
	for range 2000 {
		p, err := myPhone.Generate(source, leonor)
		if err != nil {
			t.Fatal(err)
		}
		if broken := myPhone.Check(p, leonor); broken != nil {
			t.Fatalf("a temporary password breaks %v", broken)
		}
		if p.Len() != 12 || strings.ContainsAny(p.Reveal(), "0Oo1lIi|2Z5Ss8B9b \"'<>&\\") {
			t.Fatal("a temporary password is not of 12 characters that look like no other")
		}
		seen[p.Reveal()] = true
	}
	if len(seen) != 2000 {
		t.Errorf("%d different passwords in 2000 draws", len(seen))
	}
}

// Every character of the alphabet must come up as often as any other, in each place.
func TestTemporaryPasswordsAreDrawnEvenly(t *testing.T) {
	t.Parallel()
	source := rand.NewChaCha8([32]byte{4})
	free := password.Rules{MinLength: 1}
	count := make(map[rune]int)
	const draws = 4000
	for range draws {
		p, err := free.Generate(source, password.Context{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Reveal() {
			count[r]++
		}
	}
	const characters = 53
	if len(count) != characters {
		t.Errorf("%d different characters come up, want %d", len(count), characters)
	}
	for r, n := range count {
		if want := draws * 12 / characters; n < want*8/10 || n > want*12/10 {
			t.Errorf("character %q comes up %d times, want about %d", r, n, want)
		}
	}
}

func TestTemporaryPasswordsAvoidWhoeverTheyAreFor(t *testing.T) {
	t.Parallel()
	source := rand.NewChaCha8([32]byte{5})
	rules := password.Rules{MinLength: 1, Identifiers: true}
	ctx := password.Context{UserName: "acd"}
	for range 20_000 {
		p, err := rules.Generate(source, ctx)
		if err != nil || strings.Contains(strings.ToLower(p.Reveal()), "acd") {
			t.Fatalf("a temporary password holds the user name (error %v)", err)
		}
	}
}

func TestLongTemporaryPasswordsWhereTheRulesWantThem(t *testing.T) {
	t.Parallel()
	p, err := password.Rules{MinLength: 40, Classes: true}.Generate(rand.NewChaCha8([32]byte{6}), password.Context{})
	if err != nil || p.Len() != 40 {
		t.Errorf("a temporary password of %d characters, error %v, want 40", p.Len(), err)
	}
}

func TestNoTemporaryPasswordIsAnError(t *testing.T) {
	t.Parallel()
	source := rand.NewChaCha8([32]byte{7})
	if _, err := (password.Rules{MinLength: 257}).Generate(source, password.Context{}); err == nil {
		t.Error("a password longer than can be was drawn")
	}
	if _, err := myPhone.Generate(source, password.Context{Current: true}); err == nil {
		t.Error("rules that refuse everything gave a password")
	}
	broken := errors.New("no more randomness")
	for _, source := range []*bytes.Reader{bytes.NewReader(nil)} {
		if _, err := myPhone.Generate(source, leonor); err == nil {
			t.Error("a password was drawn from nothing")
		}
	}
	if _, err := myPhone.Generate(iotest.ErrReader(broken), leonor); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the source", err)
	}
}
