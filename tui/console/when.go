package console

import (
	"fmt"
	"time"
)

// day is the day of an instant as people say it: "today", "yesterday", "2 Oct", and with the
// year once it is not this one. Both instants are read in the zone of now.
func day(now, t time.Time) string {
	t = t.In(now.Location())
	switch {
	case sameDay(now, t):
		return "today"
	case sameDay(now.AddDate(0, 0, -1), t):
		return "yesterday"
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// lately is when something last happened, for a narrow column: the time matters today only, and
// the zero instant is never.
func lately(now, t time.Time) string {
	switch {
	case t.IsZero():
		return "never"
	case sameDay(now, t.In(now.Location())):
		return "today " + clock(now, t)
	}
	return day(now, t)
}

// brief is the shortest form that still tells when: the time today, the day otherwise.
func brief(now, t time.Time) string {
	if sameDay(now, t.In(now.Location())) {
		return clock(now, t)
	}
	return day(now, t)
}

// exact is an instant to the second, with the day when it is not today.
func exact(now, t time.Time) string {
	t = t.In(now.Location())
	switch {
	case sameDay(now, t):
		return t.Format("15:04:05")
	case t.Year() == now.Year():
		return t.Format("2 Jan 15:04")
	}
	return t.Format("2 Jan 2006")
}

// clock is the time of day.
func clock(now, t time.Time) string { return t.In(now.Location()).Format("15:04") }

// moment is an instant in full: "Tue 4 Nov 09:17", with the year once it is not this one.
func moment(now, t time.Time) string {
	t = t.In(now.Location())
	if t.Year() == now.Year() {
		return t.Format("Mon 2 Jan 15:04")
	}
	return t.Format("Mon 2 Jan 2006 15:04")
}

// ahead is how far off a coming instant is: "in 18 days", "in 5 hours", "tomorrow is in 1 day".
// An instant that has passed is "now".
func ahead(now, t time.Time) string {
	if !t.After(now) {
		return "now"
	}
	return "in " + span(t.Sub(now))
}

// span is a duration in the one unit that tells most: days from 48 hours on, then hours, then
// minutes. It is cut, never rounded up: 47 hours are not two days.
func span(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return count(int(d/(24*time.Hour)), "day")
	case d >= 2*time.Hour:
		return count(int(d/time.Hour), "hour")
	}
	return count(int(d/time.Minute), "minute")
}

// wholeDays is an age as the list shows it.
func wholeDays(d time.Duration) int { return int(d / (24 * time.Hour)) }

// count is a number with its noun in the right form.
func count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun[len(noun)-1] == 'x': // mailbox
		return fmt.Sprintf("%d %ses", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
