package profile_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"voiceportal/ivr/profile"
)

func TestParseDuration(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]time.Duration{
		"30d": 30 * profile.Day, "24h": 24 * time.Hour, "90s": 90 * time.Second, "1d12h": 36 * time.Hour,
		"1h30m": 90 * time.Minute, "0s": 0, "0d": 0, "250ms": 250 * time.Millisecond, "1d1s": profile.Day + time.Second,
	} {
		if got, err := profile.ParseDuration(s); err != nil || got != want {
			t.Errorf("ParseDuration(%q) = %v, %v, want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "d", "30", "-30d", "30d-1h", "-1h", "+1h", "1h1d", "1.5d", "a month", "99999d", "9999999h", "1d.5h", "30 d"} {
		if got, err := profile.ParseDuration(s); err == nil {
			t.Errorf("ParseDuration(%q) = %v, want an error", s, got)
		}
	}
}

func TestFormatDuration(t *testing.T) {
	t.Parallel()
	for want, d := range map[string]time.Duration{
		"30d": 30 * profile.Day, "1d12h": 36 * time.Hour, "12h": 12 * time.Hour, "1m30s": 90 * time.Second,
		"0s": 0, "30m": 30 * time.Minute, "10h0m30s": 10*time.Hour + 30*time.Second, "1h10m": 70 * time.Minute,
	} {
		if got := profile.FormatDuration(d); got != want {
			t.Errorf("FormatDuration(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestDurationsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64Range(0, int64(10_000*profile.Day)).Draw(t, "duration"))
		text := profile.FormatDuration(d)
		if got, err := profile.ParseDuration(text); err != nil || got != d {
			t.Fatalf("%v is written %q, which reads as %v, %v", d, text, got, err)
		}
	})
}
