package mailbox

import (
	"math"
	"time"

	"voiceportal/ivr/profile"
)

// settled is the mailbox after what time alone has done by now: a lock that ends by itself has
// ended, with a counter at zero, and wrong tries outside the window no longer count.
func (m Mailbox) settled(now time.Time, rules profile.Lockout) Mailbox {
	if m.Lock.Kind == LockAuto && !m.Lock.Until.IsZero() && !now.Before(m.Lock.Until) {
		m.Failures, m.FailedAt = 0, nil
		m.Lock = Lock{Count: m.Lock.Count}
	}
	if rules.Window > 0 && m.Lock.Kind == Unlocked {
		var recent []time.Time
		for _, at := range m.FailedAt {
			if now.Sub(at) < rules.Window {
				recent = append(recent, at)
			}
		}
		m.FailedAt, m.Failures = recent, len(recent)
	}
	return m
}

// locked reports whether sign-in is barred. Ask a settled mailbox.
func (m Mailbox) locked() bool { return m.Lock.Kind != Unlocked }

// charge counts a wrong try, and locks at the last one.
func (m *Mailbox) charge(now time.Time, rules profile.Lockout) (locks bool) {
	m.Failures++
	if rules.Window > 0 {
		m.FailedAt = append(m.FailedAt, now)
	}
	if !locksAt(rules) || m.Failures < rules.Tries {
		return false
	}
	m.Lock = Lock{Kind: LockAuto, At: now, Count: m.Lock.Count + 1}
	if d := lockLength(rules, m.Lock.Count); d > 0 {
		m.Lock.Until = now.Add(d)
	}
	return true
}

// clear forgets wrong tries and lifts the lock; an admin's lock stays unless it is meant.
func (m *Mailbox) clear(adminLock bool) {
	m.Failures, m.FailedAt = 0, nil
	if m.Lock.Kind != LockAdmin || adminLock {
		m.Lock = Lock{}
	}
}

// locksAt reports whether wrong tries lock at all.
func locksAt(rules profile.Lockout) bool {
	return rules.Kind != profile.LockNone && rules.Kind != "" && rules.Tries > 0
}

// left is how many wrong tries remain before the lock; -1 where none threatens.
func left(m Mailbox, rules profile.Lockout) int {
	if !locksAt(rules) {
		return -1
	}
	return max(0, rules.Tries-m.Failures)
}

// lockLength is how long the count-th lock in a row lasts; zero for until a person acts.
func lockLength(rules profile.Lockout, count int) time.Duration {
	switch rules.Kind {
	case profile.LockTimed:
		return rules.Duration
	case profile.LockDoubling:
		d := rules.Duration
		for range count - 1 {
			if d > math.MaxInt64/2 {
				break
			}
			d *= 2
		}
		return d
	}
	return 0
}
