package mailbox

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Filter picks mailboxes from a list by what people write about them. The zero Filter picks all.
type Filter struct{ terms []Term }

// Term is one word of a filter with its meaning. All terms of a filter must hold.
type Term struct {
	Text string // as written, to show which term leaves nothing
	At   int    // where it begins in the filter, in bytes
	hold func(s Summary, now time.Time) bool
}

// FilterError is a filter that means nothing: where, why and what was perhaps meant.
type FilterError struct {
	At      int // in bytes from the beginning
	Column  int // in characters, counted from 1
	Term    string
	Problem string
}

func (e *FilterError) Error() string {
	return fmt.Sprintf("filter, character %d: %s: %s", e.Column, e.Term, e.Problem)
}

// ParseFilter reads a filter. Terms are separated by blanks and must all hold; one with a hyphen
// before it must not. Quotes keep blanks together.
//
//	is:locked            a status, also is:admin-lock, is:dormant whatever the status, is:main
//	name: owner: number: user: mail: phone: site: party: tenant: main: profile:
//	                     the field contains the text, whatever the case; number: begins with it
//	age>30  age<36h      the PIN's age; days unless a unit follows (m, h, d, w)
//	idle>90d             time since the last sign-in, or since creation without one
//	tries>2  tries=0     wrong tries in a row
//	last<1oct last>2025-10-01 last:never
//	                     the last sign-in; a date without a year is the latest such date until now
//	anything else        number, owner, user name or address contains it
//
// Its errors are [*FilterError].
func ParseFilter(text string, now time.Time) (Filter, error) {
	f, problem := parseFilter(text, now)
	if problem != nil {
		problem.Column = utf8.RuneCountInString(text[:problem.At]) + 1
		return Filter{}, problem
	}
	return f, nil
}

func parseFilter(text string, now time.Time) (f Filter, problem *FilterError) {
	words, problem := splitWords(text)
	if problem != nil {
		return Filter{}, problem
	}
	for _, w := range words {
		t, problem := parseTerm(w, now)
		if problem != nil {
			return Filter{}, problem
		}
		f.terms = append(f.terms, t)
	}
	return f, nil
}

// Terms are the filter's terms in the order in which they were written.
func (f Filter) Terms() []Term { return append([]Term(nil), f.terms...) }

// Match reports whether every term holds for a mailbox at an instant of portal time.
func (f Filter) Match(s Summary, now time.Time) bool {
	for _, t := range f.terms {
		if !t.Match(s, now) {
			return false
		}
	}
	return true
}

// Match reports whether the term holds for a mailbox at an instant of portal time.
func (t Term) Match(s Summary, now time.Time) bool { return t.hold(s, now) }

// word is a run of the filter without blanks, quotes taken off.
type word struct {
	text   string // as written
	plain  string // without quotes
	quoted bool   // it began with a quote: free words, whatever they look like
	at     int
}

// splitWords cuts a filter at the blanks outside quotes.
func splitWords(text string) ([]word, *FilterError) {
	var words []word
	for i := 0; i < len(text); {
		if text[i] == ' ' || text[i] == '\t' {
			i++
			continue
		}
		w := word{at: i, quoted: text[i] == '"'}
		var plain strings.Builder
		open := -1
		for ; i < len(text) && (open >= 0 || text[i] != ' ' && text[i] != '\t'); i++ {
			switch {
			case text[i] != '"':
				plain.WriteByte(text[i])
			case open >= 0:
				open = -1
			default:
				open = i
			}
		}
		w.text, w.plain = text[w.at:i], plain.String()
		if open >= 0 {
			return nil, &FilterError{At: open, Term: text[open:], Problem: "the quote is not closed"}
		}
		words = append(words, w)
	}
	return words, nil
}

// parseTerm reads one word.
func parseTerm(w word, now time.Time) (Term, *FilterError) {
	t := Term{Text: w.text, At: w.at}
	text, negated := w.plain, false
	if !w.quoted && len(text) > 1 && text[0] == '-' {
		text, negated = text[1:], true
	}
	hold := holdsWords(text)
	if i := strings.IndexAny(text, ":<>="); i > 0 && !w.quoted {
		var problem string
		if hold, problem = parseField(text[:i], text[i], text[i+1:], now); problem != "" {
			return Term{}, &FilterError{At: w.at, Term: w.text, Problem: problem}
		}
	}
	t.hold = hold
	if negated {
		t.hold = func(s Summary, now time.Time) bool { return !hold(s, now) }
	}
	return t, nil
}
