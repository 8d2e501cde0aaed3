package prompts

import (
	"strconv"
	"strings"
	"time"
)

// The English words for what a text cannot hold: numbers, digits and times.

var (
	below20 = [20]string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	tens = [10]string{
		"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
	}
	// ordinals holds those that are not made by adding "th".
	ordinals = map[string]string{
		"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
		"nine": "ninth", "twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth",
	}
	// scales are the steps of a thousand, the largest first.
	scales = []struct {
		value int
		name  string
	}{{1_000_000_000, "billion"}, {1_000_000, "million"}, {1_000, "thousand"}}
)

// SayNumber is n in words, as a count is said: 42 is "forty-two", 1204 is "one thousand two
// hundred four".
func SayNumber(n int) string {
	switch {
	case n < 0 && -n > 0:
		return "minus " + SayNumber(-n)
	case n < 0: // the one number that has no positive twin
		return "minus " + SayDigits(strconv.Itoa(n)[1:])
	case n < 20:
		return below20[n]
	case n < 100:
		return join("-", tens[n/10], rest(n%10))
	case n < 1000:
		return join(" ", below20[n/100]+" hundred", rest(n%100))
	}
	for _, s := range scales {
		if n >= s.value {
			return join(" ", SayNumber(n/s.value)+" "+s.name, rest(n%s.value))
		}
	}
	return strconv.Itoa(n) // not reached: the last scale is a thousand
}

// rest is the words after a ten, a hundred or a scale: none for zero.
func rest(n int) string {
	if n == 0 {
		return ""
	}
	return SayNumber(n)
}

func join(sep, a, b string) string {
	if b == "" {
		return a
	}
	return a + sep + b
}

// SayOrdinal is n in words as a day of the month is said: 21 is "twenty-first".
func SayOrdinal(n int) string {
	words := SayNumber(n)
	cut := strings.LastIndexAny(words, " -") + 1
	last := words[cut:]
	if irregular, ok := ordinals[last]; ok {
		return words[:cut] + irregular
	}
	return words + "th"
}

// SayDigits reads digits out one by one, as a mailbox number is said. The keys * and # are named;
// other characters are said as they are.
func SayDigits(digits string) string {
	words := make([]string, 0, len(digits))
	for _, r := range digits {
		words = append(words, sayKey(r))
	}
	return strings.Join(words, " ")
}

func sayKey(r rune) string {
	switch {
	case '0' <= r && r <= '9':
		return below20[r-'0']
	case r == '#':
		return "pound"
	case r == '*':
		return "star"
	}
	return string(r)
}

// SayClock is the time of day of t in words, on the twelve-hour clock.
func SayClock(t time.Time) string {
	hour, minute := t.Hour(), t.Minute()
	switch {
	case hour == 0 && minute == 0:
		return "midnight"
	case hour == 12 && minute == 0:
		return "noon"
	}
	words := SayNumber((hour+11)%12 + 1)
	switch {
	case minute == 0:
	case minute < 10:
		words += " oh " + SayNumber(minute)
	default:
		words += " " + SayNumber(minute)
	}
	switch {
	case hour < 12:
		return words + " in the morning"
	case hour < 18:
		return words + " in the afternoon"
	}
	return words + " in the evening"
}

// sayTime is a date and a time of day, a printed word beside what is said for it. The year is
// left out: what the portal dates is days old, and the day of the week helps.
func sayTime(t time.Time) []run {
	return []run{
		{shown: t.Format("Monday"), spoken: t.Format("Monday")},
		{shown: strconv.Itoa(t.Day()), spoken: "the " + SayOrdinal(t.Day()) + " of"},
		{shown: t.Format("January"), spoken: t.Format("January")},
		{shown: "at", spoken: "at"},
		{shown: t.Format("15:04"), spoken: SayClock(t)},
	}
}
