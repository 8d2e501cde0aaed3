package mailbox

import (
	"slices"
	"time"
)

// Throttle is the record of something that must not be done too often: when it was done, in wall
// time, which nobody moves. All processes on the store share it.
type Throttle struct {
	// Name says what is counted, and whose: the person or terminal only as a keyed hash, for what
	// somebody types as a user name might be a password.
	Name  string
	Times []time.Time // oldest first
}

// limit is how often something may be done within a time.
type limit struct {
	most   int
	within time.Duration
}

// The limits. The specification of My Phone gives those of mails; those of tries are ours.
var (
	// triesOfUser bounds the wrong tries at one user name, from wherever they come.
	triesOfUser = []limit{{10, 5 * time.Minute}}

	// triesOfTerminal bounds the wrong tries from one terminal, at whatever user names.
	triesOfTerminal = []limit{{10, 5 * time.Minute}}

	// mailsToAddress bounds the mails that anybody can have sent to one address.
	mailsToAddress = []limit{{1, 5 * time.Minute}, {5, 24 * time.Hour}}

	// familiar is how long a terminal is known as one that a user has signed in at.
	familiar = []limit{{1, 90 * 24 * time.Hour}}
)

// longestLimit is how long anything is counted.
func longestLimit() time.Duration { return familiar[0].within }

// wait is how long it is until the throttle lets something be done again; zero for at once.
func (t Throttle) wait(limits []limit, wall time.Time) time.Duration {
	var longest time.Duration
	for _, l := range limits {
		if len(t.Times) < l.most {
			continue
		}
		free := t.Times[len(t.Times)-l.most].Add(l.within)
		longest = max(longest, free.Sub(wall))
	}
	return longest
}

// after is the throttle after something was done once more. Times that no limit looks at any more
// are forgotten.
func (t Throttle) after(limits []limit, wall time.Time) Throttle {
	keep, most := time.Duration(0), 0
	for _, l := range limits {
		keep, most = max(keep, l.within), max(most, l.most)
	}
	times := slices.DeleteFunc(slices.Clone(t.Times), func(at time.Time) bool { return wall.Sub(at) >= keep })
	times = append(times, wall)
	t.Times = times[max(0, len(times)-most):]
	return t
}
