package console

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// jump is a move of the portal clock that somebody considers: by a stretch of time, to an
// instant, or home to where the clock would be had nobody moved it.
type jump struct {
	by   time.Duration // zero for a jump to an instant
	to   time.Time
	home bool
}

// presets are the jumps on the digit keys, in their order.
func presets() []jump {
	const dayLong = 24 * time.Hour
	return []jump{{by: time.Hour}, {by: dayLong}, {by: 7 * dayLong}, {by: 31 * dayLong}, {by: 181 * dayLong}}
}

// act is the jump as the accounts want it.
func (j jump) act() mailbox.ClockAct {
	switch {
	case j.home:
		return mailbox.ClockAct{Reset: true}
	case j.by != 0:
		return mailbox.ClockAct{Advance: j.by}
	}
	return mailbox.ClockAct{SetTo: j.to}
}

// target is where the jump lands; where home is only the accounts know.
func (j jump) target(now time.Time) time.Time {
	if j.by != 0 {
		return now.Add(j.by)
	}
	return j.to
}

// String names the jump: "+31 days", "to Mon 1 Dec 2025 09:14".
func (j jump) String() string {
	switch {
	case j.home:
		return "back to its own time"
	case j.by != 0:
		return "+" + stretch(j.by)
	}
	return "to " + j.to.Format("Mon 2 Jan 2006 15:04")
}

// title is the jump within a sentence: "jump 31 days", "go to Mon 1 Dec 2025 09:14".
func (j jump) title() string {
	if j.by != 0 {
		return "jump " + stretch(j.by)
	}
	return "go " + j.String()
}

// stretch is a whole stretch of time in its largest even unit: "31 days", "36 hours".
func stretch(d time.Duration) string {
	switch {
	case d%(24*time.Hour) == 0:
		return count(int(d/(24*time.Hour)), "day")
	case d%time.Hour == 0:
		return count(int(d/time.Hour), "hour")
	case d%time.Minute == 0:
		return count(int(d/time.Minute), "minute")
	}
	return count(int(d/time.Second), "second")
}

// dateForms are what the date field takes, in the zone of the portal.
var dateForms = []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02 15:04", time.RFC3339}

// longestJump keeps a slip of the finger from moving a class a thousand years.
const longestJump = 10 * 365 * 24 * time.Hour

// parseJump reads what was typed into the date field: a date, a date and time, or a stretch such
// as 31d, 36h or 90m. A date alone keeps the time of day of now.
func parseJump(now time.Time, s string) (jump, error) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	if d, err := profile.ParseDuration(s); err == nil {
		if d <= 0 || d > longestJump {
			return jump{}, fmt.Errorf("a jump goes forward, by 10 years at most")
		}
		return jump{by: d}, nil
	}
	for _, form := range dateForms {
		t, err := time.ParseInLocation(form, s, now.Location())
		if err != nil {
			continue
		}
		if form == time.DateOnly {
			t = t.Add(sinceMidnight(now))
		}
		if t.Sub(now) > longestJump || now.Sub(t) > longestJump {
			return jump{}, fmt.Errorf("that is more than 10 years away")
		}
		return jump{to: t}, nil
	}
	return jump{}, fmt.Errorf("a date reads 2026-12-01 or 2026-12-01 09:14; a stretch reads 31d, 36h or 90m")
}

func sinceMidnight(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}
