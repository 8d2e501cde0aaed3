package mailbox

import (
	"strconv"
	"strings"
	"time"

	"voiceportal/ivr/spelling"
)

// holds says whether a term holds for a mailbox.
type holds = func(s Summary, now time.Time) bool

// texts are the fields that are compared as text.
func texts() map[string]func(Summary) string {
	return map[string]func(Summary) string{
		"name":    func(s Summary) string { return s.Owner.Name() },
		"owner":   func(s Summary) string { return s.Owner.Name() },
		"user":    func(s Summary) string { return s.Owner.UserName },
		"mail":    func(s Summary) string { return s.Owner.Email },
		"phone":   func(s Summary) string { return s.Owner.Phone },
		"site":    func(s Summary) string { return s.Owner.Site },
		"party":   func(s Summary) string { return s.Owner.Party },
		"tenant":  func(s Summary) string { return s.Tenant },
		"main":    func(s Summary) string { return s.Main },
		"profile": func(s Summary) string { return s.Profile },
	}
}

// fieldNames are all that can stand before a sign, for suggestions.
func fieldNames() []string {
	return []string{
		"is", "name", "owner", "number", "user", "mail", "phone", "site", "party", "tenant", "main",
		"profile", "age", "idle", "tries", "last",
	}
}

// parseField gives a field with its sign and value a meaning, or tells the problem.
func parseField(name string, sign byte, value string, now time.Time) (holds, string) {
	name = strings.ToLower(name)
	if value == "" {
		return nil, "nothing stands after " + name + string(sign)
	}
	switch name {
	case "is":
		return parseIs(sign, value)
	case "age", "idle":
		return parseSpan(name, sign, value)
	case "tries":
		return parseTries(sign, value)
	case "last":
		return parseLast(sign, value, now)
	case "number":
		if sign != ':' {
			return nil, "write number:" + value
		}
		return func(s Summary, _ time.Time) bool { return strings.HasPrefix(s.Number, value) }, ""
	}
	text, ok := texts()[name]
	if !ok {
		return nil, "no such field" + spelling.DidYouMean(name, fieldNames())
	}
	if sign != ':' {
		return nil, "write " + name + ":" + value
	}
	want := strings.ToLower(value)
	return func(s Summary, _ time.Time) bool { return strings.Contains(strings.ToLower(text(s)), want) }, ""
}

// states are the words after is: that are no status.
func states() map[string]func(Summary) bool {
	return map[string]func(Summary) bool{
		"admin-lock": func(s Summary) bool { return s.Lock.Kind == LockAdmin },
		"main":       func(s Summary) bool { return s.Kind == KindMain },
		"extension":  func(s Summary) bool { return s.Kind == KindExtension },
		"due":        func(s Summary) bool { return s.Due != DueNone },
		"never":      func(s Summary) bool { return s.LastSignIn.IsZero() },
		"wrong":      func(s Summary) bool { return s.Failures > 0 },
	}
}

func parseIs(sign byte, value string) (holds, string) {
	value = strings.ToLower(value)
	if sign != ':' {
		return nil, "write is:" + value
	}
	known := make([]string, 0, 16)
	for _, status := range Statuses() {
		if value == string(status) {
			return func(s Summary, _ time.Time) bool { return s.Status == status }, ""
		}
		known = append(known, string(status))
	}
	all := states()
	if state, ok := all[value]; ok {
		return func(s Summary, _ time.Time) bool { return state(s) }, ""
	}
	known = append(known, "admin-lock", "main", "extension", "due", "never", "wrong")
	return nil, "no such state" + spelling.DidYouMean(value, known) + "; known: " + strings.Join(known, ", ")
}

func parseSpan(name string, sign byte, value string) (holds, string) {
	want, ok := parseDays(value)
	if !ok || sign != '<' && sign != '>' {
		return nil, "write " + name + ">30 or " + name + "<36h"
	}
	return func(s Summary, now time.Time) bool {
		got := s.Age
		if name == "idle" {
			got = now.Sub(s.lastSeen())
		}
		if sign == '<' {
			return got < want
		}
		return got > want
	}, ""
}

// lastSeen is the last sign-in, or the creation where there was none.
func (s Summary) lastSeen() time.Time {
	if s.LastSignIn.IsZero() {
		return s.CreatedAt
	}
	return s.LastSignIn
}

// maxDays is more than any age that portal time can show.
const maxDays = 100_000

// parseDays reads a number of days, or of another unit that follows it.
func parseDays(value string) (time.Duration, bool) {
	const day = 24 * time.Hour
	unit := day
	switch value[len(value)-1] {
	case 'm':
		unit = time.Minute
	case 'h':
		unit = time.Hour
	case 'w':
		unit = 7 * day
	case 'd':
	default:
		value += "d"
	}
	n, err := strconv.ParseUint(value[:len(value)-1], 10, 32)
	if err != nil || time.Duration(n) > maxDays*day/unit {
		return 0, false
	}
	return time.Duration(n) * unit, true
}

func parseTries(sign byte, value string) (holds, string) {
	want, err := strconv.Atoi(value)
	if err != nil || want < 0 {
		return nil, "write tries>2, tries<2 or tries=2"
	}
	return func(s Summary, _ time.Time) bool {
		switch sign {
		case '<':
			return s.Failures < want
		case '>':
			return s.Failures > want
		}
		return s.Failures == want
	}, ""
}

// holdsWords finds free words in what names a mailbox.
func holdsWords(text string) holds {
	want := strings.ToLower(text)
	return func(s Summary, _ time.Time) bool {
		for _, in := range []string{s.Key.String(), s.Owner.Name(), s.Owner.UserName, s.Owner.Email} {
			if strings.Contains(strings.ToLower(in), want) {
				return true
			}
		}
		return false
	}
}
