package scenario

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// blanks separate words and make indentation.
const blanks = " \t"

// mistake is an error whose line is not known here.
type mistake struct {
	column  int
	problem string
}

// cutIndent parts a line from its indentation, and drops the blanks at its end.
func cutIndent(line string) (indent, rest string) {
	rest = strings.TrimLeft(line, blanks)
	return line[:len(line)-len(rest)], strings.TrimRight(rest, blanks)
}

// lexer takes words off a line.
type lexer struct {
	rest   string
	line   int
	column int // of the first character of rest
}

// skip takes blanks.
func (l *lexer) skip() {
	n := len(l.rest) - len(strings.TrimLeft(l.rest, blanks))
	l.rest, l.column = l.rest[n:], l.column+n
}

// take takes one character.
func (l *lexer) take() rune {
	r, n := utf8.DecodeRuneInString(l.rest)
	l.rest, l.column = l.rest[n:], l.column+1
	return r
}

// word takes the next word; ok is false at the end of the line. Quotes may enclose a part of a
// word, as in text~"two words".
func (l *lexer) word() (w Word, ok bool, err *mistake) {
	l.skip()
	if l.rest == "" {
		return Word{}, false, nil
	}
	w.Pos = Pos{l.line, l.column}
	var text strings.Builder
	for l.rest != "" && !strings.ContainsRune(blanks, rune(l.rest[0])) {
		if l.rest[0] != '"' {
			text.WriteRune(l.take())
			continue
		}
		if err := l.quoted(&text); err != nil {
			return Word{}, false, err
		}
	}
	w.Text = text.String()
	return w, true, nil
}

// quoted takes a part in quotes. Inside, \" is a quote and \\ a backslash; any other backslash
// stands for itself, so that patterns need no doubling.
func (l *lexer) quoted(text *strings.Builder) *mistake {
	opened := l.column
	l.take()
	for l.rest != "" {
		r := l.take()
		switch {
		case r == '"':
			return nil
		case r == '\\' && l.rest != "" && (l.rest[0] == '"' || l.rest[0] == '\\'):
			text.WriteRune(l.take())
		default:
			text.WriteRune(r)
		}
	}
	return &mistake{opened, `this quote is never closed; expected another " before the end of the line`}
}

// words takes all the words that are left.
func (l *lexer) words() ([]Word, *mistake) {
	var all []Word
	for {
		w, ok, err := l.word()
		if err != nil || !ok {
			return all, err
		}
		all = append(all, w)
	}
}

// text takes all that is left as one word; quotes in it are text.
func (l *lexer) text() []Word {
	l.skip()
	if l.rest == "" {
		return nil
	}
	return []Word{{Pos{l.line, l.column}, l.rest}}
}

// legible reports the first character that has no place in a text file.
func legible(line string) *mistake {
	column := 0
	for i, r := range line {
		column++
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(line[i:]); n == 1 {
				return &mistake{column, "this is not UTF-8; save the file as UTF-8 text"}
			}
		}
		if unicode.IsControl(r) && r != '\t' {
			return &mistake{column, "a control character; remove it"}
		}
	}
	return nil
}

// quote is the word as it is written in a file. Of an argument with a name only the value is
// quoted.
func quote(text string) string {
	if text != "" && !strings.ContainsAny(text, blanks+`"`) {
		return text
	}
	name, op, value := cutOperator(text)
	var b strings.Builder
	b.WriteString(name + op + `"`)
	for i := 0; i < len(value); i++ {
		c := value[i]
		escapes := c == '\\' && (i+1 == len(value) || value[i+1] == '\\' || value[i+1] == '"')
		if c == '"' || escapes {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String() + `"`
}

// cutOperator parts name=value and name~value; a word without a name is all value.
func cutOperator(text string) (name, op, value string) {
	i := strings.IndexFunc(text, func(r rune) bool { return !isNameRune(r) })
	if i <= 0 || text[i] != '=' && text[i] != '~' {
		return "", "", text
	}
	return text[:i], text[i : i+1], text[i+1:]
}

// isNameRune reports whether r may stand in the name of an argument, as in harbor/4012.failures.
func isNameRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("_-./", r)
}
