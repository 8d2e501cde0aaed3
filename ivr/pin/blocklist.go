package pin

import (
	_ "embed"
	"slices"
	"strings"
)

// The lists that [Rules].Blocklist may name.
const (
	ListMostUsed = "most-used" // the twenty most used of each length from 4 to 8
	ListYears    = "years"     // 1900 to 2099
	ListDates    = "dates"     // a day and a month, alone or with a year of two or four digits
)

// Blocklists are the names of all lists.
func Blocklists() []string { return []string{ListMostUsed, ListYears, ListDates} }

// mostUsed is a line or two for each length, most used first. Source: Nick Berry, "PIN number
// analysis", DataGenetics, September 2012.
//
//go:embed most_used.txt
var mostUsed string

// MostUsed are the twenty most used PINs of a length, most used first; none are known for lengths
// outside 4 to 8.
func MostUsed(length int) []string {
	var pins []string
	for p := range strings.FieldsSeq(mostUsed) {
		if len(p) == length {
			pins = append(pins, p)
		}
	}
	return pins
}

// blocked reports whether an entry is on one of the lists.
func blocked(entry string, lists []string) bool {
	return slices.ContainsFunc(lists, func(list string) bool {
		switch list {
		case ListMostUsed:
			return isMostUsed(entry)
		case ListYears:
			return len(entry) == 4 && isYear(entry)
		case ListDates:
			return isDate(entry)
		}
		return false
	})
}

// isMostUsed looks for an entry among the blank-separated words of the list.
func isMostUsed(entry string) bool {
	if len(entry) < 4 {
		return false
	}
	for _, s := range occurrences(mostUsed, entry) {
		if (s.From == 0 || !isDigit(mostUsed[s.From-1])) && !isDigit(mostUsed[s.To]) {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isYear reports whether four digits are a year that somebody living may care about.
func isYear(s string) bool { return s[:2] == "19" || s[:2] == "20" }

// isDate reports whether an entry is a date as people write one: 2412, 1224, 241285, 19851224 …
func isDate(s string) bool {
	switch len(s) {
	case 4:
		return isDayMonth(s)
	case 6:
		return isDayMonth(s[:4]) || isDayMonth(s[2:])
	case 8:
		return isDayMonth(s[:4]) && isYear(s[4:]) || isYear(s[:4]) && isDayMonth(s[4:])
	}
	return false
}

// isDayMonth reports whether four digits are a day and a month, in either order.
func isDayMonth(s string) bool {
	return isDay(s[:2], s[2:]) || isDay(s[2:], s[:2])
}

// isDay reports whether a month of two digits has a day of two digits.
func isDay(day, month string) bool {
	const longest = "312931303130313130313031" // days of January to December, in leap years
	m := 10*int(month[0]-'0') + int(month[1]-'0')
	return m >= 1 && m <= 12 && day >= "01" && day <= longest[2*m-2:2*m]
}
