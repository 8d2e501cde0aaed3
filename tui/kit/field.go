package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Field is a line of text that a person types. What a secret field holds is shown as dots.
type Field struct {
	// Accept says which characters may be typed; nil is every printable one.
	Accept func(rune) bool
	Max    int  // most characters; 0 for no limit
	Secret bool // shown as dots
	// The text stands behind a pointer, so that printing a Field cannot print a secret.
	buf *buffer
}

type buffer struct {
	text []rune
	at   int // the cursor's place
}

// Digits accepts '0' to '9'.
func Digits(r rune) bool { return r >= '0' && r <= '9' }

// Value is what was typed.
func (f *Field) Value() string { return string(f.b().text) }

// Len is how many characters were typed.
func (f *Field) Len() int { return len(f.b().text) }

// Set replaces the text and puts the cursor at its end.
func (f *Field) Set(s string) { f.buf = &buffer{text: []rune(s), at: len([]rune(s))} }

// Insert types s at the cursor; characters that the field does not take are left out.
func (f *Field) Insert(s string) {
	b := f.b()
	for _, r := range s {
		if r < ' ' || r == 0x7f || (f.Accept != nil && !f.Accept(r)) || (f.Max > 0 && len(b.text) >= f.Max) {
			continue
		}
		b.text = append(b.text[:b.at:b.at], append([]rune{r}, b.text[b.at:]...)...)
		b.at++
	}
}

// Key handles a key press and reports whether the field took it: text, backspace, delete, the
// arrows, home and end, ctrl+u clears.
func (f *Field) Key(k tea.KeyPressMsg) bool {
	b := f.b()
	switch k.String() {
	case "backspace":
		if b.at > 0 {
			b.text = append(b.text[:b.at-1:b.at-1], b.text[b.at:]...)
			b.at--
		}
	case "delete":
		if b.at < len(b.text) {
			b.text = append(b.text[:b.at:b.at], b.text[b.at+1:]...)
		}
	case "left":
		b.at = max(0, b.at-1)
	case "right":
		b.at = min(len(b.text), b.at+1)
	case "home", "ctrl+a":
		b.at = 0
	case "end", "ctrl+e":
		b.at = len(b.text)
	case "ctrl+u":
		f.Set("")
	default:
		if k.Text == "" {
			return false
		}
		f.Insert(k.Text)
	}
	return true
}

// Draw draws the field at (x, y) in w cells, scrolled so that the cursor shows; with focus the
// real cursor stands in it. placeholder shows, in grey, while it is empty.
func (f *Field) Draw(a Area, x, y, w int, focus bool, placeholder string) {
	b, in := f.b(), a.Sub(x, y, w, 1)
	if len(b.text) == 0 {
		in.Text(0, 0, Muted.Plain(), Fit(placeholder, w))
	}
	shown := b.text
	if f.Secret {
		shown = []rune(strings.Repeat("● ", len(b.text)))
		b = &buffer{text: shown, at: 2 * b.at}
	}
	from := 0
	for Width(string(shown[from:b.at])) > w-1 && from < b.at {
		from++
	}
	in.Text(0, 0, Text.Plain(), string(shown[from:]))
	if focus {
		in.Cursor(Width(string(shown[from:b.at])), 0)
	}
}

func (f *Field) b() *buffer {
	if f.buf == nil {
		f.buf = &buffer{}
	}
	return f.buf
}
