package scenario

import (
	"context"
	"sync"
)

// PlayAll plays scenarios on so many workers at once and hands each result to each, in the order of
// the scenarios whatever the order in which they end. The first error ends it; results of
// scenarios before that one are still handed out.
func (p *Player) PlayAll(ctx context.Context, all []*Scenario, workers int, each func(Result)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type outcome struct {
		result Result
		err    error
	}
	outcomes := make([]chan outcome, len(all))
	for i := range outcomes {
		outcomes[i] = make(chan outcome, 1) // nobody waits to hand one in
	}
	next := make(chan int)
	var busy sync.WaitGroup
	for range max(1, workers) {
		busy.Go(func() {
			for i := range next {
				r, err := p.Play(ctx, all[i])
				outcomes[i] <- outcome{r, err}
			}
		})
	}
	busy.Go(func() {
		defer close(next)
		for i := range all {
			select {
			case next <- i:
			case <-ctx.Done():
				outcomes[i] <- outcome{err: context.Cause(ctx)}
				return
			}
		}
	})
	defer busy.Wait()
	for i := range outcomes {
		o := <-outcomes[i]
		if o.err != nil {
			stop()
			return o.err
		}
		each(o.result)
	}
	return nil
}
