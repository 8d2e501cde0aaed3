package kit

// margin is how many rows stay visible beyond the selected one.
const margin = 2

// List is the place in a list: which row is selected, and from which row on it is drawn. The
// zero List stands on the first row.
type List struct {
	Selected int
	top      int
}

// Move moves the selection by delta rows of n, stopping at the ends.
func (l *List) Move(delta, n int) { l.Select(l.Selected+delta, n) }

// Select selects row i of n, or the nearest there is.
func (l *List) Select(i, n int) { l.Selected = max(0, min(i, n-1)) }

// Scroll moves the view by delta rows and takes the selection along.
func (l *List) Scroll(delta, n int) { l.Move(delta, n) }

// Window is the half-open range of rows to draw where h of n fit. The selection keeps two rows
// of margin where the list goes on.
func (l *List) Window(n, h int) (from, to int) {
	l.Select(l.Selected, n)
	if h <= 0 || n == 0 {
		return 0, 0
	}
	m := min(margin, (h-1)/2)
	l.top = min(l.top, l.Selected-m)
	l.top = max(l.top, l.Selected+m-h+1)
	l.top = max(0, min(l.top, n-h))
	return l.top, min(l.top+h, n)
}

// Key moves the selection for a list key (j, k, arrows, pages, home, end) of n rows, h of them
// visible, and reports whether it was one.
func (l *List) Key(key string, n, h int) bool {
	page := max(1, h-margin)
	switch key {
	case "j", "down":
		l.Move(1, n)
	case "k", "up":
		l.Move(-1, n)
	case "pgdown", "ctrl+d":
		l.Move(page, n)
	case "pgup", "ctrl+u":
		l.Move(-page, n)
	case "home":
		l.Select(0, n)
	case "end", "G":
		l.Select(n-1, n)
	default:
		return false
	}
	return true
}
