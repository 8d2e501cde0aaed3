package call

import (
	"sync"
	"time"
)

// Tempo is leg time against wall time: it runs at a rate that may change during the call, down to
// a standstill. The zero Tempo is not usable; see [NewTempo].
type Tempo struct {
	mu      sync.Mutex
	rate    float64
	since   time.Time     // wall time of the last change
	at      time.Duration // leg time then
	changed chan struct{}
}

// NewTempo starts leg time at zero, at the given rate: 1 is real time, 0.5 slow motion, 0 stands
// still.
func NewTempo(rate float64) *Tempo {
	return &Tempo{rate: max(rate, 0), since: time.Now(), changed: make(chan struct{})}
}

// Now is the leg time.
func (t *Tempo) Now() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.now()
}

func (t *Tempo) now() time.Duration {
	return t.at + time.Duration(float64(time.Since(t.since))*t.rate)
}

// Rate is the rate in force.
func (t *Tempo) Rate() float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.rate
}

// Set changes the rate from now on.
func (t *Tempo) Set(rate float64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.at, t.since, t.rate = t.now(), time.Now(), max(rate, 0)
	close(t.changed)
	t.changed = make(chan struct{})
}

// until is how long, in wall time, leg time needs to reach at; ok is false while it stands still.
// The channel is closed when the rate changes and the answer with it.
func (t *Tempo) until(at time.Duration) (wall time.Duration, ok bool, changed <-chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.rate == 0 {
		return 0, false, t.changed
	}
	left := float64(at-t.now()) / t.rate
	return time.Duration(max(left, 0)), true, t.changed
}
