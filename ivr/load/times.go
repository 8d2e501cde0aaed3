package load

import (
	"math"
	"time"
)

// Times counts how long calls took, in classes that are two hundredths wide: any number of them in
// little memory. The zero Times are none. They are for one goroutine.
type Times struct {
	classes []int64
	count   int64
	longest time.Duration
}

// width is how much longer a class is than the one before.
const width = 1.02

// Add counts a call.
func (t *Times) Add(took time.Duration) {
	class := 0
	if took > time.Microsecond {
		class = int(math.Ceil(math.Log(float64(took)/float64(time.Microsecond)) / math.Log(width)))
	}
	for len(t.classes) <= class {
		t.classes = append(t.classes, 0)
	}
	t.classes[class]++
	t.count++
	t.longest = max(t.longest, took)
}

// Join counts the calls of others as well.
func (t *Times) Join(others Times) {
	for class, n := range others.classes {
		for len(t.classes) <= class {
			t.classes = append(t.classes, 0)
		}
		t.classes[class] += n
	}
	t.count += others.count
	t.longest = max(t.longest, others.longest)
}

// Count is how many calls there were.
func (t *Times) Count() int64 { return t.count }

// Longest is how long the longest call took.
func (t *Times) Longest() time.Duration { return t.longest }

// Percentile is how long so many of a hundred calls took at most, two hundredths more at worst; zero
// where there were none.
func (t *Times) Percentile(p float64) time.Duration {
	need := int64(math.Ceil(float64(t.count) * p / 100))
	for class, n := range t.classes {
		if need -= n; need <= 0 && t.count > 0 {
			upTo := time.Duration(float64(time.Microsecond) * math.Pow(width, float64(class)))
			return min(upTo, t.longest)
		}
	}
	return t.longest
}
