package profile

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day is a day of 24 hours. PINs age in these, whatever the clocks of a place do.
const Day = 24 * time.Hour

// ParseDuration reads a duration as people write it: 30d, 24h, 90s, or several with the largest
// first, as 1d12h. It fails on negative ones and on numbers without a unit.
func ParseDuration(s string) (time.Duration, error) {
	days, rest, found := strings.Cut(s, "d")
	if !found {
		days, rest = "0", s
	}
	n, err := strconv.ParseUint(days, 10, 16) // 65535 days are 179 years: the sum cannot overflow
	if err != nil || s == "" {
		return 0, badDuration(s)
	}
	total := time.Duration(n) * Day
	if rest == "" {
		return total, nil
	}
	if d := rest[0]; d < '0' || d > '9' { // neither a sign nor a bare fraction
		return 0, badDuration(s)
	}
	clock, err := time.ParseDuration(rest)
	if err != nil || clock > 65535*Day {
		return 0, badDuration(s)
	}
	return total + clock, nil
}

func badDuration(s string) error {
	return fmt.Errorf("%q is no duration; write 30d, 24h, 90s or 1d12h", s)
}

// FormatDuration writes a duration so that [ParseDuration] reads it back: 30d, 36h is 1d12h.
func FormatDuration(d time.Duration) string {
	if d == 0 {
		return "0s"
	}
	days, clock := d/Day, d%Day
	s := ""
	if days > 0 {
		s = strconv.FormatInt(int64(days), 10) + "d"
	}
	if clock > 0 {
		// 12h0m0s is 12h.
		c := clock.String()
		if strings.HasSuffix(c, "m0s") {
			c = strings.TrimSuffix(c, "0s")
		}
		if strings.HasSuffix(c, "h0m") {
			c = strings.TrimSuffix(c, "0m")
		}
		s += c
	}
	return s
}

// spoken is a duration in words: 30 days, 24 hours, 90 seconds.
func spoken(d time.Duration) string {
	if d == Day {
		return "24 hours"
	}
	for _, unit := range []struct {
		size time.Duration
		name string
	}{{Day, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}} {
		if d >= unit.size && d%unit.size == 0 {
			return count(int(d/unit.size), unit.name)
		}
	}
	return FormatDuration(d)
}

// count is a number of things: 1 day, 2 days.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}
