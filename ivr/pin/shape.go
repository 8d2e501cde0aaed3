package pin

import "slices"

// The rules of this file look at the candidate alone.

// notDigits are the runs of bytes that are not 0 to 9.
func notDigits(s string) []Span {
	var spans []Span
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			continue
		}
		if n := len(spans); n > 0 && spans[n-1].To == i {
			spans[n-1].To++
		} else {
			spans = append(spans, Span{i, i + 1})
		}
	}
	return spans
}

// repeats are the runs of digits that stand more than most times, side by side or anywhere.
func repeats(s string, most int, scope Scope) []Span {
	var count ['9' + 1]int
	for i := 0; i < len(s); i++ {
		count[s[i]]++
	}
	var spans []Span
	for i, end := 0, 0; i < len(s); i = end {
		for end = i + 1; end < len(s) && s[end] == s[i]; end++ {
		}
		if end-i > most || scope == ScopeAnywhere && count[s[i]] > most {
			spans = append(spans, Span{i, end})
		}
	}
	return spans
}

// sequences are the longest runs of more than most digits with a step of exactly +1, or of
// exactly -1. Where wrap is set 0 follows 9.
func sequences(s string, most int, wrap bool) []Span {
	var spans []Span
	for _, step := range []int{+1, -1} {
		for i, end := 0, 0; i < len(s); i = end {
			for end = i + 1; end < len(s) && follows(s[end-1], s[end], step, wrap); end++ {
			}
			if end-i > most {
				spans = append(spans, Span{i, end})
			}
		}
	}
	return tidy(spans)
}

// follows reports whether b comes step after a.
func follows(a, b byte, step int, wrap bool) bool {
	d := int(b) - int(a)
	return d == step || wrap && d == -9*step
}

// patterns are the longest runs in which a block of two or more digits directly repeats itself.
func patterns(s string) []Span {
	var spans []Span
	for size := 2; 2*size <= len(s); size++ {
		equal := 0 // how many digits in a row have equalled the one a block before
		for i := size; i <= len(s); i++ {
			if i < len(s) && s[i] == s[i-size] {
				equal++
				continue
			}
			if equal >= size {
				spans = append(spans, Span{i - equal - size, i})
			}
			equal = 0
		}
	}
	return tidy(spans)
}

// distinct is how many different digits there are.
func distinct(s string) int {
	var seen ['9' + 1]bool
	n := 0
	for i := 0; i < len(s); i++ {
		if !seen[s[i]] {
			seen[s[i]] = true
			n++
		}
	}
	return n
}

// tidy puts spans in order and drops those that lie within another one.
func tidy(spans []Span) []Span {
	if len(spans) < 2 {
		return spans
	}
	slices.SortFunc(spans, func(a, b Span) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return b.To - a.To
	})
	kept := spans[:1]
	for _, s := range spans[1:] {
		if s.To > kept[len(kept)-1].To {
			kept = append(kept, s)
		}
	}
	return kept
}
