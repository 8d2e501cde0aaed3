package console

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestTypedDatesAndStretchesBecomeJumps(t *testing.T) {
	t.Parallel()
	const dayLong = 24 * time.Hour
	for _, tt := range []struct {
		typed, name string
		target      time.Time
		act         mailbox.ClockAct
	}{
		{"31d", "+31 days", lesson.Add(31 * dayLong), mailbox.ClockAct{Advance: 31 * dayLong}},
		{"+1d", "+1 day", lesson.Add(dayLong), mailbox.ClockAct{Advance: dayLong}},
		{"1d12h", "+36 hours", lesson.Add(36 * time.Hour), mailbox.ClockAct{Advance: 36 * time.Hour}},
		{" 36h ", "+36 hours", lesson.Add(36 * time.Hour), mailbox.ClockAct{Advance: 36 * time.Hour}},
		{"48h", "+2 days", lesson.Add(48 * time.Hour), mailbox.ClockAct{Advance: 48 * time.Hour}},
		{"90m", "+90 minutes", lesson.Add(90 * time.Minute), mailbox.ClockAct{Advance: 90 * time.Minute}},
		{"45s", "+45 seconds", lesson.Add(45 * time.Second), mailbox.ClockAct{Advance: 45 * time.Second}},
		{
			"2025-12-01", "to Mon 1 Dec 2025 09:17", time.Date(2025, 12, 1, 9, 17, 0, 0, time.UTC),
			mailbox.ClockAct{SetTo: time.Date(2025, 12, 1, 9, 17, 0, 0, time.UTC)},
		},
		{
			"2025-12-01 08:30", "to Mon 1 Dec 2025 08:30", time.Date(2025, 12, 1, 8, 30, 0, 0, time.UTC),
			mailbox.ClockAct{SetTo: time.Date(2025, 12, 1, 8, 30, 0, 0, time.UTC)},
		},
		{
			"2025-10-01T08:30", "to Wed 1 Oct 2025 08:30", time.Date(2025, 10, 1, 8, 30, 0, 0, time.UTC),
			mailbox.ClockAct{SetTo: time.Date(2025, 10, 1, 8, 30, 0, 0, time.UTC)},
		},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			t.Parallel()
			j, err := parseJump(lesson, tt.typed)
			if err != nil {
				t.Fatalf("parseJump(%q): %v", tt.typed, err)
			}
			if got := j.String(); got != tt.name {
				t.Errorf("named %q, want %q", got, tt.name)
			}
			if got := j.target(lesson); !got.Equal(tt.target) {
				t.Errorf("lands at %v, want %v", got, tt.target)
			}
			if diff := cmp.Diff(tt.act, j.act()); diff != "" {
				t.Errorf("act (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatIsNoJumpIsRefusedWithTheWayOut(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ typed, want string }{
		{"", "a date reads 2026-12-01 or 2026-12-01 09:14; a stretch reads 31d, 36h or 90m"},
		{"tomorrow", "a date reads 2026-12-01 or 2026-12-01 09:14; a stretch reads 31d, 36h or 90m"},
		{"31", "a date reads 2026-12-01 or 2026-12-01 09:14; a stretch reads 31d, 36h or 90m"},
		{"2025-02-30", "a date reads 2026-12-01 or 2026-12-01 09:14; a stretch reads 31d, 36h or 90m"},
		{"0d", "a jump goes forward, by 10 years at most"},
		{"-1d", "a date reads 2026-12-01 or 2026-12-01 09:14; a stretch reads 31d, 36h or 90m"},
		{"9999d", "a jump goes forward, by 10 years at most"},
		{"3025-01-01", "that is more than 10 years away"},
	} {
		if j, err := parseJump(lesson, tt.typed); err == nil {
			t.Errorf("parseJump(%q) = %v, want an error", tt.typed, j)
		} else if err.Error() != tt.want {
			t.Errorf("parseJump(%q): %q, want %q", tt.typed, err, tt.want)
		}
	}
}

func FuzzParseJump(f *testing.F) {
	for _, s := range []string{"31d", "2025-12-01", "2025-12-01T09:14:00+02:00", "+", "d", "9223372036854775807s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		j, err := parseJump(lesson, s)
		if err != nil {
			return
		}
		if d := j.target(lesson).Sub(lesson); d > longestJump || d < -longestJump {
			t.Errorf("parseJump(%q) jumps %v", s, d)
		}
	})
}

func TestPresetsGoFurtherAndFurther(t *testing.T) {
	t.Parallel()
	last := lesson
	for _, j := range presets() {
		if at := j.target(lesson); !at.After(last) {
			t.Errorf("%v lands at %v, not after the preset before it", j, at)
		} else {
			last = at
		}
	}
}
