package kit

import "strings"

// Span is text of one style.
type Span struct {
	Text  string
	Style Style
}

// Line is styled text without a line break.
type Line []Span

// Plain is a line of plain text.
func Plain(s string) Line { return Line{Text.Span(s)} }

// String is the line's text without its styles.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Width is how many cells the line takes.
func (l Line) Width() int {
	n := 0
	for _, s := range l {
		n += Width(s.Text)
	}
	return n
}

// Fit is the line in at most w cells, its end replaced by "…" where it is longer.
func (l Line) Fit(w int) Line {
	if l.Width() <= w {
		return l
	}
	var out Line
	for _, s := range l {
		if sw := Width(s.Text); sw < w {
			out, w = append(out, s), w-sw
			continue
		}
		return append(out, Span{Text: Fit(s.Text+" ", w), Style: s.Style})
	}
	return out
}

// Width is how many cells s takes.
func Width(s string) int {
	n := 0
	clusters(s, func(_ string, w int) bool { n += w; return true })
	return n
}

// Fit is s in at most w cells, its end replaced by "…" where it is longer.
func Fit(s string, w int) string {
	if Width(s) <= w {
		return s
	}
	if w <= 0 {
		return ""
	}
	var b strings.Builder
	n := 0
	clusters(s, func(c string, cw int) bool {
		if n+cw > w-1 {
			return false
		}
		n += cw
		b.WriteString(c)
		return true
	})
	return b.String() + "…"
}

// Pad is s with blanks up to w cells, cut like [Fit] where it is longer.
func Pad(s string, w int) string {
	s = Fit(s, w)
	return s + strings.Repeat(" ", max(0, w-Width(s)))
}

// PadLeft is [Pad] with the blanks in front.
func PadLeft(s string, w int) string {
	s = Fit(s, w)
	return strings.Repeat(" ", max(0, w-Width(s))) + s
}

// Wrap breaks s into lines of at most w cells, between words where it can. It always gives at
// least one line.
func Wrap(s string, w int) []string {
	w = max(w, 1)
	var lines []string
	line, n := "", 0
	for word := range strings.FieldsSeq(s) {
		if n > 0 && n+1+Width(word) > w {
			lines, line, n = append(lines, line), "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		clusters(word, func(c string, cw int) bool {
			if n+cw > w && n > 0 {
				lines, line, n = append(lines, line), "", 0
			}
			line, n = line+c, n+cw
			return true
		})
	}
	return append(lines, line)
}
