package console

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// queryLine is the filter of the pages that list what happened: the outbox and the audit.
type queryLine struct {
	field  kit.Field
	typing bool
}

func newQueryLine() queryLine { return queryLine{field: kit.Field{Max: 200}} }

// update handles a key or a paste and reports whether the text has changed.
func (l *queryLine) update(msg tea.Msg) bool {
	before := l.field.Value()
	switch msg := msg.(type) {
	case tea.PasteMsg:
		l.field.Insert(msg.Content)
	case kit.Click:
		l.typing = false
	case tea.KeyPressMsg:
		switch msg.String() {
		case "enter", "tab":
			l.typing = false
		case "esc":
			l.typing = false
			l.field.Set("")
		case "up", "down", "pgup", "pgdown", "home", "end":
		default:
			l.field.Key(msg)
		}
	}
	return l.field.Value() != before
}

// read is the query as typed.
func (l *queryLine) read() query {
	var q query
	for word := range strings.FieldsSeq(strings.ToLower(l.field.Value())) {
		field, text, named := strings.Cut(word, ":")
		if !named {
			field, text = "", word
		}
		q = append(q, queryTerm{field, text})
	}
	return q
}

// query are words that must all be found: anywhere, or in the one field they name. is: takes a
// state, by its beginning; day: takes today, yesterday or a date.
type query []queryTerm

type queryTerm struct{ field, text string }

// match reports whether every word is found in the fields of something that happened at an
// instant. A field that it does not have is never matched.
func (q query) match(fields map[string]string, now, at time.Time) bool {
	for _, t := range q {
		switch {
		case t.field == "day":
			if !onDay(t.text, now, at) {
				return false
			}
		case t.field == "is":
			if !slices.ContainsFunc(strings.Fields(fields["is"]), func(w string) bool { return strings.HasPrefix(w, t.text) }) {
				return false
			}
		case t.field == "":
			if !anyHolds(fields, t.text) {
				return false
			}
		case !strings.Contains(strings.ToLower(fields[t.field]), t.text) || fields[t.field] == "":
			return false
		}
	}
	return true
}

func anyHolds(fields map[string]string, text string) bool {
	for _, f := range fields {
		if strings.Contains(strings.ToLower(f), text) {
			return true
		}
	}
	return false
}

// onDay reports whether an instant is on a day as people write it: today, yesterday, 4nov,
// 2025-11-04. What is only half typed matches by its beginning.
func onDay(text string, now, at time.Time) bool {
	at = at.In(now.Location())
	for _, form := range []string{day(now, at), at.Format("2jan"), at.Format(time.DateOnly)} {
		if strings.HasPrefix(strings.ToLower(strings.ReplaceAll(form, " ", "")), text) {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(at.Format("2Jan")), text)
}
