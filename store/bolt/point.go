package bolt

// Point is a named moment of a commit. A process that is killed at one of them leaves a store in
// which either nothing or everything of the commit has happened.
type Point string

// The points of a commit, in their order.
const (
	PointEntered Point = "entered" // the file is locked and open; no act has run
	PointRan     Point = "ran"     // every act has run; nothing is on the disk
	PointWritten Point = "written" // all is on the disk; the file is still locked
	PointLeft    Point = "left"    // the file is closed and unlocked; nobody has been told
)

// Points lists the points of a commit in their order.
func Points() []Point { return []Point{PointEntered, PointRan, PointWritten, PointLeft} }

// pass tells the options' hook of a point.
func (s *Store) pass(p Point) {
	if s.options.Passing != nil {
		s.options.Passing(p)
	}
}
