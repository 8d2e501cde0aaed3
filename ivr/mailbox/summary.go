package mailbox

import (
	"context"
	"fmt"
	"time"
)

// Status is the one word shown to people, by precedence.
type Status string

// The statuses, the first that fits.
const (
	StatusDeactivated Status = "deactivated"
	StatusLocked      Status = "locked"
	StatusTemporary   Status = "temporary"
	StatusDefault     Status = "default"
	StatusExpired     Status = "expired"
	StatusMustChange  Status = "must-change"
	StatusDormant     Status = "dormant"
	StatusActive      Status = "active"
)

// Statuses lists every status by precedence.
func Statuses() []Status {
	return []Status{
		StatusDeactivated, StatusLocked, StatusTemporary, StatusDefault,
		StatusExpired, StatusMustChange, StatusDormant, StatusActive,
	}
}

// Summary is a mailbox as people see it: its status and what follows from the profile at one
// instant. It holds no secret.
type Summary struct {
	Key
	Kind          Kind
	Main          string
	Owner         Owner
	Profile       string
	Status        Status
	Active        bool
	Credential    CredentialKind
	Due           Due       // including expiry by age
	SetAt         time.Time // of the PIN
	Age           time.Duration
	ExpiresAt     time.Time // by age, or of a temporary PIN; zero for never
	Spent         bool      // a one-time PIN that was used, or no usable PIN at all
	Failures      int
	Tries         int // the profile's limit; 0 for no lock
	Lock          Lock
	LastSignIn    time.Time
	CreatedAt     time.Time
	Remembered    int  // previous PINs in the history
	HasDefault    bool // a reset can put a default PIN back
	NewMessages   int
	SavedMessages int
	Version       uint64
	Generation    uint64
	Web           WebSummary
}

// Summary is one mailbox as people see it.
func (a *Accounts) Summary(ctx context.Context, k Key) (Summary, error) {
	var s Summary
	err := a.view(ctx, func(v view) error {
		c, err := v.account(k)
		if err != nil {
			return err
		}
		s, err = v.summary(c)
		return err
	})
	return s, err
}

// Summaries are a tenant's mailboxes in number order; an empty tenant means all.
func (a *Accounts) Summaries(ctx context.Context, tenant string) ([]Summary, error) {
	var all []Summary
	err := a.view(ctx, func(v view) error {
		var err error
		all, err = v.summaries(tenant)
		return err
	})
	return all, err
}

func (v view) summaries(tenant string) ([]Summary, error) {
	var all []Summary
	err := v.each(tenant, func(c account) error {
		s, err := v.summary(c)
		all = append(all, s)
		return err
	})
	return all, err
}

// each visits the accounts of a tenant in number order, or of all tenants for "".
func (v view) each(tenant string, fn func(account) error) error {
	return v.eachAfter(tenant, Key{}, func(c account) (bool, error) { return true, fn(c) })
}

func (v view) summary(c account) (Summary, error) {
	s := c.summary(v.now)
	messages, err := v.Messages(c.box.Key)
	if err != nil {
		return Summary{}, fmt.Errorf("messages of %s: %w", c.box.Key, err)
	}
	s.NewMessages, s.SavedMessages = count(messages)
	return s, nil
}

// summary is all that needs no look at the messages.
func (c account) summary(now time.Time) Summary {
	b, cr := c.box, c.box.Credential
	s := Summary{
		Key: b.Key, Kind: b.Kind, Main: b.Main, Owner: b.Owner, Profile: c.rules.Name,
		Active: b.Active, Credential: cr.Kind, Due: c.due(now), SetAt: cr.SetAt,
		ExpiresAt: cr.ExpiresAt, Spent: cr.Spent, Failures: b.Failures, Lock: b.Lock,
		LastSignIn: b.LastSignIn, CreatedAt: b.CreatedAt, Remembered: len(cr.History),
		HasDefault: c.hasDefault(), Version: b.Version, Generation: cr.Generation,
		Web: c.webSummary(now),
	}
	s.Status = c.status(now)
	if !cr.SetAt.IsZero() {
		s.Age = max(0, now.Sub(cr.SetAt))
	}
	if at := c.agesAt(); !at.IsZero() {
		s.ExpiresAt = at
	}
	if locksAt(c.rules.Lockout) {
		s.Tries = c.rules.Lockout.Tries
	}
	return s
}

func (c account) status(now time.Time) Status {
	due := c.due(now)
	switch {
	case !c.box.Active:
		return StatusDeactivated
	case c.box.locked():
		return StatusLocked
	case due == DueTemporary:
		return StatusTemporary
	case due == DueDefault:
		return StatusDefault
	case due == DueExpired:
		return StatusExpired
	case due != DueNone:
		return StatusMustChange
	case c.dormant(now):
		return StatusDormant
	}
	return StatusActive
}

// count tells new from saved messages.
func count(messages []Message) (fresh, saved int) {
	for _, m := range messages {
		if m.New {
			fresh++
		} else {
			saved++
		}
	}
	return fresh, saved
}
