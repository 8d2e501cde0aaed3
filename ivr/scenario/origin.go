package scenario

import (
	"context"
	"fmt"
	"sync"
	"time"

	"voiceportal/ivr/mailbox"
)

// epoch is the wall time of classes that do not say when they are.
var epoch = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// origin is a class as runs begin with it, read once for all of them.
type origin struct {
	seed  mailbox.Seed
	began time.Time     // wall time at the beginning
	store mailbox.Store // filled, to be copied; nil where every run fills one
}

// origins gives each class once, whoever asks first.
type origins struct {
	mu      sync.Mutex
	byClass map[string]func() (origin, error)
}

func (o *origins) get(class string, load func() (origin, error)) (origin, error) {
	o.mu.Lock()
	once, known := o.byClass[class]
	if !known {
		if o.byClass == nil {
			o.byClass = map[string]func() (origin, error){}
		}
		once = sync.OnceValues(load)
		o.byClass[class] = once
	}
	o.mu.Unlock()
	return once()
}

// origin reads a class.
func (p *Player) origin(ctx context.Context, class string) (origin, error) {
	return p.origins.get(class, func() (origin, error) {
		seed, err := p.config.Classes(class)
		if err != nil {
			return origin{}, err
		}
		o := origin{seed: seed, began: epoch}
		if !seed.Time.IsZero() {
			o.began = seed.Time.UTC()
		}
		if p.config.Copy != nil {
			// A run that is given up must not spoil the class for the others.
			o.store, err = p.fill(context.WithoutCancel(ctx), o)
		}
		return o, err
	})
}

// fill opens a store and loads the class into it.
func (p *Player) fill(ctx context.Context, o origin) (mailbox.Store, error) {
	store, err := p.config.Open(p.keys.keys)
	if err != nil {
		return nil, fmt.Errorf("open a store: %w", err)
	}
	a, err := p.accounts(store, func() time.Time { return o.began }, stream(p.keys.seed, streamClass), nil)
	if err == nil {
		err = a.Load(ctx, mailbox.By{Actor: mailbox.ActorPortal}, o.seed, !p.config.Polite)
	}
	if err != nil {
		_ = store.Close() // nothing in it is kept
		return nil, fmt.Errorf("load class %s: %w", o.seed.Name, err)
	}
	return store, nil
}
