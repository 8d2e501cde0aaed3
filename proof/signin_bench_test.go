package proof_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strconv"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkDurableSignIn is a sign-in whose outcome is on the disk, with a number of callers at
// once, beside its floor: the same bytes in queued commits of bbolt through the same lock.
func BenchmarkDurableSignIn(b *testing.B) {
	for _, callers := range []int{1, 16, 256} {
		b.Run(fmt.Sprintf("callers=%d/portal", callers), func(b *testing.B) {
			var commits atomic.Int64
			p := reopen(b, makePortal(b, 256).path, counting(&commits))
			b.ResetTimer()
			crowded(b.Context(), callers, b.N, func(ctx context.Context, caller int) error {
				return p.mustSignIn(ctx, box(caller))
			}).report(b, commits.Load())
		})
		b.Run(fmt.Sprintf("callers=%d/floor", callers), func(b *testing.B) {
			p := makePortal(b, 256)
			f := openFloor(b.Context(), floorFile(b, p), signInWrites(b, p))
			b.ResetTimer()
			crowded(b.Context(), callers, b.N, f.put).report(b, f.commits.Load())
		})
	}
}

// BenchmarkDurableSignInFromProcesses is the same from four processes on one store.
func BenchmarkDurableSignInFromProcesses(b *testing.B) {
	const processes = 4
	for _, callers := range []int{1, 16, 64} {
		b.Run(fmt.Sprintf("processes=%d/callers=%d/portal", processes, callers), func(b *testing.B) {
			p := makePortal(b, 256)
			fromProcesses(b, processes, "sign in", p.path, callers)
		})
		b.Run(fmt.Sprintf("processes=%d/callers=%d/floor", processes, callers), func(b *testing.B) {
			p := makePortal(b, 256)
			args := []any{floorFile(b, p), callers}
			for _, w := range signInWrites(b, p) {
				args = append(args, w)
			}
			fromProcesses(b, processes, "floor", args...)
		})
	}
}

// fromProcesses has processes share b.N acts, and reports how it went for all together. The slowest
// wait is that of the process where it was worst.
func fromProcesses(b *testing.B, processes int, role string, args ...any) {
	b.Helper()
	all := make([]*process, processes)
	for i := range all {
		all[i] = start(b, role, args...)
		if got := all[i].line(); got != "ready" {
			b.Fatal(got)
		}
	}
	b.ResetTimer()
	began := time.Now()
	share := (b.N + processes - 1) / processes
	for _, p := range all {
		if err := p.order(share); err != nil {
			b.Fatal(err)
		}
	}
	var worst time.Duration
	var commits int64
	for _, p := range all {
		var p99 time.Duration
		var n int64
		said := p.line()
		if _, err := fmt.Sscanf(said, "done %d %d", &p99, &n); err != nil {
			b.Fatal(said)
		}
		worst, commits = max(worst, p99), commits+n
	}
	spent := time.Since(began)
	b.ReportMetric(float64(share*processes)/spent.Seconds(), "acts/s")
	b.ReportMetric(float64(worst)/1e6, "p99-ms")
	b.ReportMetric(float64(worst)/(float64(spent)/float64(commits)), "p99-commits")
}

// signInOnOrder signs in as often as an order says.
func signInOnOrder(ctx context.Context, args []string) error {
	var commits atomic.Int64
	p, err := openPortal(args[0], counting(&commits))
	if err != nil {
		return err
	}
	defer p.store.Close() //nolint:errcheck // the end of the process
	return onOrder(ctx, args[1], commits.Load, func(ctx context.Context, caller int) error {
		return p.mustSignIn(ctx, box(caller))
	})
}

// onOrder says that it is ready, waits for a number of acts to do from so many callers, and says how
// long the slowest of a hundred took, in nanoseconds, and how many commits there were.
func onOrder(ctx context.Context, callers string, commits func() int64, do func(context.Context, int) error) error {
	n, err := strconv.Atoi(callers)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	orders := bufio.NewScanner(os.Stdin)
	orders.Scan()
	acts, err := strconv.Atoi(orders.Text())
	if err != nil {
		return err
	}
	out := crowded(ctx, n, acts, do)
	if out.first != nil {
		return out.first
	}
	fmt.Println("done", int64(out.percentile(99)), commits())
	return nil
}
