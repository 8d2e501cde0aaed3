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

// hidden is keys that may belong to a PIN. The zero value holds none.
//
// They stand behind a pointer to a string, of which fmt prints the address whatever the verb. It
// would follow a pointer to a slice: the complaint about a wrong verb shows what is there.
type hidden struct{ keys *string }

func (h *hidden) len() int { return len(h.reveal()) }

func (h *hidden) push(k Key) {
	all := h.reveal() + string(rune(k))
	h.keys = &all
}

// shift takes the oldest key; there must be one.
func (h *hidden) shift() Key {
	k, rest := (*h.keys)[0], (*h.keys)[1:]
	h.keys = &rest
	return Key(k)
}

// reveal is the keys as text.
func (h *hidden) reveal() string {
	if h.keys == nil {
		return ""
	}
	return *h.keys
}

// forget drops the keys.
func (h *hidden) forget() { h.keys = nil }
