package kit

// Column is a column of a [Table].
type Column struct {
	Title string
	Width int  // cells
	Grow  bool // takes the room that is left; at most one does
	Right bool // numbers: aligned to the right
}

// Row is a row of a [Table]: a cell per column, each with styles of its own.
type Row struct {
	Key    string // names the row's region: "row:" and the key
	Cells  []Line
	Marked bool
	Wide   bool // the first cell takes the whole row: a heading among the rows
}

// Table draws rows in columns: a selected row on its own ground, marks, two rows of margin.
type Table struct {
	Columns []Column
	Len     int
	Row     func(i int) Row // asked only for the rows that are drawn
	List    *List
	Focused bool // the real cursor stands on the selected row
	NoHead  bool // no column titles
}

// RowRegion is the name of the region of the row with that key.
func RowRegion(key string) string { return rowPrefix + key }

const rowPrefix = "row:"

// RowOf is the key of the row whose region it is, and whether it is one.
func RowOf(regionID string) (string, bool) {
	if len(regionID) > len(rowPrefix) && regionID[:len(rowPrefix)] == rowPrefix {
		return regionID[len(rowPrefix):], true
	}
	return "", false
}

// gap is the cells between two columns, lead those before the first: the selection bar, the
// mark, and a blank on either side of it.
const (
	gap  = 2
	lead = 4
)

// Draw draws the table and returns how many rows found room. The area begins one cell left of
// the text, so that the selection bar stands in the panel's blank column.
func (t Table) Draw(a Area) (rows int) {
	cols := t.layout(a.w - lead - 1)
	y := 0
	if !t.NoHead {
		for i, c := range t.Columns {
			a.Text(cols[i].x, 0, Muted.Plain(), align(c, c.Title, cols[i].w))
		}
		y = 1
	}
	rows = max(0, a.h-y)
	from, to := t.List.Window(t.Len, rows)
	for i := from; i < to; i++ {
		t.row(a, y, t.Row(i), cols, i == t.List.Selected)
		y++
	}
	return rows
}

func (t Table) row(a Area, y int, r Row, cols []place, selected bool) {
	line := a.Sub(0, y, a.w, 1)
	if selected {
		line.Fill(Text.Upon(OnSelection))
		line.Text(0, 0, Accent.Upon(OnSelection), "▌")
		if t.Focused {
			line.Cursor(0, 0)
		}
	}
	if r.Marked {
		line.Text(2, 0, onRow(Accent.Strong(), selected), "✱")
	}
	if r.Wide {
		cols = []place{{cols[0].x, a.w - lead - 1}}
	}
	for i, c := range r.Cells[:min(len(r.Cells), len(cols))] {
		in := line.Sub(cols[i].x, 0, cols[i].w, 1)
		c = c.Fit(in.w)
		x := 0
		if t.Columns[i].Right {
			x = in.w - c.Width()
		}
		for _, s := range c {
			x = in.Text(x, 0, onRow(s.Style, selected), s.Text)
		}
	}
	if r.Key != "" {
		line.Region(RowRegion(r.Key), 0, 0, line.w, 1)
	}
}

// onRow is the style of a cell: on the selected row every colour gives way to its ink.
func onRow(st Style, selected bool) Style {
	if selected {
		return Style{On: OnSelection, Bold: true}
	}
	return st
}

type place struct{ x, w int }

// layout places the columns in w cells. Columns that find no room have no width.
func (t Table) layout(w int) []place {
	spare := w + gap
	for _, c := range t.Columns {
		spare -= c.Width + gap
	}
	places := make([]place, len(t.Columns))
	x := lead
	for i, c := range t.Columns {
		cw := c.Width
		if c.Grow {
			cw += spare
		}
		cw = max(0, min(cw, lead+w-x))
		places[i] = place{x, cw}
		x += cw + gap
	}
	return places
}

func align(c Column, s string, w int) string {
	if c.Right {
		return PadLeft(s, w)
	}
	return Pad(s, w)
}
