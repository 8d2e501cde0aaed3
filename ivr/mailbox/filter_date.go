package mailbox

import (
	"strconv"
	"strings"
	"time"
)

// parseLast compares the last sign-in with a day: before it, after it, or on it.
func parseLast(sign byte, value string, now time.Time) (holds, string) {
	if strings.EqualFold(value, "never") && (sign == ':' || sign == '=') {
		return func(s Summary, _ time.Time) bool { return s.LastSignIn.IsZero() }, ""
	}
	day, ok := parseDay(value, now)
	if !ok {
		return nil, "write a day, as 1oct, 1oct2025 or 2025-10-01, or last:never"
	}
	next := day.AddDate(0, 0, 1)
	return func(s Summary, _ time.Time) bool {
		at := s.LastSignIn
		if at.IsZero() {
			return sign == '<' // who never signed in did not since then either
		}
		switch sign {
		case '<':
			return at.Before(day)
		case '>':
			return !at.Before(next)
		}
		return !at.Before(day) && at.Before(next)
	}, ""
}

// parseDay reads 2025-10-01, 1oct2025, or 1oct: then it is the latest first of October that has
// begun by now. The result is midnight UTC.
func parseDay(value string, now time.Time) (time.Time, bool) {
	if t, err := time.Parse(time.DateOnly, value); err == nil {
		return t, true
	}
	value = strings.ToLower(value)
	digits := len(value) - len(strings.TrimLeft(value, "0123456789"))
	if digits == 0 || digits > 2 || len(value) < digits+3 {
		return time.Time{}, false
	}
	d, _ := strconv.Atoi(value[:digits])
	m := monthOf(value[digits : digits+3])
	if m == 0 {
		return time.Time{}, false
	}
	year, latest := now.Year(), true
	if rest := value[digits+3:]; rest != "" {
		var err error
		if year, err = strconv.Atoi(rest); err != nil || len(rest) != 4 {
			return time.Time{}, false
		}
		latest = false
	}
	// 29 February comes back after at most eight years.
	for range 9 {
		t := time.Date(year, m, d, 0, 0, 0, 0, time.UTC)
		if t.Day() == d && d > 0 && !(latest && t.After(now)) {
			return t, true
		}
		if !latest {
			break
		}
		year--
	}
	return time.Time{}, false
}

func monthOf(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.ToLower(m.String()[:3]) == name {
			return m
		}
	}
	return 0
}
