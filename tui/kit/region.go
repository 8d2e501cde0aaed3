package kit

// region is a named rectangle that may be clicked. Regions made later lie above earlier ones:
// their index is their height, so no two are equally high.
type region struct {
	id         string
	x, y, w, h int
}

// Region names a rectangle of the area as clickable; it lies above every earlier one.
func (a Area) Region(id string, x, y, w, h int) {
	s := a.Sub(x, y, w, h)
	if a.f == nil || s.w == 0 || s.h == 0 {
		return
	}
	a.f.regions = append(a.f.regions, region{id: id, x: s.x, y: s.y, w: s.w, h: s.h})
}

// Hit is the name of the topmost region at (x, y), "" where nothing can be clicked.
func (f *Frame) Hit(x, y int) string {
	for i := len(f.regions) - 1; i >= 0; i-- {
		r := f.regions[i]
		if x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h {
			return r.id
		}
	}
	return ""
}

// Regions are the names of all regions with their middles, the lowest first.
func (f *Frame) Regions() []Target {
	ts := make([]Target, len(f.regions))
	for i, r := range f.regions {
		ts[i] = Target{ID: r.id, Middle: Point{r.x + r.w/2, r.y + r.h/2}}
	}
	return ts
}

// Target is a region as a person aims at it.
type Target struct {
	ID     string
	Middle Point
}
