package scenario

import (
	"strconv"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
)

// parseMailbox reads tenant/number.
func parseMailbox(s string) (mailbox.Key, bool) {
	tenant, number, ok := strings.Cut(s, "/")
	if !ok || !isName(tenant) || number == "" || strings.Trim(number, "0123456789") != "" {
		return mailbox.Key{}, false
	}
	return mailbox.Key{Tenant: tenant, Number: number}, true
}

const day = 24 * time.Hour

// parseDuration reads a span of time: those of Go, and days.
func parseDuration(s string) (time.Duration, bool) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseUint(days, 10, 16) // up to 179 years
		return time.Duration(n) * day, err == nil
	}
	d, err := time.ParseDuration(s)
	return d, err == nil && !strings.ContainsAny(s[:1], "+-")
}

// parseShift reads a span of time with a sign.
func parseShift(s string) (time.Duration, bool) {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	d, ok := parseDuration(s[1:])
	if s[0] == '-' {
		d = -d
	}
	return d, ok
}

// parseTime reads a point in time, UTC unless an offset follows.
func parseTime(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04Z07:00", time.RFC3339} {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
