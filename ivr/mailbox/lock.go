package mailbox

import "time"

// LockKind is who locked a mailbox.
type LockKind string

// The kinds of locks.
const (
	Unlocked  LockKind = ""
	LockAuto  LockKind = "portal" // wrong tries; a reset or an unlock lifts it
	LockAdmin LockKind = "admin"  // by hand; only an unlock that says so lifts it
)

// Lock says whether sign-in is barred.
type Lock struct {
	Kind  LockKind
	At    time.Time
	Until time.Time // zero: until a person acts
	Count int       // automatic locks since the last success, for locks that double
}
