package kit

import "strings"

// Bar draws part/whole as a bar of w cells in a token's colour. A bar of nothing is empty; part
// is cut to 0..whole.
func Bar(ink Token, part, whole float64, w int) Line {
	w = max(w, 0)
	full := 0
	if whole > 0 {
		full = int(min(max(part/whole, 0), 1)*float64(w) + 0.5)
	}
	return Line{ink.Span(strings.Repeat("█", full)), Border.Span(strings.Repeat("░", w-full))}
}

// Dots draws n of max as dots, sep between them: "● ○ ○". Above nine it writes numbers, since
// nobody counts more dots than that.
func Dots(ink Token, n, most int, sep string) Line {
	if most > 9 || n > 9 {
		return nil
	}
	var l Line
	for i := range max(most, n) {
		if i > 0 {
			l = append(l, Text.Span(sep))
		}
		if i < n {
			l = append(l, ink.Bold("●"))
		} else {
			l = append(l, Muted.Span("○"))
		}
	}
	return l
}

// Secret draws n hidden digits.
func Secret(n int) string {
	return strings.TrimSuffix(strings.Repeat("● ", max(n, 0)), " ")
}
