package mailbox

import (
	"fmt"
	"time"
)

// consequences finds what the passing of time until another instant would do to the accounts. Going
// back undoes nothing that was counted, so that only locks are told then.
func (v view) consequences(to time.Time) (Consequences, error) {
	c := Consequences{From: v.now, To: to}
	err := v.each("", func(acc account) error {
		c.judge(acc, v.now, to)
		return nil
	})
	if err != nil {
		return Consequences{}, err
	}
	calls, err := v.live()
	if err != nil {
		return Consequences{}, err
	}
	c.LiveCalls = len(calls)
	return c, nil
}

func (c *Consequences) judge(acc account, from, to time.Time) {
	if !acc.box.Active {
		return
	}
	k := acc.box.Key
	later := acc
	later.box = acc.box.settled(to, acc.rules.Lockout)
	switch {
	case acc.box.locked() && later.box.locked():
		c.StayLocked = append(c.StayLocked, k)
	case acc.box.locked():
		c.LocksLift = append(c.LocksLift, k)
	}
	if acc.due(from) != DueExpired && later.due(to) == DueExpired {
		c.Expire = append(c.Expire, k)
	}
	if acc.box.Credential.Kind == CredentialTemporary && !acc.dead(from) && later.dead(to) {
		c.TemporaryDie = append(c.TemporaryDie, k)
	}
	if !acc.dormant(from) && later.dormant(to) {
		c.GoDormant = append(c.GoDormant, k)
	}
}

// live are the calls whose lease has not run out.
func (v view) live() ([]Call, error) {
	all, err := v.Calls()
	if err != nil {
		return nil, fmt.Errorf("list the calls: %w", err)
	}
	var live []Call
	for _, c := range all {
		if v.wall.Before(c.Lease) {
			live = append(live, c)
		}
	}
	return live, nil
}
