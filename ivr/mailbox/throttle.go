package mailbox

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Throttle is the record of something that must not be done too often: when it was done, in wall
// time, which nobody moves. All processes on the store share it.
type Throttle struct {
	// Name says what is counted, and whose. A person or a terminal stands in it as a keyed hash
	// only: what somebody types as a user name might be a password.
	Name  string
	Times []time.Time // oldest first
}

// limit is how often something may be done within a time.
type limit struct {
	most   int
	within time.Duration
}

// meter is one kind of thing that is counted, with all its limits.
type meter struct {
	kind   string
	limits []limit
}

// The meters. The limits of mails are those of the specification; those of tries hold off a guesser
// and leave somebody who mistypes alone.
var (
	triesAtUser      = meter{"tries at user", []limit{{10, 5 * time.Minute}}}     // wrong ones, from anywhere
	triesAtTerminal  = meter{"tries at terminal", []limit{{10, 5 * time.Minute}}} // wrong ones, at any user
	mailsToAddress   = meter{"mails to address", []limit{{1, 5 * time.Minute}, {5, 24 * time.Hour}}}
	familiarTerminal = meter{"user at terminal", []limit{{1, 90 * 24 * time.Hour}}} // that the user has signed in at
)

// throttle reads what was counted of somebody. The case of names and addresses makes no difference.
func (v view) throttle(m meter, whose ...string) (Throttle, error) {
	hash := v.a.vault.keys.Blind(m.kind, strings.ToLower(strings.Join(whose, "\x00")))
	return v.Throttle(m.kind + " " + hash)
}

// wait is how long it is until the meter lets something be done again; zero for at once.
func (m meter) wait(t Throttle, wall time.Time) time.Duration {
	var longest time.Duration
	for _, l := range m.limits {
		if len(t.Times) >= l.most {
			free := t.Times[len(t.Times)-l.most].Add(l.within)
			// A machine's clock that was put back makes nobody wait longer than the limit.
			longest = max(longest, min(free.Sub(wall), l.within))
		}
	}
	return longest
}

// horizon is how far back the meter looks.
func (m meter) horizon() time.Duration {
	var far time.Duration
	for _, l := range m.limits {
		far = max(far, l.within)
	}
	return far
}

// count records that something was done, and forgets what no meter looks at any more.
func (t *turn) count(m meter, k Throttle) error {
	k.Times = slices.DeleteFunc(k.Times, func(at time.Time) bool { return t.wall.Sub(at) >= m.horizon() })
	k.Times = append(k.Times, t.wall)
	if err := t.tx.PutThrottle(k); err != nil {
		return fmt.Errorf("count %s: %w", m.kind, err)
	}
	return t.forgetThrottles()
}

func (t *turn) forgetThrottles() error {
	all, err := t.Throttles()
	if err != nil {
		return fmt.Errorf("list what was counted: %w", err)
	}
	for _, k := range all {
		for _, m := range []meter{triesAtUser, triesAtTerminal, mailsToAddress, familiarTerminal} {
			if !strings.HasPrefix(k.Name, m.kind+" ") || len(k.Times) == 0 {
				continue
			}
			if last := k.Times[len(k.Times)-1]; t.wall.Sub(last) < m.horizon() {
				continue
			}
			if err := t.tx.DeleteThrottle(k.Name); err != nil {
				return fmt.Errorf("forget %s: %w", m.kind, err)
			}
		}
	}
	return nil
}
