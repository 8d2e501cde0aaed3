package tui_test

import (
	"context"
	"io"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"voiceportal/tui"
)

// counter counts what is written to a terminal.
type counter struct{ bytes, writes atomic.Int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.bytes.Add(int64(len(b)))
	c.writes.Add(1)
	return len(b), nil
}

// BenchmarkKeyToFrame is the time from a key press to the drawn frame of 120 × 40, on the admin's
// page with all its rows: the mean, and the time that 99 of 100 keys stay below.
func BenchmarkKeyToFrame(b *testing.B) {
	s := tui.NewBench(newPortal(b).options, 120, 40)
	s.Key("g")
	s.Key("a")
	keys := []string{"j", "j", "k", "s", "?", "esc", "space"}
	var took []time.Duration
	i := 0
	for b.Loop() {
		begin := time.Now()
		s.Key(keys[i%len(keys)])
		took = append(took, time.Since(begin))
		i++
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99/key")
}

// BenchmarkBytesPerFrame is what a terminal of 120 × 40 is sent for a key that moves a selection.
func BenchmarkBytesPerFrame(b *testing.B) {
	out := &counter{}
	o := newPortal(b).options
	o.Output = out
	ctx, leave := context.WithCancel(b.Context())
	s := tui.StartBench(ctx, o, 120, 40)
	s.Send("g", "a")
	drawn := func() { // the renderer draws 30 times a second
		for last := out.writes.Load(); out.writes.Load() == last; {
			time.Sleep(time.Millisecond)
		}
	}
	drawn()
	begin, frames := out.bytes.Load(), out.writes.Load()
	there := []string{"j", "k"} // and back: every key moves the selection
	for i := 0; b.Loop(); i++ {
		s.Send(there[i%2])
		drawn()
	}
	b.ReportMetric(float64(out.bytes.Load()-begin)/float64(out.writes.Load()-frames), "bytes/frame")
	leave()
	s.Wait()
}

// BenchmarkIdle is the share of a core that the program takes while nobody does anything.
func BenchmarkIdle(b *testing.B) {
	o := newPortal(b).options
	o.Output = io.Discard
	ctx, leave := context.WithCancel(b.Context())
	s := tui.StartBench(ctx, o, 120, 40)
	time.Sleep(time.Second) // the start is not idle
	begin, used := time.Now(), cpu(b)
	for b.Loop() {
		time.Sleep(time.Second)
	}
	b.ReportMetric(100*(cpu(b)-used).Seconds()/time.Since(begin).Seconds(), "%core")
	leave()
	s.Wait()
}
