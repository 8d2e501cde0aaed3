package ivr

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// quoted is text as one word of a line.
func quoted(s string) string {
	if isPlain(s) {
		return s
	}
	return strconv.Quote(s)
}

// isPlain reports whether text may stand without quotes: it cannot be taken for anything else.
func isPlain(s string) bool {
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9', 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
		case strings.ContainsRune("_-+*.@/", r):
		default:
			return false
		}
	}
	return s != ""
}

// unquoted is the text of a word.
func (f *form) unquoted(what, w string) string {
	if isPlain(w) || f.err != nil {
		return w
	}
	s, err := strconv.Unquote(w)
	if err != nil || !strings.HasPrefix(w, `"`) {
		f.fail(fmt.Errorf("%s %s needs quotes around it", what, w))
	}
	return s
}

// words cuts a line at its blanks, but not inside quotes.
func words(line string) ([]string, error) {
	var all []string
	for line = strings.TrimLeft(line, " "); line != ""; line = strings.TrimLeft(line, " ") {
		end := strings.IndexAny(line, ` "`)
		switch {
		case end < 0:
			end = len(line)
		case line[end] == '"':
			q, err := strconv.QuotedPrefix(line[end:])
			if err != nil {
				return nil, errors.New("a quoted text has no end")
			}
			end += len(q)
			if end < len(line) && line[end] != ' ' {
				return nil, errors.New("a blank is missing after a quoted text")
			}
		}
		all = append(all, line[:end])
		line = line[end:]
	}
	return all, nil
}
