package prompts

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestSayNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		0: "zero", 7: "seven", 13: "thirteen", 20: "twenty", 42: "forty-two", 100: "one hundred",
		101: "one hundred one", 999: "nine hundred ninety-nine", 1000: "one thousand",
		1204: "one thousand two hundred four", 60_418: "sixty thousand four hundred eighteen",
		1_000_000: "one million", 2_000_000_003: "two billion three", -5: "minus five",
	} {
		if got := SayNumber(n); got != want {
			t.Errorf("SayNumber(%d) = %q, want %q", n, got, want)
		}
	}
}

// The smallest int has no positive twin, on which a naive negation would recurse for ever.
func TestSayNumberEndsForTheSmallestInt(t *testing.T) {
	t.Parallel()
	if got := SayNumber(math.MinInt); !strings.HasPrefix(got, "minus ") {
		t.Errorf("SayNumber(smallest int) = %q, want it to begin with minus", got)
	}
}

func TestDifferentNumbersSoundDifferent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int().Draw(t, "a"), rapid.Int().Draw(t, "b")
		if (SayNumber(a) == SayNumber(b)) != (a == b) {
			t.Errorf("%d is %q, %d is %q", a, SayNumber(a), b, SayNumber(b))
		}
	})
}

func TestSayOrdinal(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 8: "eighth", 9: "ninth",
		11: "eleventh", 12: "twelfth", 13: "thirteenth", 20: "twentieth", 21: "twenty-first",
		22: "twenty-second", 30: "thirtieth", 31: "thirty-first",
	} {
		if got := SayOrdinal(n); got != want {
			t.Errorf("SayOrdinal(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestSayDigits(t *testing.T) {
	t.Parallel()
	for digits, want := range map[string]string{
		"": "", "4012": "four zero one two", "007": "zero zero seven", "*98": "star nine eight", "1#": "one pound",
		"+1": "+ one",
	} {
		if got := SayDigits(digits); got != want {
			t.Errorf("SayDigits(%q) = %q, want %q", digits, got, want)
		}
	}
}

func TestSayClock(t *testing.T) {
	t.Parallel()
	for clock, want := range map[string]string{
		"00:00": "midnight", "00:05": "twelve oh five in the morning", "09:14": "nine fourteen in the morning",
		"11:59": "eleven fifty-nine in the morning", "12:00": "noon", "12:30": "twelve thirty in the afternoon",
		"15:00": "three in the afternoon", "16:42": "four forty-two in the afternoon",
		"18:01": "six oh one in the evening", "23:59": "eleven fifty-nine in the evening",
	} {
		at, err := time.Parse("15:04", clock)
		if err != nil {
			t.Fatal(err)
		}
		if got := SayClock(at); got != want {
			t.Errorf("SayClock(%s) = %q, want %q", clock, got, want)
		}
	}
}
