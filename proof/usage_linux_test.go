//go:build linux

package proof_test

import (
	"os"
	"syscall"
	"time"
)

// spentCPU is the processor time that this process has taken so far.
func spentCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// heldBy is the most memory that a process held, in bytes, pages of its files included.
func heldBy(s *os.ProcessState) int64 {
	u, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return u.Maxrss << 10 // the kernel counts in KiB
}
