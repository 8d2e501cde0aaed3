package kit

// Dialog is a framed question over a dimmed screen.
type Dialog struct {
	Title string
	Right Line
	W, H  int // the frame's size, cut to the screen's
}

// Draw dims the whole frame, draws the dialog in the middle of a, and returns what is inside:
// two blank columns on either side. Nothing under it can be clicked.
func (d Dialog) Draw(a Area) Area {
	a.Frame().Dim()
	box := a.Center(d.W, d.H)
	box.Fill(Style{})
	in := Panel{Title: d.Title, Right: d.Right, Focused: true}.Draw(box)
	return in
}

// Button is a choice of a dialog.
type Button struct {
	ID      string // its region
	Text    string
	Focused bool
}

// Draw draws the button at (x, y), puts the cursor on it when focused, and returns the x after.
func (b Button) Draw(a Area, x, y int) int {
	st, text := Muted.Plain(), "  "+b.Text+"  "
	if b.Focused {
		st, text = Style{On: OnNow, Bold: true}, "[ "+b.Text+" ]"
		a.Cursor(x+2, y)
	}
	end := a.Text(x, y, st, text)
	a.Region(b.ID, x, y, end-x, 1)
	return end
}
