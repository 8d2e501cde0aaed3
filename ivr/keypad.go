package ivr

import (
	"fmt"
	"io"
	"log/slog"
)

// The keys that mean the same wherever an entry is keyed in.
const (
	keyTerm   Key = '#' // the termchar
	keyEscape Key = '*' // the escape key
)

// Valid reports whether the key is on a keypad.
func (k Key) Valid() bool { return k.isDigit() || k == keyTerm || k == keyEscape }

func (k Key) isDigit() bool { return '0' <= k && k <= '9' }

// Format writes that a key was pressed, for every verb and flag, and not which: it may be a
// digit of a PIN.
func (Digit) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "key") }

// LogValue is what [Digit.Format] writes.
func (Digit) LogValue() slog.Value { return slog.StringValue("key") }

// hidden is keys that may belong to a PIN. They stand behind a pointer, so that printing what
// holds them shows an address at most. The zero value holds none.
type hidden struct{ keys *[]Key }

func (h *hidden) len() int {
	if h.keys == nil {
		return 0
	}
	return len(*h.keys)
}

func (h *hidden) push(k Key) {
	if h.keys == nil {
		h.keys = new([]Key)
	}
	*h.keys = append(*h.keys, k)
}

// shift takes the oldest key; there must be one.
func (h *hidden) shift() Key {
	k := (*h.keys)[0]
	*h.keys = append((*h.keys)[:0], (*h.keys)[1:]...)
	return k
}

// reveal is the keys as text.
func (h *hidden) reveal() string {
	if h.keys == nil {
		return ""
	}
	b := make([]byte, len(*h.keys))
	for i, k := range *h.keys {
		b[i] = byte(k)
	}
	return string(b)
}

// wipe overwrites the keys and forgets them.
func (h *hidden) wipe() {
	if h.keys != nil {
		clear(*h.keys)
		*h.keys = (*h.keys)[:0]
	}
}
