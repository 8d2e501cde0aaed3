package mailbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Tape is a kept transcript: a call that is over, to be read, played again and made into a test.
// PINs stand on it as slots, •a, •b and so on, so that nobody learns one from it; mailbox numbers,
// choices and what was said stand as they are.
type Tape struct {
	ID      string // the call's, by which the audit names what was done in it
	Tenant  string // whose flow the call ran on
	From    string // the number that called, within the tenant
	To      string // what it dialled
	Mailbox Key    // the last one that the call was about; zero for none
	Started time.Time
	Ended   time.Time     // wall time
	Length  time.Duration // leg time at the end
	Cause   string        // why it ended; empty for a call that was broken off with its program
	Slow    bool          // it ran with the timers of a slow caller, whatever the profile says
	Text    string        // the transcript, a record a line
}

// Caller is the number that called.
func (t Tape) Caller() Key { return Key{t.Tenant, t.From} }

// ErrNoTape is a tape that is unknown, or was deleted.
var ErrNoTape = errors.New("no such tape")

// LastTape names the tape of the call that ended last.
const LastTape = "last"

// Tapes lists the tapes of a tenant, or all for "", the call that ended last last.
func (a *Accounts) Tapes(ctx context.Context, tenant string) ([]Tape, error) {
	var all []Tape
	err := a.view(ctx, func(v view) (err error) {
		all, err = v.tapes()
		return err
	})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(t Tape) bool { return tenant != "" && t.Tenant != tenant }), nil
}

// Tape finds a tape by its ID, by the beginning of it, if no other one begins so, or as [LastTape].
// One that is not there is [ErrNoTape]; a beginning of several is a [*Refusal].
func (a *Accounts) Tape(ctx context.Context, name string) (Tape, error) {
	var found Tape
	err := a.view(ctx, func(v view) (err error) {
		found, err = v.tape(name)
		return err
	})
	return found, err
}

// DeleteTape removes a tape, which is audited.
func (a *Accounts) DeleteTape(ctx context.Context, by By, name string) (Tape, error) {
	var gone Tape
	err := a.update(ctx, func(t *turn) (err error) {
		if gone, err = t.tape(name); err != nil {
			return err
		}
		if err := t.tx.DeleteTape(gone.ID); err != nil {
			return err
		}
		_, err = t.recordBy(by, AuditEntry{Act: EntryTapeDeleted, Detail: gone.words()})
		return err
	})
	return gone, err
}

func (v view) tapes() ([]Tape, error) {
	all, err := v.Tapes()
	if err != nil {
		return nil, fmt.Errorf("list the tapes: %w", err)
	}
	slices.SortFunc(all, func(a, b Tape) int { return cmp.Or(a.Ended.Compare(b.Ended), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}

func (v view) tape(name string) (Tape, error) {
	if name != LastTape {
		found, err := v.Tape(name)
		if !errors.Is(err, ErrNoTape) {
			return found, err
		}
	}
	all, err := v.tapes()
	if err != nil {
		return Tape{}, err
	}
	if name == LastTape && len(all) > 0 {
		return all[len(all)-1], nil
	}
	all = slices.DeleteFunc(all, func(t Tape) bool { return name == "" || !strings.HasPrefix(t.ID, name) })
	switch len(all) {
	case 0:
		return Tape{}, fmt.Errorf("%s: %w", name, ErrNoTape)
	case 1:
		return all[0], nil
	}
	return Tape{}, &Refusal{
		Code: RefusedBadValue, Problem: fmt.Sprintf("%d tapes begin with %s", len(all), name), Next: "write more of its name",
	}
}

// words is the tape for the audit.
func (t Tape) words() string {
	return fmt.Sprintf("%s, from %s to %s, of %s", t.ID, t.Caller(), t.To, stamp(t.Started))
}
