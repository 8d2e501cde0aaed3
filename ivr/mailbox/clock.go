package mailbox

import "time"

// ClockMode is how portal time runs while nobody uses the store.
type ClockMode string

// The modes: real follows the wall; lab stands still while nobody has used the store for an hour.
const (
	ClockReal ClockMode = "real"
	ClockLab  ClockMode = "lab"
)

// Clock is the portal clock's record.
type Clock struct {
	Mode     ClockMode
	Offset   time.Duration // portal time = wall time + offset
	Frozen   bool
	FrozenAt time.Time        // portal time while frozen
	High     time.Time        // the latest portal time given out; a wall clock that jumps back is not followed
	LastUse  time.Time        // wall time of the last act, for lab mode
	Past     *Past[ClockStep] // what can be taken back, nil before the first move
}

// idleLimit is how long a lab's clock goes on after the last use of the store.
const idleLimit = time.Hour

// At is the portal time at an instant of the wall. It never goes back because a machine clock
// does: then portal time stands still until the machine has caught up.
func (c Clock) At(wall time.Time) time.Time {
	if c.Frozen {
		return c.FrozenAt
	}
	if c.Mode == ClockLab && !c.LastUse.IsZero() {
		if idle := c.LastUse.Add(idleLimit); wall.After(idle) {
			wall = idle
		}
	}
	t := wall.Add(c.Offset)
	if t.Before(c.High) {
		return c.High
	}
	return t
}

// used is the clock after a use of the store: a lab that stood idle goes on from where it stood.
func (c Clock) used(wall time.Time) Clock {
	now := c.At(wall)
	if !c.Frozen {
		if idle := now.Sub(wall.Add(c.Offset)); idle < 0 {
			c.Offset += idle
		}
		c.High = now
	}
	c.LastUse = wall
	return c
}
