//go:build !unix

package tui_test

import (
	"testing"
	"time"
)

func cpu(b *testing.B) time.Duration {
	b.Helper()
	b.Skip("the processor time of a process is only told on Unix")
	return 0
}
