//go:build !unix || aix || solaris || illumos

package bolt

import "os"

// flockHandle leaves the lock on the file itself to bbolt, which tries every 50 ms.
func flockHandle(*os.File, lockMode, bool) error { return nil }

// unlockHandle has nothing to do where a lock ends with its handle.
func unlockHandle(*os.File) {}
