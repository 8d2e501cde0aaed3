package proof_test

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// took is how a number of acts went.
type took struct {
	all   time.Duration   // from the first to the last
	each  []time.Duration // what each caller waited, sorted
	first error
}

// crowded does n acts in all, from a number of callers at once who each wait for their own. do is
// told who calls, counted from 0.
func crowded(ctx context.Context, callers, n int, do func(ctx context.Context, caller int) error) took {
	var next atomic.Int64
	var mu sync.Mutex
	var out took
	var wg sync.WaitGroup
	began := time.Now()
	for caller := range callers {
		wg.Go(func() {
			var mine []time.Duration
			for next.Add(1) <= int64(n) {
				asked := time.Now()
				if err := do(ctx, caller); err != nil {
					mu.Lock()
					out.first = err
					mu.Unlock()
					return
				}
				mine = append(mine, time.Since(asked))
			}
			mu.Lock()
			out.each = append(out.each, mine...)
			mu.Unlock()
		})
	}
	wg.Wait()
	out.all = time.Since(began)
	slices.Sort(out.each)
	return out
}

// percentile is the wait that so many of a hundred callers stay below.
func (t took) percentile(p int) time.Duration {
	if len(t.each) == 0 {
		return 0
	}
	return t.each[min(len(t.each)*p/100, len(t.each)-1)]
}

// report puts a measurement beside ns/op: acts in a second and the slowest one of a hundred, that
// also counted in commits, of which there were so many.
func (t took) report(b *testing.B, commits int64) {
	b.Helper()
	if t.first != nil {
		b.Fatal(t.first)
	}
	b.ReportMetric(float64(len(t.each))/t.all.Seconds(), "acts/s")
	b.ReportMetric(float64(t.percentile(99))/1e6, "p99-ms")
	if commits > 0 {
		b.ReportMetric(float64(t.percentile(99))/(float64(t.all)/float64(commits)), "p99-commits")
	}
}
