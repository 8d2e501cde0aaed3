package tmf702

import "time"

// object is a JSON object as it goes out. Filters and sorting look into it by the names that a
// client sees.
type object = map[string]any

// stamp is an instant as the API writes it.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// setTime puts an instant into an object unless it is zero.
func setTime(o object, name string, t time.Time) {
	if !t.IsZero() {
		o[name] = stamp(t)
	}
}

// setText puts a text into an object unless it is empty.
func setText(o object, name, text string) {
	if text != "" {
		o[name] = text
	}
}
