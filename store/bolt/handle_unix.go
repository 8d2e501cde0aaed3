//go:build unix && !aix && !solaris && !illumos

package bolt

import (
	"os"
	"syscall"
)

// flockHandle takes the lock on the file itself that bbolt will ask for: bbolt would find it
// held and sleep 50 ms between two tries, the kernel wakes the next one at once.
func flockHandle(h *os.File, mode lockMode, wait bool) error {
	how := syscall.LOCK_SH
	if mode == exclusive {
		how = syscall.LOCK_EX
	}
	if !wait {
		how |= syscall.LOCK_NB
	}
	return syscall.Flock(int(h.Fd()), how)
}

// unlockHandle takes the lock off a file that cannot be unmapped: closing alone would not, for
// the mapping keeps the open file, and so its lock, alive.
func unlockHandle(h *os.File) {
	_ = syscall.Flock(int(h.Fd()), syscall.LOCK_UN) // a closed handle has no lock
}
