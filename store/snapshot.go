package store

import (
	"errors"
	"iter"
)

// Entry is one key of a bucket with its value.
type Entry struct{ Key, Value []byte }

// Snapshot is one unchanging state of the buckets, which a store supplies and everything in this
// package reads from. Keys and values that it gives out must not be changed, and stay as they
// are for as long as somebody holds them.
//
// An error is for the whole snapshot: the store is damaged. A scan that meets one yields it once
// and ends.
type Snapshot interface {
	// Get returns the value under key, nil for none.
	Get(b Bucket, key []byte) ([]byte, error)
	// Ascend scans upwards beginning at from, inclusive; nil begins at the first key.
	Ascend(b Bucket, from []byte) iter.Seq2[Entry, error]
	// Descend scans downwards beginning below the given key, exclusive; nil begins at the last.
	Descend(b Bucket, below []byte) iter.Seq2[Entry, error]
}

// errEnded is what a Reader or Tx answers that was kept after its function returned.
var errEnded = errors.New("the transaction has ended; a Reader or Tx must not be kept")

// lease is a snapshot that can be taken back from whoever still holds it.
type lease struct {
	snapshot Snapshot
	ended    bool
}

func (l *lease) Get(b Bucket, key []byte) ([]byte, error) {
	if l.ended {
		return nil, errEnded
	}
	return l.snapshot.Get(b, key)
}

func (l *lease) Ascend(b Bucket, from []byte) iter.Seq2[Entry, error] {
	if l.ended {
		return failed(errEnded)
	}
	return l.snapshot.Ascend(b, from)
}

func (l *lease) Descend(b Bucket, below []byte) iter.Seq2[Entry, error] {
	if l.ended {
		return failed(errEnded)
	}
	return l.snapshot.Descend(b, below)
}

// failed is a scan that meets an error at once.
func failed(err error) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) { yield(Entry{}, err) }
}
