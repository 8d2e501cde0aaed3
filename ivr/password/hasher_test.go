package password_test

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"voiceportal/ivr/password"
)

// cheap is the least that Argon2id can cost.
var cheap = password.Cost{Memory: 8, Passes: 1, Lanes: 1}

func newHasher(t testing.TB, cost password.Cost) *password.Hasher {
	t.Helper()
	h, err := password.NewHasher(rand.Reader, cost)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAHashMatchesItsPasswordAlone(t *testing.T) {
	t.Parallel()
	h := newHasher(t, cheap)
	rapid.Check(t, func(r *rapid.T) {
		a, b := password.New(rapid.String().Draw(r, "a")), password.New(rapid.String().Draw(r, "b"))
		hash, err := h.Hash(t.Context(), a)
		if err != nil {
			r.Fatal(err)
		}
		if ok, err := h.Verify(t.Context(), hash, a); !ok || err != nil {
			r.Fatalf("a password does not match its own hash, error %v", err)
		}
		if ok, err := h.Verify(t.Context(), hash, b); ok != a.Equal(b) || err != nil {
			r.Fatalf("another password matches: %v, error %v", ok, err)
		}
	})
}

func TestTheSamePasswordIsNeverHashedAlike(t *testing.T) {
	t.Parallel()
	h := newHasher(t, cheap)
	one, err1 := h.Hash(t.Context(), password.New(secret))
	two, err2 := h.Hash(t.Context(), password.New(secret))
	if one == two || errors.Join(err1, err2) != nil {
		t.Errorf("two hashes of one password are the same (%v)", errors.Join(err1, err2))
	}
	if holds(one) {
		t.Error("the hash shows the password")
	}
}

func TestTheStandardCostIsWrittenInTheHash(t *testing.T) {
	t.Parallel()
	hash, err := newHasher(t, password.Standard()).Hash(t.Context(), password.New(secret))
	if want := "$argon2id$v=19$m=19456,t=2,p=1$"; err != nil || !strings.HasPrefix(hash, want) {
		t.Errorf("hash does not begin with %s (error %v)", want, err)
	}
}

func TestAHashOfAnotherCostIsStillCompared(t *testing.T) {
	t.Parallel()
	hash, err := newHasher(t, password.Cost{Memory: 64, Passes: 3, Lanes: 2}).Hash(t.Context(), password.New(secret))
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := newHasher(t, cheap).Verify(t.Context(), hash, password.New(secret)); !ok || err != nil {
		t.Errorf("matches: %v, error %v", ok, err)
	}
}

// The known answer of argon2-cffi and of the reference program, made by
//
//	echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 24 -e
func TestHashesOfOtherProgramsAreUnderstood(t *testing.T) {
	t.Parallel()
	const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	h := newHasher(t, cheap)
	if ok, err := h.Verify(t.Context(), hash, password.New("password")); !ok || err != nil {
		t.Errorf("the password matches: %v, error %v", ok, err)
	}
	if ok, err := h.Verify(t.Context(), hash, password.New("passwort")); ok || err != nil {
		t.Errorf("another one matches: %v, error %v", ok, err)
	}
}

func TestTheEmptyHashMatchesNothing(t *testing.T) {
	t.Parallel()
	h := newHasher(t, cheap)
	for _, p := range []password.Password{{}, password.New(secret)} {
		if ok, err := h.Verify(t.Context(), "", p); ok || err != nil {
			t.Errorf("matches: %v, error %v, want neither", ok, err)
		}
	}
}

func TestADamagedHashIsAnErrorThatDoesNotRepeatIt(t *testing.T) {
	t.Parallel()
	h := newHasher(t, cheap)
	good, err := h.Hash(t.Context(), password.New(secret))
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"cut short":         good[:len(good)-1],
		"another scheme":    strings.Replace(good, "argon2id", "argon2i", 1),
		"another version":   strings.Replace(good, "v=19", "v=16", 1),
		"cost left out":     strings.Replace(good, "t=1,", "", 1),
		"no passes":         strings.Replace(good, "t=1", "t=0", 1),
		"too much memory":   strings.Replace(good, "m=8,", "m=4194304,", 1),
		"a number too many": strings.Replace(good, "p=1", "p=1,x=1", 1),
		"leading zero":      strings.Replace(good, "m=8", "m=08", 1),
		"not base 64":       good[:len(good)-3] + "***",
		"padded":            good + "=",
		"just a word":       "sesame",
	} {
		ok, err := h.Verify(t.Context(), bad, password.New(secret))
		if ok || !errors.Is(err, password.ErrHash) {
			t.Errorf("%s: matches %v, error %v, want ErrHash", name, ok, err)
		}
		if err != nil && strings.Contains(err.Error(), good[len(good)-20:len(good)-4]) {
			t.Errorf("%s: the error repeats the hash", name)
		}
	}
}

func TestACostBeyondReasonIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []password.Cost{
		{},
		{Memory: 8, Passes: 1},
		{Memory: 8, Lanes: 1},
		{Memory: 7, Passes: 1, Lanes: 1},
		{Memory: 2 << 20, Passes: 1, Lanes: 1},
		{Memory: 1024, Passes: 65, Lanes: 1},
		{Memory: 1024, Passes: 1, Lanes: 65},
	} {
		if _, err := password.NewHasher(rand.Reader, c); err == nil {
			t.Errorf("a hasher of cost %+v was made", c)
		}
	}
}

func TestAHashNeedsRandomness(t *testing.T) {
	t.Parallel()
	broken := errors.New("no more randomness")
	h, err := password.NewHasher(iotest.ErrReader(broken), cheap)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Hash(t.Context(), password.New(secret)); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the source", err)
	}
}

func TestNothingIsHashedForSomebodyWhoHasLeft(t *testing.T) {
	t.Parallel()
	h := newHasher(t, cheap)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Hash(ctx, password.New(secret)); !errors.Is(err, context.Canceled) {
		t.Errorf("Hash: error %v, want context.Canceled", err)
	}
	if _, err := h.Verify(ctx, "", password.New(secret)); !errors.Is(err, context.Canceled) {
		t.Errorf("Verify: error %v, want context.Canceled", err)
	}
}

func FuzzVerify(f *testing.F) {
	f.Add("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Add("$argon2id$v=19$m=8,t=1,p=1$$")
	f.Add("")
	f.Fuzz(func(t *testing.T, hash string) {
		if strings.Contains(hash, "m=") && !strings.Contains(hash, "m=8,t=1,p=1$") {
			return // what it costs is bounded, but too dear to try by the million
		}
		if _, err := newHasher(t, cheap).Verify(t.Context(), hash, password.New("x")); err != nil && !errors.Is(err, password.ErrHash) {
			t.Errorf("error %v, want ErrHash", err)
		}
	})
}

func BenchmarkVerifyAtTheStandardCost(b *testing.B) {
	h := newHasher(b, password.Standard())
	for b.Loop() {
		if _, err := h.Verify(b.Context(), "", password.New(secret)); err != nil {
			b.Fatal(err)
		}
	}
}
