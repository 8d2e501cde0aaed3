//go:build unix && !aix && !solaris && !illumos

package bolt

import (
	"os"
	"syscall"
)

// unlockHandle takes bbolt's lock off a file that cannot be unmapped: closing alone would not,
// for the mapping keeps the open file, and so its lock, alive.
func unlockHandle(h *os.File) {
	_ = syscall.Flock(int(h.Fd()), syscall.LOCK_UN) // a closed handle has no lock
}
