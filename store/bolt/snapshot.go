package bolt

import (
	"errors"
	"fmt"
	"iter"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

var _ store.Snapshot = snapshot{}

// snapshot is a transaction as the rest of the store sees it. What it gives out is copied out of
// the mapping, under the guard that a broken page needs.
type snapshot struct {
	store *Store
	tx    *bbolt.Tx
}

func (s snapshot) bucket(name store.Bucket) (*bbolt.Bucket, error) {
	b := s.tx.Bucket([]byte(name))
	if b == nil {
		return nil, fmt.Errorf("%w: bucket %s is missing", mailbox.ErrDamaged, name)
	}
	return b, nil
}

func (s snapshot) Get(name store.Bucket, key []byte) (value []byte, err error) {
	err = guard(func() error {
		b, err := s.bucket(name)
		if err != nil {
			return err
		}
		value, err = s.copyOf(b.Get(key))
		return err
	})
	return value, s.store.explain(err)
}

func (s snapshot) Ascend(name store.Bucket, from []byte) iter.Seq2[store.Entry, error] {
	first := func(c *bbolt.Cursor) ([]byte, []byte) { return c.Seek(from) }
	return s.scan(name, first, (*bbolt.Cursor).Next)
}

func (s snapshot) Descend(name store.Bucket, below []byte) iter.Seq2[store.Entry, error] {
	first := func(c *bbolt.Cursor) ([]byte, []byte) {
		if below != nil {
			if k, _ := c.Seek(below); k != nil {
				return c.Prev()
			}
		}
		return c.Last()
	}
	return s.scan(name, first, (*bbolt.Cursor).Prev)
}

// copyOf copies a key or value. A broken page may give one that seems longer than the file.
func (s snapshot) copyOf(b []byte) ([]byte, error) {
	if int64(len(b)) > s.tx.Size() {
		return nil, fmt.Errorf("%w: a record seems to have %d bytes", mailbox.ErrDamaged, len(b))
	}
	if b == nil {
		return nil, nil
	}
	c := make([]byte, len(b))
	copy(c, b)
	return c, nil
}

// scan steps a cursor through a bucket. Only the steps are guarded: a panic of whoever takes the
// entries is their own.
func (s snapshot) scan(name store.Bucket, first, next func(*bbolt.Cursor) (k, v []byte)) iter.Seq2[store.Entry, error] {
	return func(yield func(store.Entry, error) bool) {
		var cursor *bbolt.Cursor
		step := first
		for {
			var e store.Entry
			err := guard(func() error {
				if cursor == nil {
					b, err := s.bucket(name)
					if err != nil {
						return err
					}
					cursor = b.Cursor()
				}
				k, v := step(cursor)
				var errKey, errValue error
				e.Key, errKey = s.copyOf(k)
				e.Value, errValue = s.copyOf(v)
				return errors.Join(errKey, errValue)
			})
			if err == nil && e.Key == nil || !yield(e, s.store.explain(err)) || err != nil {
				return
			}
			step = next
		}
	}
}

// apply writes what an act has written into the transaction.
func (s snapshot) apply(w *store.Writes) error {
	for _, name := range store.Buckets() {
		if !w.Touches(name) {
			continue
		}
		if w.Emptied(name) {
			if err := s.tx.DeleteBucket([]byte(name)); err != nil {
				return err
			}
			if _, err := s.tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		b, err := s.bucket(name)
		if err != nil {
			return err
		}
		for e := range w.In(name) {
			if e.Value == nil {
				err = b.Delete(e.Key)
			} else {
				err = b.Put(e.Key, e.Value)
			}
			if err != nil {
				return fmt.Errorf("bucket %s: %w", name, err)
			}
		}
	}
	return nil
}
