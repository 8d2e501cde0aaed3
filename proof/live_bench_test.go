package proof_test

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// BenchmarkLiveCalls holds a hundred thousand calls that have heard the welcome and wait for a
// mailbox number. Its metrics, for each call: the memory of leg, keypad and goroutines, the share of
// a core that all of them take while nobody does anything, and the time until all have hung up.
func BenchmarkLiveCalls(b *testing.B) {
	const calls = 100_000
	accounts, speech := fixturetest.Accounts(b, "training"), fixturetest.Prompts(b)
	for b.Loop() {
		var waiting atomic.Int64
		all := make(chan struct{})
		ctx, hangUp := context.WithCancel(b.Context())
		before := heldBytes()
		var wg sync.WaitGroup
		for range calls {
			wg.Go(func() {
				line, welcomed := call.NewKeypad(nil), false
				defer line.Close()
				_, err := call.Run(ctx, call.Config{
					Accounts: accounts, Speech: speech,
					From: mailbox.Key{Tenant: "harbor", Number: "4012"}, To: "7000",
					Observe: func(u call.Update) {
						if u.Snapshot.State == ivr.StateCollectMailbox && !welcomed {
							welcomed = true
							if waiting.Add(1) == calls {
								close(all)
							}
						}
					},
				}, line, nil)
				if err != nil {
					b.Error(err)
				}
			})
		}
		<-all
		held := heldBytes() - before
		cpu, idle := spentCPU(), time.Now()
		<-time.After(time.Second)
		busy := (spentCPU() - cpu).Seconds() / time.Since(idle).Seconds()
		ended := time.Now()
		hangUp()
		wg.Wait()
		b.ReportMetric(float64(held)/calls, "B/call")
		b.ReportMetric(busy, "idle-cores")
		b.ReportMetric(time.Since(ended).Seconds(), "hang-up-s")
	}
}

// heldBytes is the memory that objects and stacks take after two collections: the second one takes
// what pools held, and shrinks the stacks that the first one found in use.
func heldBytes() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}
