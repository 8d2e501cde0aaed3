package load

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A percentile is that of the sorted list of all calls, or two hundredths more.
func TestPercentilesAreThoseOfTheWholeList(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) time.Duration {
			return time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "took"))
		}), 1, 200).Draw(t, "all")
		var one, other, both Times
		for i, took := range all {
			both.Add(took)
			if i%2 == 0 {
				one.Add(took)
			} else {
				other.Add(took)
			}
		}
		one.Join(other)
		slices.Sort(all)
		if one.Count() != int64(len(all)) || one.Longest() != all[len(all)-1] {
			t.Fatalf("%d calls up to %v, want %d up to %v", one.Count(), one.Longest(), len(all), all[len(all)-1])
		}
		for _, p := range []int{1, 50, 90, 99, 100} {
			want := max(all[(len(all)*p+99)/100-1], 0)
			got := one.Percentile(float64(p))
			if got < want || got > max(want*103/100, time.Microsecond) {
				t.Fatalf("percentile %d is %v, want %v or a little more", p, got, want)
			}
			if got != both.Percentile(float64(p)) {
				t.Fatalf("percentile %d is another one when counts are joined", p)
			}
		}
	})
}

func TestNoCallsHaveNoTimes(t *testing.T) {
	t.Parallel()
	var none Times
	if none.Percentile(99) != 0 || none.Longest() != 0 || none.Count() != 0 {
		t.Errorf("none: %v, %v, %d", none.Percentile(99), none.Longest(), none.Count())
	}
}
