package call

import (
	"context"
	"sync"

	"voiceportal/ivr"
)

// Line is one caller's end of a leg: a handset on a screen, a script, a telephone.
type Line interface {
	// Events are the keys of the caller and their hanging up, in order.
	Events() <-chan ivr.Event
	// Do hands over what the portal does; it must not wait for media.
	Do(context.Context, ivr.Effect) error
}

// ahead is how many keys a keypad has ready at once: as many as a flow keeps ahead of itself.
const ahead = 64

// Keypad is a [Line] for a person at a keypad. Keys are taken in the order in which they were
// pressed, however fast, and pressing never blocks.
type Keypad struct {
	mu         sync.Mutex
	queue      []ivr.Event // what did not fit into events
	forwarding bool        // a goroutine empties the queue
	events     chan ivr.Event
	gone       chan struct{}
	once       sync.Once
	show       func(ivr.Effect)
}

var _ Line = (*Keypad)(nil)

// NewKeypad makes a keypad; show is called with each effect, in order, and may be nil. Close it
// when the call is over.
func NewKeypad(show func(ivr.Effect)) *Keypad {
	return &Keypad{events: make(chan ivr.Event, ahead), gone: make(chan struct{}), show: show}
}

// Press presses keys, one after the other.
func (k *Keypad) Press(keys ...ivr.Key) {
	events := make([]ivr.Event, len(keys))
	for i, key := range keys {
		events[i] = ivr.Digit{Key: key}
	}
	k.push(events...)
}

// HangUp puts the handset down.
func (k *Keypad) HangUp() { k.push(ivr.HungUp{}) }

// Events implements [Line].
func (k *Keypad) Events() <-chan ivr.Event { return k.events }

// Do implements [Line].
func (k *Keypad) Do(_ context.Context, e ivr.Effect) error {
	if k.show != nil {
		k.show(e)
	}
	return nil
}

// Close stops the keypad; keys that were not taken are dropped.
func (k *Keypad) Close() { k.once.Do(func() { close(k.gone) }) }

// push has events ready at once where they fit. Only a keypad that is pressed faster than anybody
// listens has a goroutine, for as long as that lasts.
func (k *Keypad) push(events ...ivr.Event) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for !k.forwarding && len(events) > 0 {
		select {
		case <-k.gone:
			return
		default:
		}
		select {
		case k.events <- events[0]:
			events = events[1:]
		default:
			k.forwarding = true
			go k.forward()
		}
	}
	k.queue = append(k.queue, events...)
}

// forward moves keys from the queue to whoever runs the leg, until there are no more.
func (k *Keypad) forward() {
	for {
		k.mu.Lock()
		if len(k.queue) == 0 {
			k.queue, k.forwarding = nil, false
			k.mu.Unlock()
			return
		}
		next := k.queue[0]
		k.queue = k.queue[1:]
		k.mu.Unlock()
		select {
		case k.events <- next:
		case <-k.gone:
			k.mu.Lock()
			k.queue, k.forwarding = nil, false
			k.mu.Unlock()
			return
		}
	}
}
