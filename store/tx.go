package store

import (
	"voiceportal/ivr/mailbox"
)

var _ mailbox.Tx = (*Tx)(nil)

// Tx is one act in the making: it reads a snapshot with the act's own writes laid over it. A Tx
// is for one goroutine and one act. [Tx.Finish] closes it and hands over what it wrote.
type Tx struct {
	Reader
	writes Writes
	state  state
	chain  Chain
	log    changeLog
	users  map[mailbox.Key]string // the user names of mailboxes that this act has read or written
}

// NewTx begins an act on a snapshot. The chain is computed with the given function, nil for
// [Unkeyed].
func NewTx(s Snapshot, chain Chain) (*Tx, error) {
	st, err := readState(s)
	if err != nil {
		return nil, err
	}
	if chain == nil {
		chain = Unkeyed
	}
	t := &Tx{state: st, chain: chain, users: make(map[mailbox.Key]string)}
	t.Reader = *NewReader(overlay{s, &t.writes})
	return t, nil
}

// Finish ends the act and returns what is to be committed. An act that wrote nothing has no
// changes and the revision of its snapshot.
func (t *Tx) Finish() Commit {
	t.End()
	if t.writes.IsEmpty() {
		return Commit{Revision: t.state.Revision}
	}
	t.state.Revision++
	changes := t.log.entries()
	key := idKey(t.state.Revision)
	t.writes.put(BucketChanges, key, changeLayout.encode(key, changes))
	if t.state.Revision > ChangesKept {
		t.writes.put(BucketChanges, idKey(t.state.Revision-ChangesKept), nil)
	}
	t.writes.put(BucketState, stateKey, stateLayout.encode(stateKey, t.state))
	for i := range changes {
		changes[i].Revision = t.state.Revision
	}
	return Commit{t.state.Revision, changes, &t.writes}
}

// put encodes a record and writes it, and notes the change.
func put[T any](t *Tx, l layout[T], b Bucket, key []byte, v T, kind mailbox.ChangeKind, record string) error {
	if t.lease.ended {
		return errEnded
	}
	t.writes.put(b, key, l.encode(key, v))
	t.log.note(kind, record)
	return nil
}

// grant gives an id where none is asked for, and never gives one twice.
func grant(last *uint64, id uint64) uint64 {
	if id == 0 {
		id = *last + 1
	}
	*last = max(*last, id)
	return id
}
