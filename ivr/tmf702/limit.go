package tmf702

import (
	"sync"
	"time"
)

// limiter lets each token make so many requests a second, and some more at once: a bucket that
// fills at the rate and holds two seconds' worth. A nil limiter lets everything through.
type limiter struct {
	rate  float64
	burst float64
	now   func() time.Time

	mu      sync.Mutex
	buckets map[string]*bucket
	swept   time.Time
}

// bucket is what a token has left.
type bucket struct {
	left float64
	at   time.Time
}

// sweepEvery is how often buckets that are full again are forgotten.
const sweepEvery = time.Minute

func newLimiter(rate int, now func() time.Time) *limiter {
	if rate == 0 {
		return nil
	}
	return &limiter{
		rate: float64(rate), burst: float64(2 * rate), now: now,
		buckets: make(map[string]*bucket), swept: now(),
	}
}

// take takes a request out of a token's bucket, or tells how long it is until there is one.
func (l *limiter) take(token string) (wait time.Duration) {
	if l == nil {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.sweep(now)
	b := l.buckets[token]
	if b == nil {
		b = &bucket{left: l.burst, at: now}
		l.buckets[token] = b
	}
	b.left, b.at = l.filled(b, now), now
	if b.left < 1 {
		return time.Duration((1 - b.left) / l.rate * float64(time.Second))
	}
	b.left--
	return 0
}

// filled is what a bucket holds at an instant. A clock that was put back fills nothing.
func (l *limiter) filled(b *bucket, now time.Time) float64 {
	passed := max(0, now.Sub(b.at).Seconds())
	return min(l.burst, b.left+passed*l.rate)
}

func (l *limiter) sweep(now time.Time) {
	if now.Sub(l.swept) < sweepEvery {
		return
	}
	l.swept = now
	for token, b := range l.buckets {
		if l.filled(b, now) == l.burst {
			delete(l.buckets, token)
		}
	}
}
