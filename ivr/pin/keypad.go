package pin

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lines are the straight lines of three or more keys on the telephone keypad
//
//	1 2 3
//	4 5 6
//	7 8 9
//	* 0 #
//
// read from the top or the left; each is refused from either end.
const lines = "123 456 789 147 2580 369 159 357"

// keypadLines are the longest runs of three or more digits that lie on a straight line of the
// keypad and are keyed one after the other.
func keypadLines(s string) []Span {
	var spans []Span
	for i, end := 0, 0; i+3 <= len(s); i = max(i+1, end-2) {
		for end = i + 2; end < len(s) && onLine(s[i:end+1]); end++ {
		}
		if end-i >= 3 {
			spans = append(spans, Span{i, end})
		}
	}
	return tidy(spans)
}

// onLine reports whether digits are a part of a line of the keypad, from either end.
func onLine(digits string) bool {
	return strings.Contains(lines, digits) || strings.Contains(lines, reverse(digits))
}

// names are the places where a word of a name, of three letters or more, is spelled on the keypad.
func names(s, name string) []Span {
	var spans []Span
	for _, word := range strings.FieldsFunc(name, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c)
	}) {
		if keys := spell(word); len(keys) >= 3 {
			spans = append(spans, occurrences(s, keys)...)
		}
	}
	return tidy(spans)
}

// spell is a word in the keys that carry its letters, by ITU-T E.161: Ana is 262. Accents are
// left off; what no key carries is left out.
func spell(word string) string {
	var keys strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(word)) {
		for _, letter := range plain(c) {
			keys.WriteByte(keyOf(letter))
		}
	}
	return keys.String()
}

// plain is a lower-case letter in the letters a to z that people key for it, empty for none.
func plain(c rune) string {
	switch c {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ß':
		return "ss"
	case 'þ':
		return "th"
	}
	if c < 'a' || c > 'z' {
		return ""
	}
	return string(c)
}

// keyOf is the key that carries a letter from a to z.
func keyOf(letter rune) byte {
	return "22233344455566677778889999"[letter-'a']
}
