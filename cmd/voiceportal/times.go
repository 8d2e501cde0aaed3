package main

import (
	"fmt"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// parseTime reads an instant: 2026-12-01, 2026-12-01T09:14 with or without seconds, or RFC 3339.
// It is UTC unless an offset follows.
func parseTime(text string) (time.Time, error) {
	for _, layout := range []string{
		time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly,
	} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time; write 2026-12-01, 2026-12-01T09:14 or 2026-12-01T09:14:00+01:00", text)
}

// stamp is an instant as listings show it; "never" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2006-01-02 15:04")
}

// roughly is a duration as listings show it: whole days from one day on, else hours and minutes.
func roughly(d time.Duration) string {
	switch {
	case d >= profile.Day:
		return fmt.Sprintf("%d d", d/profile.Day)
	case d >= time.Hour:
		return fmt.Sprintf("%d h", d/time.Hour)
	}
	return fmt.Sprintf("%d min", d/time.Minute)
}

// parseJump reads where portal time shall go: a distance such as 31d, or an instant.
func parseJump(text string) (mailbox.ClockAct, error) {
	if by, err := profile.ParseDuration(text); err == nil && by > 0 {
		return mailbox.ClockAct{Advance: by}, nil
	}
	to, err := parseTime(text)
	if err != nil {
		return mailbox.ClockAct{}, fmt.Errorf("%q is neither a distance such as 31d nor a time such as 2026-12-01", text)
	}
	return mailbox.ClockAct{SetTo: to}, nil
}
