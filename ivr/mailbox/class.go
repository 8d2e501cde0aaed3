package mailbox

import "time"

// Class is what the store was filled from.
type Class struct {
	Name   string
	Time   time.Time // portal time at load, to which the clock of a lab is reset
	Loaded time.Time // wall time
	Acts   uint64    // audit sequence at load
}
