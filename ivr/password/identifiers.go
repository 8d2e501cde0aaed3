package password

import (
	"strings"
	"unicode"
)

// shortest is the shortest identifier that is searched for, in characters: shorter ones are in
// every other word.
const shortest = 3

// holds reports whether an entry holds an identifier, whatever the case.
func holds(entry, identifier string) bool {
	id := fold(identifier)
	return len([]rune(id)) >= shortest && strings.Contains(fold(entry), id)
}

// holdsUserName looks for the whole user name and, where that is an address, for its part before
// the @.
func holdsUserName(entry, name string) bool {
	local, _, _ := strings.Cut(name, "@")
	return holds(entry, name) || holds(entry, local)
}

// holdsPhone looks for a telephone number, written with separators or without: for its last seven
// digits, which whoever writes all of it writes too, and for its national form, which may be
// shorter than seven digits.
func holdsPhone(entry, number string) bool {
	entry, number = bare(entry), digits(number)
	return holds(entry, lastDigits(number)) || holds(entry, national(number))
}

// subscriber is how many digits the last part of a number has that people know by heart.
const subscriber = 7

func lastDigits(number string) string { return number[max(0, len(number)-subscriber):] }

// digits leaves only the digits of a number.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// bare is an entry without what people put between the digits of a number.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("-.,/()+_–", r) {
			return -1
		}
		return r
	}, s)
}

// shortestInternational is the fewest digits of a number that is taken to begin with a country code.
const shortestInternational = 8

// national is a number without its country code; empty for one that is too short to have one.
// Before it a national prefix may be written, such as the 0 of many countries: that changes nothing
// here, for the number is found behind it.
func national(number string) string {
	if len(number) < shortestInternational {
		return ""
	}
	return number[countryCode(number):]
}

// countryCode is how many digits of a number are its country code: one for zones 1 and 7, two for
// the codes below, three for all others (ITU-T E.164, list of assigned codes).
func countryCode(number string) int {
	const two = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 " +
		"60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "
	switch {
	case number[0] == '1' || number[0] == '7':
		return 1
	case strings.Contains(two, " "+number[:2]+" "):
		return 2
	}
	return 3
}

// fold makes letters that differ only in case one. Upper case comes first, for some letters have two
// lower-case forms: σ and ς.
func fold(s string) string { return strings.ToLower(strings.ToUpper(s)) }
