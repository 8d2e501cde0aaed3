package pin_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"voiceportal/ivr/pin"
)

func TestSealedPINsOpenAgain(t *testing.T) {
	t.Parallel()
	k := keysOf(t, 1)
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringN(-1, -1, pin.MaxSealed).Draw(t, "secret")
		place := rapid.String().Draw(t, "place")
		sealed, err := k.Seal(steady(rapid.Byte().Draw(t, "seed")), pin.New(secret), place)
		if err != nil {
			t.Fatal(err)
		}
		got, err := k.Open(sealed, place)
		if err != nil || !got.Equal(pin.New(secret)) {
			t.Fatalf("Open gives another secret, or error %v", err)
		}
	})
}

func TestSealedPINsTellNothing(t *testing.T) {
	t.Parallel()
	k, random := keysOf(t, 1), steady(1)
	var seen []pin.Sealed
	for _, secret := range []string{"", "2580", "2580", "258013258013", "A long passw0rd!"} {
		sealed, err := k.Seal(random, pin.New(secret), "default harbor/4012")
		if err != nil {
			t.Fatal(err)
		}
		if secret != "" && bytes.Contains(sealed, []byte(secret)) {
			t.Error("the secret stands in the sealed value")
		}
		for _, other := range seen {
			if len(other) != len(sealed) || bytes.Equal(other, sealed) {
				t.Error("the length tells secrets apart, or two are sealed alike")
			}
		}
		seen = append(seen, sealed)
	}
}

func TestSealedPINsOpenNowhereElse(t *testing.T) {
	t.Parallel()
	k := keysOf(t, 1)
	sealed, err := k.Seal(steady(1), pin.New("258013"), "default harbor/4012")
	if err != nil {
		t.Fatal(err)
	}
	refused := func(name string, keys *pin.Keys, s pin.Sealed, place string) {
		t.Helper()
		if p, err := keys.Open(s, place); !errors.Is(err, pin.ErrUnsealed) || !p.IsZero() {
			t.Errorf("%s: error %v, want ErrUnsealed and no PIN", name, err)
		}
	}
	refused("moved", k, sealed, "default harbor/4013")
	refused("another key file", keysOf(t, 2), sealed, "default harbor/4012")
	refused("empty", k, nil, "default harbor/4012")
	refused("cut short", k, sealed[:len(sealed)-1], "default harbor/4012")
	refused("longer", k, append(bytes.Clone(sealed), 0), "default harbor/4012")
	for i := range sealed {
		damaged := bytes.Clone(sealed)
		damaged[i] ^= 1
		refused("a bit flipped", k, damaged, "default harbor/4012")
	}
}

func TestSealRefusesLongSecrets(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("9", pin.MaxSealed+1)
	_, err := keysOf(t, 1).Seal(steady(1), pin.New(long), "here")
	if err == nil || strings.Contains(err.Error(), "99") {
		t.Errorf("error %v, want one that does not tell the secret", err)
	}
}

func FuzzOpen(f *testing.F) {
	k := keysOf(f, 1)
	sealed, err := k.Seal(steady(1), pin.New("258013"), "here")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(sealed))
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := k.Open(b, "here"); err == nil && !bytes.Equal(b, sealed) {
			t.Errorf("a forged value of %d bytes opens", len(b))
		}
	})
}
