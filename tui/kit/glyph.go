package kit

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Glyphs are the signs beyond ASCII that the program may draw. All are one cell wide in the
// common width tables; emoji and braille patterns are not among them, because terminals
// disagree on the first and screen readers stumble over the second.
const Glyphs = "─│╭╮╰╯├┤┬┴┼━┃═╌" +
	"●○◉◌◦▸◂▾▴›✓✗…·•→←↑↓█░▌▐▀▄▏×✱■▪–“”"

// asciiOf is what each glyph becomes where only ASCII can be drawn.
var asciiOf = map[rune]rune{
	'─': '-', '│': '|', '╭': '+', '╮': '+', '╰': '+', '╯': '+', '├': '+', '┤': '+', '┬': '+',
	'┴': '+', '┼': '+', '━': '=', '┃': '|', '═': '=', '╌': '-',
	'●': '*', '○': 'o', '◉': '@', '◌': 'o', '◦': 'o', '▸': '>', '◂': '<', '▾': 'v', '▴': '^',
	'›': '>', '✓': '+', '✗': 'x', '…': '.', '·': '.', '•': '*', '→': '>', '←': '<', '↑': '^',
	'↓': 'v', '█': '#', '░': '-', '▌': '|', '▐': '|', '▀': '-', '▄': '-', '▏': '|', '×': 'x',
	'✱': '*', '■': '#', '▪': '*', '–': '-', '“': '"', '”': '"',
}

// clean is a grapheme cluster that is safe to print: what a terminal would obey, or what has no
// cell of its own, becomes a blank.
func clean(cluster string, width int) (string, int) {
	for _, r := range cluster {
		if r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return " ", 1
		}
	}
	if width < 1 {
		return " ", 1
	}
	return cluster, min(width, 2)
}

// ascii is the cluster in ASCII, as many characters as it had cells; letters that have no ASCII
// form become question marks.
func ascii(cluster string, width int) string {
	r := []rune(cluster)[0]
	switch a, ok := asciiOf[r]; {
	case r < unicode.MaxASCII:
		return Pad(string(r), width)
	case ok:
		return Pad(string(a), width)
	}
	return strings.Repeat("?", width)
}

// clusters calls yield with the printable clusters of s and their widths until it says false.
func clusters(s string, yield func(cluster string, width int) bool) {
	for s != "" {
		raw, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(raw):]
		if !yield(clean(raw, width)) {
			return
		}
	}
}
