package pin_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"voiceportal/ivr/pin"
)

// keysOf are the keys of a secret of equal bytes.
func keysOf(t testing.TB, b byte) *pin.Keys {
	t.Helper()
	k, err := pin.NewKeys(bytes.Repeat([]byte{b}, pin.SecretSize))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestKeysNeedASecretOfTheRightLength(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, pin.SecretSize - 1, pin.SecretSize + 1} {
		if _, err := pin.NewKeys(make([]byte, size)); err == nil {
			t.Errorf("NewKeys takes %d bytes", size)
		}
	}
}

func TestKeysHaveAFingerprint(t *testing.T) {
	t.Parallel()
	a, again, b := keysOf(t, 1), keysOf(t, 1), keysOf(t, 2)
	if a.ID() != again.ID() || a.ID() == b.ID() || len(a.ID()) != 16 {
		t.Errorf("IDs %q, %q and %q: want the same, and another", a.ID(), again.ID(), b.ID())
	}
	// A key file of last year must open this year's store: the derivation is for ever.
	if got, want := a.ID(), "2b370892605729d4"; got != want {
		t.Errorf("ID of the secret 0101… = %s, want %s", got, want)
	}
}

func TestKeysNeverPrint(t *testing.T) {
	t.Parallel()
	k := keysOf(t, 0xA7)
	type service struct {
		keys  *pin.Keys
		value pin.Keys
		Keys  pin.Keys
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("open", "keys", k)
	texts := []string{log.String()}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		texts = append(texts, fmt.Sprintf(verb, k), fmt.Sprintf(verb, *k), fmt.Sprintf(verb, service{k, *k, *k}))
	}
	// Keys are byte slices: printed, they are long, and in brackets unless in hexadecimal.
	for _, text := range texts {
		if len(text) > 200 || strings.ContainsAny(text, "[]") {
			t.Errorf("keys print as %q", text)
		}
	}
	var none *pin.Keys
	if got := fmt.Sprint(none); got != "no keys" {
		t.Errorf("nil keys print as %q", got)
	}
}

func TestVerifierMatchesItsPINOnly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		k, err := pin.NewKeys(rapid.SliceOfN(rapid.Byte(), pin.SecretSize, pin.SecretSize).Draw(t, "secret"))
		if err != nil {
			t.Fatal(err)
		}
		s := pin.Subject{Tenant: rapid.String().Draw(t, "tenant"), Number: rapid.String().Draw(t, "number")}
		right, wrong := rapid.String().Draw(t, "right"), rapid.String().Draw(t, "wrong")
		v, err := k.Verifier(steady(rapid.Byte().Draw(t, "seed")), s, pin.New(right))
		if err != nil {
			t.Fatal(err)
		}
		if !k.Matcher(s, v).Match(pin.New(right)) {
			t.Error("the right PIN does not match")
		}
		if right != wrong && k.Matcher(s, v).Match(pin.New(wrong)) {
			t.Error("a wrong PIN matches")
		}
	})
}

func TestVerifierBelongsToItsSubjectAndKeys(t *testing.T) {
	t.Parallel()
	k, p := keysOf(t, 1), pin.New("2580")
	ana := pin.Subject{Tenant: "harbor", Number: "4012"}
	v, err := k.Verifier(steady(1), ana, p)
	if err != nil {
		t.Fatal(err)
	}
	if !k.Matcher(ana, v).Match(p) {
		t.Error("her own PIN does not match")
	}
	for name, m := range map[string]pin.Matcher{
		"another number":               k.Matcher(pin.Subject{Tenant: "harbor", Number: "4013"}, v),
		"another tenant":               k.Matcher(pin.Subject{Tenant: "oakfield", Number: "4012"}, v),
		"a letter moved to the number": k.Matcher(pin.Subject{Tenant: "harbo", Number: "r4012"}, v),
		"another key file":             keysOf(t, 2).Matcher(ana, v),
		"a salt cut short":             k.Matcher(ana, pin.Verifier{Scheme: v.Scheme, Salt: v.Salt[1:], Sum: v.Sum}),
		"a sum cut short":              k.Matcher(ana, pin.Verifier{Scheme: v.Scheme, Salt: v.Salt, Sum: v.Sum[:8]}),
		"no verifier":                  k.Matcher(ana, pin.Verifier{}),
		"an unknown scheme":            k.Matcher(ana, pin.Verifier{Scheme: "plain", Salt: v.Salt, Sum: v.Sum}),
		"nobody":                       k.Dummy(ana),
	} {
		if m.Match(p) {
			t.Errorf("the PIN matches for %s", name)
		}
	}
}

func TestVerifiersOfOnePINDiffer(t *testing.T) {
	t.Parallel()
	k, random, s := keysOf(t, 1), steady(1), pin.Subject{Tenant: "harbor", Number: "4012"}
	a, err := k.Verifier(random, s, pin.New("2580"))
	b, err2 := k.Verifier(random, s, pin.New("2580"))
	if err != nil || err2 != nil || bytes.Equal(a.Salt, b.Salt) || bytes.Equal(a.Sum, b.Sum) {
		t.Errorf("two verifiers share salt or sum, or errors %v, %v", err, err2)
	}
}

func TestVerifierNamesUnknownSchemes(t *testing.T) {
	t.Parallel()
	if err := (pin.Verifier{Scheme: pin.SchemeHMAC}).Valid(); err != nil {
		t.Errorf("the own scheme: %v", err)
	}
	err := pin.Verifier{Scheme: "argon9"}.Valid()
	if !errors.Is(err, pin.ErrScheme) || !strings.Contains(err.Error(), `"argon9"`) {
		t.Errorf("error %v, want ErrScheme that names argon9", err)
	}
}

func TestBrokenSourcesAreReported(t *testing.T) {
	t.Parallel()
	k, broken := keysOf(t, 1), errors.New("no entropy")
	if _, err := k.Verifier(iotest.ErrReader(broken), pin.Subject{}, pin.New("2580")); !errors.Is(err, broken) {
		t.Errorf("Verifier: %v", err)
	}
	if _, err := k.Seal(iotest.ErrReader(broken), pin.New("2580"), "here"); !errors.Is(err, broken) {
		t.Errorf("Seal: %v", err)
	}
}

// A chain is broken by any change of an entry, of their order, or of the key.
func TestChain(t *testing.T) {
	t.Parallel()
	chain := func(k *pin.Keys, entries ...string) string {
		var link []byte
		for _, e := range entries {
			link = k.Chain(link, []byte(e))
		}
		return hex.EncodeToString(link)
	}
	k := keysOf(t, 1)
	want := chain(k, "one", "two", "three")
	if chain(k, "one", "two", "three") != want {
		t.Error("the same entries give another chain")
	}
	for name, got := range map[string]string{
		"changed":     chain(k, "one", "two!", "three"),
		"out":         chain(k, "one", "three"),
		"swapped":     chain(k, "two", "one", "three"),
		"joined":      chain(k, "one", "twothree"),
		"another key": chain(keysOf(t, 2), "one", "two", "three"),
	} {
		if got == want {
			t.Errorf("%s: the chain is the same", name)
		}
	}
	if bytes.Equal(k.Chain(nil, []byte("ab")), k.Chain([]byte("a"), []byte("b"))) {
		t.Error("a link and an entry can be taken for one another")
	}
}

func TestBlindNamesStandForOneTextOfOneKind(t *testing.T) {
	t.Parallel()
	k := keysOf(t, 1)
	want := k.Blind("user", "ana@harbor.example")
	if len(want) != 32 || strings.Contains(want, "ana") || k.Blind("user", "ana@harbor.example") != want {
		t.Errorf("the name is %q, want 32 hexadecimal digits that stay the same", want)
	}
	for name, got := range map[string]string{
		"another text": k.Blind("user", "ben@harbor.example"),
		"another kind": k.Blind("address", "ana@harbor.example"),
		"shifted":      k.Blind("usera", "na@harbor.example"),
		"another key":  keysOf(t, 2).Blind("user", "ana@harbor.example"),
	} {
		if got == want {
			t.Errorf("%s: the name is the same", name)
		}
	}
}

func TestComparisonsAreCountedWhateverTheyAreWith(t *testing.T) {
	t.Parallel()
	k, ana := keysOf(t, 3), pin.Subject{Tenant: "harbor", Number: "4012"}
	v, err := k.Verifier(steady(1), ana, pin.New("2580"))
	if err != nil {
		t.Fatal(err)
	}
	k.Matcher(ana, v).Match(pin.New("2580"))
	k.Matcher(ana, v).Match(pin.New("1111"))
	k.Dummy(ana).Match(pin.New("2580"))
	k.Matcher(ana, pin.Verifier{}).Match(pin.PIN{})
	if got := k.Compared(); got != 4 {
		t.Errorf("%d comparisons counted, want 4", got)
	}
}
