package mailbox

import (
	"context"
	"fmt"
	"time"
)

// Now is the portal time.
func (a *Accounts) Now(ctx context.Context) (time.Time, error) {
	var now time.Time
	err := a.view(ctx, func(v view) error {
		now = v.now
		return nil
	})
	return now, err
}

// PortalClock is the clock's record with the portal time it shows.
func (a *Accounts) PortalClock(ctx context.Context) (Clock, time.Time, error) {
	var c Clock
	var now time.Time
	err := a.view(ctx, func(v view) error {
		c, now = v.clock, v.now
		return nil
	})
	return c, now, err
}

// Touch tells the portal clock that the store is in use, so that a lab's time goes on. A front
// that stays open calls it every few minutes; acts do it by themselves.
func (a *Accounts) Touch(ctx context.Context) error {
	return a.update(ctx, func(*turn) error { return nil })
}

// ClockAct moves portal time. Exactly one of its fields is set.
type ClockAct struct {
	Advance time.Duration // negative moves back
	SetTo   time.Time
	Freeze  bool
	Run     bool // from a freeze
	Reset   bool // back to wall time, or to the class's time in lab mode; the clock then runs
}

// Consequences is what a move of the clock would bring.
type Consequences struct {
	From, To     time.Time
	Expire       []Key // PINs that age out
	TemporaryDie []Key // temporary PINs whose time ends unused
	GoDormant    []Key
	StayLocked   []Key
	LocksLift    []Key // locks that end by themselves
	LiveCalls    int
	Audit        uint64 // the entry of the move; 0 in a preview
}

// MoveClock moves portal time and audits it. Moving it back is allowed: what was judged stays
// judged, and later acts live with the earlier date. Nothing to move is a [*Refusal].
func (a *Accounts) MoveClock(ctx context.Context, by By, act ClockAct) (Consequences, error) {
	var c Consequences
	err := a.update(ctx, func(t *turn) error {
		moved, words, err := t.moved(act)
		if err != nil {
			return err
		}
		if c, err = t.consequences(moved.At(t.wall)); err != nil {
			return err
		}
		seq, err := t.recordBy(by, AuditEntry{Act: EntryClock, Detail: words})
		if err != nil {
			return err
		}
		c.Audit = seq
		t.move(moved, seq, seq, 0)
		return nil
	})
	return c, err
}

// PreviewClock tells what MoveClock would bring, and moves nothing.
func (a *Accounts) PreviewClock(ctx context.Context, act ClockAct) (Consequences, error) {
	var c Consequences
	err := a.view(ctx, func(v view) error {
		moved, _, err := v.moved(act)
		if err != nil {
			return err
		}
		c, err = v.consequences(moved.At(v.wall))
		return err
	})
	return c, err
}

// moved is the clock after an act, and what was done in words.
func (v view) moved(act ClockAct) (Clock, string, error) {
	if err := act.validate(); err != nil {
		return Clock{}, "", err
	}
	c := v.clock
	switch {
	case act.Freeze:
		if c.Frozen {
			return Clock{}, "", refuseClock(RefusedAlready, "the portal clock stands already", "let it run first")
		}
		c.Frozen, c.FrozenAt = true, v.now
		return c, "stopped at " + stamp(v.now), nil
	case act.Run:
		if !c.Frozen {
			return Clock{}, "", refuseClock(RefusedAlready, "the portal clock runs already", "")
		}
		c.Frozen = false
		return c.showing(v.now, v.wall), "runs from " + stamp(v.now), nil
	case act.Reset:
		home, err := v.home()
		if err != nil {
			return Clock{}, "", err
		}
		c.Frozen = false
		return c.showing(home, v.wall), v.fromTo(home), nil
	}
	to := v.now.Add(act.Advance)
	if !act.SetTo.IsZero() {
		to = act.SetTo.UTC()
	}
	if y := to.Year(); y < firstYear || y > lastYear {
		return Clock{}, "", refuseClock(RefusedBadValue, fmt.Sprintf("the portal clock cannot show the year %d", y),
			fmt.Sprintf("use a year from %d to %d", firstYear, lastYear))
	}
	return c.showing(to, v.wall), v.fromTo(to), nil
}

func (v view) fromTo(to time.Time) string {
	return fmt.Sprintf("from %s to %s", stamp(v.now), stamp(to))
}

// home is where a reset takes the clock.
func (v view) home() (time.Time, error) {
	if v.clock.Mode != ClockLab {
		return v.wall, nil
	}
	class, err := v.Class()
	if err != nil {
		return time.Time{}, fmt.Errorf("read the class: %w", err)
	}
	if class.Time.IsZero() {
		return v.wall, nil
	}
	return class.Time, nil
}

// showing is the clock set to t. It stands or runs on as before.
func (c Clock) showing(t, wall time.Time) Clock {
	c.FrozenAt = time.Time{}
	if c.Frozen {
		c.FrozenAt = t
	}
	c.Offset, c.High, c.LastUse = t.Sub(wall), t, wall
	return c
}

// The years that portal time can show; beyond them offsets no longer fit a Duration.
const (
	firstYear = 1970
	lastYear  = 2200
)

func (act ClockAct) validate() error {
	said := 0
	for _, is := range []bool{act.Advance != 0, !act.SetTo.IsZero(), act.Freeze, act.Run, act.Reset} {
		if is {
			said++
		}
	}
	if said != 1 {
		return refuseClock(RefusedBadValue, "the move of the portal clock is not clear", "say exactly one of: by how much, to when, stop, run, reset")
	}
	return nil
}

func refuseClock(code RefusalCode, problem, next string) *Refusal {
	return &Refusal{Code: code, Problem: problem, Next: next}
}

// stamp is an instant as the audit writes it.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
