package console

import (
	"testing"
	"time"
)

func TestAQueryMatchesByWordFieldStateAndDay(t *testing.T) {
	t.Parallel()
	fields := map[string]string{"who": "admin", "what": "temporary-pin set", "mailbox": "harbor/4027", "is": "unread queued", "note": ""}
	at := lesson.AddDate(0, 0, -1)
	for _, tt := range []struct {
		typed string
		want  bool
	}{
		{"", true},
		{"  ", true},
		{"ADMIN", true},
		{"who:ADM", true},
		{"who:portal", false},
		{"temporary 4027", true},
		{"temporary 4028", false},
		{"is:unread", true},
		{"is:un", true},
		{"is:read", false},
		{"is:queued is:unread", true},
		{"note:", false},
		{"colour:red", false},
		{"day:yesterday", true},
		{"day:yes", true},
		{"day:today", false},
		{"day:3nov", true},
		{"day:2025-11", true},
		{"day:2025-11-04", false},
	} {
		l := newQueryLine()
		l.field.Set(tt.typed)
		if got := l.read().match(fields, lesson, at); got != tt.want {
			t.Errorf("%q matches: %v, want %v", tt.typed, got, tt.want)
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"who:admin", "day:4nov is:unread x", ":", "::", "day:", "\x00 é:ü"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := newQueryLine()
		l.field.Set(s)
		q := l.read()
		if q.match(nil, lesson, time.Time{}) && len(q) > 0 {
			for _, term := range q {
				if term.field != "day" && term.text != "" {
					t.Errorf("%q is found in nothing", s)
				}
			}
		}
	})
}
