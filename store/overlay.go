package store

import (
	"bytes"
	"iter"
	"slices"
)

// overlay is a snapshot with an act's own writes laid over it. A scan shows the writes made
// before it began, and is not disturbed by later ones.
type overlay struct {
	base   Snapshot
	writes *Writes
}

func (o overlay) Get(b Bucket, key []byte) ([]byte, error) {
	if v, ok := o.writes.get(b, key); ok {
		return v, nil
	}
	return o.base.Get(b, key)
}

func (o overlay) Ascend(b Bucket, from []byte) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		own := o.writes.entries(b)
		own = own[position(own, from):]
		o.merge(b, o.base.Ascend(b, from), own, bytes.Compare, yield)
	}
}

func (o overlay) Descend(b Bucket, below []byte) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		own := o.writes.entries(b)
		if below != nil {
			own = own[:position(own, below)]
		}
		own = slices.Clone(own)
		slices.Reverse(own)
		downwards := func(x, y []byte) int { return bytes.Compare(y, x) }
		o.merge(b, o.base.Descend(b, below), own, downwards, yield)
	}
}

// merge yields the entries of both scans in order. Where both have a key the act's own entry
// wins, and a deletion hides it.
func (o overlay) merge(b Bucket, base iter.Seq2[Entry, error], own []Entry,
	order func(x, y []byte) int, yield func(Entry, error) bool,
) {
	show := func() bool {
		e := own[0]
		own = own[1:]
		return e.Value == nil || yield(e, nil)
	}
	if !o.writes.Emptied(b) {
		for theirs, err := range base {
			if err != nil {
				yield(Entry{}, err)
				return
			}
			for len(own) > 0 && order(own[0].Key, theirs.Key) < 0 {
				if !show() {
					return
				}
			}
			if len(own) > 0 && bytes.Equal(own[0].Key, theirs.Key) {
				if !show() {
					return
				}
				continue
			}
			if !yield(theirs, nil) {
				return
			}
		}
	}
	for len(own) > 0 {
		if !show() {
			return
		}
	}
}
