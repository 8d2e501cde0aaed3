package console

import (
	"testing"
	"time"
)

// lesson is the instant at which the tests of this package play.
var lesson = time.Date(2025, time.November, 4, 9, 17, 20, 0, time.UTC)

func TestInstantsReadAsPeopleSayThem(t *testing.T) {
	t.Parallel()
	at := func(s string) time.Time {
		t.Helper()
		v, err := time.Parse("2006-01-02 15:04:05", s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, tt := range []struct {
		name                         string
		at                           time.Time
		day, lately, brief, exact, m string
	}{
		{"this morning", at("2025-11-04 09:16:48"), "today", "today 09:16", "09:16", "09:16:48", "Tue 4 Nov 09:16"},
		{"midnight is today", at("2025-11-04 00:00:00"), "today", "today 00:00", "00:00", "00:00:00", "Tue 4 Nov 00:00"},
		{"a second before midnight", at("2025-11-03 23:59:59"), "yesterday", "yesterday", "yesterday", "3 Nov 23:59", "Mon 3 Nov 23:59"},
		{"last month", at("2025-10-02 12:00:00"), "2 Oct", "2 Oct", "2 Oct", "2 Oct 12:00", "Thu 2 Oct 12:00"},
		{"last year", at("2024-11-04 12:00:00"), "4 Nov 2024", "4 Nov 2024", "4 Nov 2024", "4 Nov 2024", "Mon 4 Nov 2024 12:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for what, got := range map[string][2]string{
				"day":    {day(lesson, tt.at), tt.day},
				"lately": {lately(lesson, tt.at), tt.lately},
				"brief":  {brief(lesson, tt.at), tt.brief},
				"exact":  {exact(lesson, tt.at), tt.exact},
				"moment": {moment(lesson, tt.at), tt.m},
			} {
				if got[0] != got[1] {
					t.Errorf("%s(%v) = %q, want %q", what, tt.at, got[0], got[1])
				}
			}
		})
	}
}

func TestYesterdayIsJudgedInTheZoneOfThePortal(t *testing.T) {
	t.Parallel()
	tokyo := time.FixedZone("JST", 9*3600)
	now := time.Date(2025, 11, 4, 1, 0, 0, 0, tokyo)
	if got := lately(now, now.Add(-90*time.Minute).UTC()); got != "yesterday" {
		t.Errorf("ninety minutes before 01:00 in Tokyo = %q, want yesterday", got)
	}
}

func TestNeverIsNotADate(t *testing.T) {
	t.Parallel()
	if got := lately(lesson, time.Time{}); got != "never" {
		t.Errorf("lately of the zero instant = %q, want never", got)
	}
}

func TestSpansAreCutNotRounded(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		d    time.Duration
		want string
	}{
		{time.Minute, "1 minute"},
		{119 * time.Minute, "119 minutes"},
		{2 * time.Hour, "2 hours"},
		{24 * time.Hour, "24 hours"},
		{48*time.Hour - 1, "47 hours"},
		{48 * time.Hour, "2 days"},
		{18*24*time.Hour + 23*time.Hour, "18 days"},
	} {
		if got := span(tt.d); got != tt.want {
			t.Errorf("span(%v) = %q, want %q", tt.d, got, tt.want)
		}
		if got, want := ahead(lesson, lesson.Add(tt.d)), "in "+tt.want; got != want {
			t.Errorf("ahead by %v = %q, want %q", tt.d, got, want)
		}
	}
	if got := ahead(lesson, lesson); got != "now" {
		t.Errorf("ahead of the same instant = %q, want now", got)
	}
}

func TestNounsFollowTheirNumbers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n    int
		noun string
		want string
	}{
		{0, "mailbox", "0 mailboxes"},
		{1, "mailbox", "1 mailbox"},
		{42, "mailbox", "42 mailboxes"},
		{1, "PIN", "1 PIN"},
		{28, "PIN", "28 PINs"},
		{2, "e-mail", "2 e-mails"},
	} {
		if got := count(tt.n, tt.noun); got != tt.want {
			t.Errorf("count(%d, %q) = %q, want %q", tt.n, tt.noun, got, tt.want)
		}
	}
}
