package store

import (
	"bytes"
	"fmt"

	"voiceportal/ivr/mailbox"
)

// named is a kind of record that is kept in BucketState under a name of its own, behind the single
// records. A kind can so be added to a store that was made without it.
type named[T any] struct {
	layout  layout[T]
	prefix  string // of its keys
	kind    mailbox.ChangeKind
	name    func(T) string
	stays   bool  // through a Clear
	missing error // for one that is not there; nil where that is nothing special
}

// The kinds of named records.
var (
	throttles = named[mailbox.Throttle]{
		layout: countLayout, prefix: "throttle/", kind: mailbox.ChangedCount,
		name: func(k mailbox.Throttle) string { return k.Name },
	}
	tokens = named[mailbox.Token]{
		layout: tokenLayout, prefix: "token/", kind: mailbox.ChangedToken, stays: true, missing: mailbox.ErrNoToken,
		name: func(k mailbox.Token) string { return k.ID },
	}
	subscriptions = named[mailbox.Subscription]{
		layout: subscriptionLayout, prefix: "subscription/", kind: mailbox.ChangedHub, stays: true, missing: mailbox.ErrNoSubscription,
		name: func(s mailbox.Subscription) string { return s.ID },
	}
	jobs = named[mailbox.Job]{
		layout: jobLayout, prefix: "job/", kind: mailbox.ChangedJob, missing: mailbox.ErrNoJob,
		name: func(j mailbox.Job) string { return j.ID },
	}
	requests = named[mailbox.Request]{
		layout: requestLayout, prefix: "request/", kind: mailbox.ChangedRequest,
		name: func(r mailbox.Request) string { return r.Key },
	}
	tapes = named[mailbox.Tape]{
		layout: tapeLayout, prefix: "tape/", kind: mailbox.ChangedTape, stays: true, missing: mailbox.ErrNoTape,
		name: func(t mailbox.Tape) string { return t.ID },
	}
)

// namedKind is what all kinds can do alike.
type namedKind interface {
	owns(key []byte) bool
	sound(e Entry) error
	clear(t *Tx) error
}

func namedKinds() []namedKind {
	return []namedKind{throttles, tokens, subscriptions, jobs, requests, tapes}
}

func (n named[T]) key(name string) []byte { return []byte(n.prefix + name) }

// owns reports whether a key of BucketState belongs to this kind.
func (n named[T]) owns(key []byte) bool { return bytes.HasPrefix(key, []byte(n.prefix)) }

// get reads one record; where there is none it is an error, or a zero value for kinds that may be
// missing.
func (n named[T]) get(s Snapshot, name string) (T, error) {
	v, ok, err := get(s, n.layout, BucketState, n.key(name))
	if err == nil && !ok && n.missing != nil {
		err = fmt.Errorf("%s: %w", name, n.missing)
	}
	return v, err
}

// all reads every record by name.
func (n named[T]) all(s Snapshot) ([]T, error) {
	scan := within(s.Ascend(BucketState, n.key("")), n.key(""))
	return collect(decoded(n.layout, BucketState, scan))
}

func (n named[T]) put(t *Tx, v T) error {
	name := n.name(v)
	if err := checkName("name", name); err != nil {
		return fmt.Errorf("put %s: %w", n.layout.name, err)
	}
	return put(t, n.layout, BucketState, n.key(name), v, n.kind, name)
}

// remove deletes a record; one that is gone already is no error.
func (n named[T]) remove(t *Tx, name string) error {
	there, err := t.lease.Get(BucketState, n.key(name))
	if err != nil || there == nil {
		return err
	}
	t.writes.put(BucketState, n.key(name), nil)
	t.log.note(n.kind, name)
	return nil
}

// clear deletes every record, unless the kind stays. The log is told by whoever clears.
func (n named[T]) clear(t *Tx) error {
	if n.stays {
		return nil
	}
	all, err := n.all(t.lease)
	for _, v := range all {
		t.writes.put(BucketState, n.key(n.name(v)), nil)
	}
	return err
}

// sound checks a record and that it lies under its own key.
func (n named[T]) sound(e Entry) error {
	v, err := n.layout.decode(e.Key, e.Value)
	if err == nil && !bytes.Equal(e.Key, n.key(n.name(v))) {
		err = fmt.Errorf("%w: it is the record of %q", mailbox.ErrDamaged, n.name(v))
	}
	return err
}
