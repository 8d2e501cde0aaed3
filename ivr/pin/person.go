package pin

import "strings"

// The rules of this file look at whom the candidate is for and what they had before.

// extension judges the extension rule: the whole extension, either way round.
func extension(entry, extension, mode string) ([]Span, bool) {
	if extension == "" {
		return nil, false
	}
	if mode == ExtensionContains {
		return found(eitherWay(entry, extension))
	}
	return nil, entry == extension || entry == reverse(extension)
}

// phone judges the phone rule: no part of the number, nor the number as a part, either way round.
func phone(entry, number string) ([]Span, bool) {
	if number == "" || entry == "" {
		return nil, false
	}
	if strings.Contains(number, entry) || strings.Contains(number, reverse(entry)) {
		return nil, true
	}
	return found(eitherWay(entry, number))
}

// matchesEitherWay reports whether a candidate or its reverse is the matcher's PIN.
func matchesEitherWay(m Matcher, candidate PIN) bool {
	return m != nil && (m.Match(candidate) || m.Match(candidate.Reverse()))
}

// inHistory judges the history rule. What the current rule refuses is not judged again: the
// current credential is never also history.
func (r Rules) inHistory(candidate PIN, ctx Context) bool {
	if r.Current && matchesEitherWay(ctx.Current, candidate) {
		return false
	}
	for _, m := range r.judgedHistory(ctx) {
		if matchesEitherWay(m, candidate) {
			return true
		}
	}
	return false
}

// judgedHistory is the newest part of the history, as deep as the rule goes.
func (r Rules) judgedHistory(ctx Context) []Matcher {
	if r.History < 0 || r.History >= len(ctx.History) {
		return ctx.History
	}
	return ctx.History[len(ctx.History)-r.History:]
}

// increments judges the increment rule: a number of the same length that lies close to the
// current PIN or to one of the judged history.
func (r Rules) increments(entry string, ctx Context) bool {
	before := r.judgedHistory(ctx)
	for _, step := range []int{+1, -1} {
		near := entry
		for range r.Increment {
			var ok bool
			if near, ok = next(near, step); !ok {
				break
			}
			p := New(near)
			if ctx.Current != nil && ctx.Current.Match(p) {
				return true
			}
			for _, m := range before {
				if m != nil && m.Match(p) {
					return true
				}
			}
		}
	}
	return false
}

// next is the number one step (+1 or -1) on, with as many digits; false when it has none.
func next(digits string, step int) (string, bool) {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		switch {
		case step > 0 && b[i] == '9':
			b[i] = '0'
		case step < 0 && b[i] == '0':
			b[i] = '9'
		default:
			b[i] += byte(step)
			return string(b), true
		}
	}
	return "", false
}

// eitherWay are the places where s holds part, forwards or backwards.
func eitherWay(s, part string) []Span {
	return tidy(append(occurrences(s, part), occurrences(s, reverse(part))...))
}

// occurrences are the places where s holds part, overlapping ones too.
func occurrences(s, part string) []Span {
	var spans []Span
	for from := 0; ; {
		i := strings.Index(s[from:], part)
		if i < 0 {
			return spans
		}
		spans = append(spans, Span{from + i, from + i + len(part)})
		from += i + 1
	}
}

// reverse is s backwards, byte by byte.
func reverse(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
