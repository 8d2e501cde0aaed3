package load

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAMixIsReadAndWritten(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"sign-in=70,wrong=20,change=10", "change=1", "wrong=0,sign-in=3"} {
		m, err := ParseMix(text)
		if err != nil || m.String() != text {
			t.Errorf("%s is read as %s, %v", text, m, err)
		}
	}
	m, err := ParseMix(" sign-in=1, wrong=2 ")
	if diff := cmp.Diff(Mix{{SignIn, 1}, {Wrong, 2}}, m); err != nil || diff != "" {
		t.Errorf("with blanks: %v\n%s", err, diff)
	}
}

func TestAMixThatCannotBeSaysWhy(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                    `share "": write it as sign-in=70`,
		"sign-in":             `share "sign-in": write it as sign-in=70`,
		"wrong=-1":            `share "wrong=-1": write it as sign-in=70`,
		"sign-in=1e9":         `share "sign-in=1e9": write it as sign-in=70`,
		"sign-in=2000000":     `share "sign-in=2000000": write it as sign-in=70`,
		"reset=10":            `share "reset=10": there are sign-in, wrong and change`,
		"wrong=1,wrong=2":     `share "wrong=2": wrong stands there twice`,
		"sign-in=0,change=0":  `mix "sign-in=0,change=0": nobody would call`,
		"sign-in=70;wrong=20": `share "sign-in=70;wrong=20": write it as sign-in=70`,
	} {
		if _, err := ParseMix(text); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

func TestKindsAreDrawnAsTheMixSays(t *testing.T) {
	t.Parallel()
	m := Mix{{SignIn, 70}, {Wrong, 20}, {Change, 10}}
	random, drawn := rand.New(rand.NewPCG(1, 2)), map[Kind]int{}
	const draws = 100_000
	for range draws {
		drawn[m.pick(random)]++
	}
	for _, s := range m {
		if share := float64(drawn[s.Kind]) / draws * 100; share < float64(s.Parts)-1 || share > float64(s.Parts)+1 {
			t.Errorf("%s was drawn %.1f times of a hundred, want %d", s.Kind, share, s.Parts)
		}
	}
}

func FuzzParseMix(f *testing.F) {
	f.Add("sign-in=70,wrong=20,change=10")
	f.Add("wrong=0, change=1")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseMix(text)
		if err != nil {
			return
		}
		again, err := ParseMix(m.String())
		if err != nil || !cmp.Equal(m, again) {
			t.Errorf("%q is read as %s, and that as %s, %v", text, m, again, err)
		}
		if k := m.pick(rand.New(rand.NewPCG(1, 1))); !strings.Contains(text, string(k)) {
			t.Errorf("%q draws %s", text, k)
		}
	})
}
