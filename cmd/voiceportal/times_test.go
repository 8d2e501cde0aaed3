package main

import (
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
)

func TestParseTime(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]time.Time{
		"2026-12-01":                time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC),
		"2026-12-01T09:14":          time.Date(2026, 12, 1, 9, 14, 0, 0, time.UTC),
		"2026-12-01T09:14:30":       time.Date(2026, 12, 1, 9, 14, 30, 0, time.UTC),
		"2026-12-01T09:14+01:00":    time.Date(2026, 12, 1, 8, 14, 0, 0, time.UTC),
		"2026-12-01T09:14Z":         time.Date(2026, 12, 1, 9, 14, 0, 0, time.UTC),
		"2026-12-01T09:14:30-05:00": time.Date(2026, 12, 1, 14, 14, 30, 0, time.UTC),
	} {
		if got, err := parseTime(text); err != nil || !got.Equal(want) {
			t.Errorf("parseTime(%q) = %v, %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "tomorrow", "2026-13-01", "09:14", "2026-12-01 09:14", "31d"} {
		if got, err := parseTime(text); err == nil {
			t.Errorf("parseTime(%q) = %v, want an error", text, got)
		}
	}
}

func TestParseJump(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]mailbox.ClockAct{
		"31d":        {Advance: 31 * 24 * time.Hour},
		"36h":        {Advance: 36 * time.Hour},
		"2026-12-01": {SetTo: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)},
	} {
		if got, err := parseJump(text); err != nil || got != want {
			t.Errorf("parseJump(%q) = %+v, %v, want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0d", "soon", "-3d"} {
		if got, err := parseJump(text); err == nil {
			t.Errorf("parseJump(%q) = %+v, want an error", text, got)
		}
	}
}

func TestListingsTellTimeRoughly(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		0: "0 min", 34 * time.Minute: "34 min", 5 * time.Hour: "5 h", 47 * time.Hour: "1 d", 41 * 24 * time.Hour: "41 d",
	} {
		if got := roughly(d); got != want {
			t.Errorf("roughly(%v) = %q, want %q", d, got, want)
		}
	}
	if got := stamp(time.Time{}); got != "never" {
		t.Errorf("stamp of no time = %q, want never", got)
	}
	if got := stamp(time.Date(2025, 11, 4, 10, 14, 0, 0, time.FixedZone("", 3600))); got != "2025-11-04 09:14" {
		t.Errorf("stamp = %q, want it in UTC", got)
	}
}
