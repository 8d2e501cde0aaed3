//go:build !unix || aix || solaris || illumos

package bolt

import "os"

// unlockHandle has nothing to do where a lock ends with its handle.
func unlockHandle(*os.File) {}
